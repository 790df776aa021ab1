"""/clienten/{id}/gezin: who lives together. First in words what happens to the shared tasks, then it happens."""

from datetime import date
from typing import Any, Literal

from litestar import Response, get, post

from backend.core import dossiers
from backend.core.errors import Invalid
from backend.core.pages import page, see
from backend.core.pages.answer import Page
from backend.core.web.forms import Form, read_form, typed
from backend.core.web.guards import klantmanager
from backend.core.web.request import Id, Request
from backend.features.journey import living, queries
from backend.features.journey.actions import households
from backend.features.journey.forms import RowId

LIVING = "/clienten/{person:int}/gezin"


class Together(Form):
    other: RowId
    since: date
    sure: Literal["1"] | None = None


class Apart(Form):
    since: date


async def _shown(request: Request, person: int, status: int = 200, **more: Any) -> Page:
    whose = await dossiers.decided_by(request.me, person)
    return page(
        request,
        "journey/living.html",
        status,
        whose=whose,
        others=await living.others(whose),
        could_join=await living.could_join(request.me, whose),
        children=await queries.children(whose.household),
        place=f"/clienten/{person}/gezin",
        **more,
    )


@get(LIVING, guards=[klantmanager])
async def show(request: Request, person: Id) -> Page:
    return await _shown(request, person)


@post(LIVING, guards=[klantmanager], status_code=200)
async def bring_together(request: Request, person: Id) -> Response[Any]:
    await dossiers.decided_by(request.me, person)
    try:
        form = await read_form(request, Together)
        if not form.sure:
            households.check(form.since)
            joining = await living.joining(request.me, person, form.other)
            return await _shown(request, person, typed=await typed(request), joining=joining, since=form.since)
        await households.bring_together(request.me, person, form.other, form.since)
    except Invalid as wrong:
        return await _shown(request, person, wrong.status, typed=await typed(request), errors=wrong.fields)
    return see(request, f"/clienten/{person}/gezin")


@post(f"{LIVING}/uit", guards=[klantmanager], status_code=200)
async def take_out(request: Request, person: Id) -> Response[Any]:
    await dossiers.decided_by(request.me, person)
    try:
        form = await read_form(request, Apart)
        await households.take_out(request.me, person, form.since)
    except Invalid as wrong:
        return await _shown(request, person, wrong.status, errors={"apart": wrong.fields["since"]})
    return see(request, f"/clienten/{person}/gezin")


ROUTES = (show, bring_together, take_out)
