"""The end of a traject, for the klantmanager who decides it."""

from collections.abc import Coroutine, Mapping
from typing import Any

from litestar import Response, get, post

from backend import content
from backend.core import dossiers
from backend.core.errors import Invalid
from backend.core.pages import answer, page
from backend.core.pages.answer import Page
from backend.core.web import forms as web
from backend.core.web import wishes
from backend.core.web.forms import read_form
from backend.core.web.guards import helper
from backend.core.web.request import Id, Request
from backend.features.journey import actions, forms, queries


async def show_end(
    request: Request,
    person: int,
    status: int = 200,
    *,
    errors: Mapping[str, str] | None = None,
    typed: Mapping[str, str] | None = None,
) -> Page:
    whose = await dossiers.decided_by(request.me, person)
    end, given = await queries.end_of(whose.traject), await queries.given(whose.traject)
    known = (end.reason, end.day) if end else given
    proposed = {"reason": known[0], "day": known[1].isoformat()} if known else {}
    return page(
        request,
        "journey/end.html",
        status,
        typed=typed or proposed,
        errors=errors,
        whose=whose,
        end=end,
        endings=content.load(request.me.gemeente_key).endings,
        planned=await queries.planned(whose.traject),
    )


@get("/clienten/{person:int}/einde", guards=[helper])
async def end_page(request: Request, person: Id) -> Page:
    return await show_end(request, person)


@post("/clienten/{person:int}/einde", guards=[helper], status_code=200)
async def set_end(request: Request, person: Id) -> Response[Any]:
    await dossiers.decided_by(request.me, person)
    try:
        form = await read_form(request, forms.End)
        await wishes.grant(request, _wish(request, person, form))
    except Invalid as wrong:
        return await show_end(request, person, wrong.status, errors=wrong.fields, typed=await web.typed(request))
    return await answer(request, f"/clienten/{person}/einde", lambda: show_end(request, person))


def _wish(request: Request, person: int, form: forms.End) -> Coroutine[Any, Any, None]:
    if form.ended == "0":
        return actions.reopen(request.me, person)
    return actions.end(request.me, person, form.reason, form.day)


ROUTES = (end_page, set_end)
