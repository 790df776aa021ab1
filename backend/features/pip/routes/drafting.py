"""The klantmanager's draft: one form; whatever comes of it, what was typed stands in the answer."""

from typing import Any

from litestar import Response, post

from backend.core import dossiers
from backend.core.errors import Invalid
from backend.core.pages import see
from backend.core.pages.answer import Page
from backend.core.web import forms as web
from backend.core.web import wishes
from backend.core.web.forms import read_form
from backend.core.web.guards import helper
from backend.core.web.request import Id, Request
from backend.features.pip import actions, forms
from backend.features.pip.routes.team import DRAFT, show_plan
from backend.features.pip.rules.checks import Point

LAW_ASKS = 409


@post("/clienten/{person:int}/plan/nieuw", guards=[helper], status_code=200)
async def start(request: Request, person: Id) -> Response[Any]:
    await wishes.grant(request, actions.start(request.me, person))
    return see(request, f"/clienten/{person}/plan")


@post("/clienten/{person:int}/plan", guards=[helper], status_code=200)
async def save(request: Request, person: Id) -> Response[Any]:
    await dossiers.decided_by(request.me, person)
    try:
        form = await read_form(request, forms.Draft)
        do = actions.establish if form.wish == "establish" else actions.save
        points = await wishes.grant(request, do(request.me, person, form.plan, form.revision))
    except Invalid as wrong:
        return await show_plan(
            request, person, wrong.status, errors=wrong.fields, typed=await web.typed(request), at=DRAFT
        )
    except (actions.Overtaken, actions.TakenAway) as refused:
        return await _told(request, person, refused)
    return await _said(request, person, form, points or [])


async def _told(request: Request, person: int, refused: actions.Overtaken | actions.TakenAway) -> Page:
    return await show_plan(
        request,
        person,
        refused.status,
        typed=await web.typed(request),
        at=DRAFT,
        refusal=refused.sentence,
        refused_values=refused.values,
    )


async def _said(request: Request, person: int, form: forms.Draft, points: list[Point]) -> Response[Any]:
    """Saved; with what the law still asks. Only who wished to establish it is refused."""
    if form.wish == "establish" and not points:
        return see(request, f"/clienten/{person}/plan")
    status = LAW_ASKS if form.wish == "establish" else 200
    return await show_plan(request, person, status, points=points, at=DRAFT, saved=True)


ROUTES = (start, save)
