"""What can be printed. Made off the loop: laying out Arabic takes a moment, and others should not wait for it."""

import asyncio

from litestar import Response, get

from backend.core import dossiers
from backend.core.dossiers import Newcomer
from backend.core.errors import NotFound
from backend.core.web.guards import freshly_proved, helper, newcomer
from backend.core.web.request import Id, Request
from backend.features.pip import actions, paper, views
from backend.features.pip.queries import plans

PDF = "application/pdf"


def _sheet(body: bytes, name: str) -> Response[bytes]:
    return Response(body, media_type=PDF, headers={"content-disposition": f'attachment; filename="{name}.pdf"'})


async def _plan(request: Request, whose: Newcomer) -> Response[bytes]:
    whole = await views.whole(request.me, whose)
    if whole.valid is None:
        raise NotFound
    return _sheet(await asyncio.to_thread(paper.plan_paper, whose.language, whose, whole), "plan")


async def _journey(request: Request, whose: Newcomer) -> Response[bytes]:
    days = (await views.whole(request.me, whose)).days
    reached = await plans.steps(whose.traject)
    body = await asyncio.to_thread(paper.journey_paper, whose.language, request.me.gemeente_key, whose, reached, days)
    return _sheet(body, "reis")


@get("/plan/pip.pdf", guards=[newcomer, freshly_proved])
async def my_plan(request: Request) -> Response[bytes]:
    return await _plan(request, await dossiers.in_plan(request.me, request.me.id))


@get("/plan/reis.pdf", guards=[newcomer, freshly_proved])
async def my_journey(request: Request) -> Response[bytes]:
    return await _journey(request, await dossiers.in_plan(request.me, request.me.id))


@get("/clienten/{person:int}/plan/pip.pdf", guards=[helper, freshly_proved])
async def plan_of(request: Request, person: Id) -> Response[bytes]:
    whose = await dossiers.decided_by(request.me, person)
    sheet = await _plan(request, whose)
    await actions.fetched(request.me, whose, "plan")
    return sheet


@get("/clienten/{person:int}/plan/reis.pdf", guards=[helper, freshly_proved])
async def journey_of(request: Request, person: Id) -> Response[bytes]:
    whose = await dossiers.decided_by(request.me, person)
    sheet = await _journey(request, whose)
    await actions.fetched(request.me, whose, "reis")
    return sheet


ROUTES = (my_plan, my_journey, plan_of, journey_of)
