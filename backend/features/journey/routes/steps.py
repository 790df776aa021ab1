"""The same steps as a helper sees them, who also says where each stands."""

from collections.abc import Mapping
from typing import Any

from litestar import Response, get, post

from backend import content
from backend.core import dossiers
from backend.core.errors import Invalid, NotFound
from backend.core.pages import answer, page
from backend.core.pages.answer import Page
from backend.core.web import forms as web
from backend.core.web import wishes
from backend.core.web.forms import read_form
from backend.core.web.guards import helper
from backend.core.web.request import Id, Request
from backend.features.journey import actions, forms, queries
from backend.features.journey.routes.path import way_of
from backend.features.journey.wording import STATES


async def show_steps(
    request: Request,
    person: int,
    status: int = 200,
    *,
    errors: Mapping[str, str] | None = None,
    typed: Mapping[str, str] | None = None,
    saved: bool = False,
) -> Page:
    whose = await dossiers.open_for(request.me, person)
    return page(
        request,
        "journey/steps_of.html",
        status,
        errors=errors,
        typed=typed,
        saved=saved,
        whose=whose,
        steps=await way_of(request.me, person),
        states=STATES,
        may_set=request.me.role in dossiers.CASEWORKERS,
        decides=request.me.role == "klantmanager",
        end=await queries.end_of(whose.traject),
    )


@get("/clienten/{person:int}/stappen", guards=[helper])
async def steps_of(request: Request, person: Id) -> Page:
    return await show_steps(request, person)


@post("/clienten/{person:int}/stappen/{number:int}", guards=[helper], status_code=200)
async def set_step(request: Request, person: Id, number: Id) -> Response[Any]:
    steps = list(content.load(request.me.gemeente_key).steps)
    if number > len(steps):
        raise NotFound
    await dossiers.in_casework(request.me, person)
    try:
        form = await read_form(request, forms.Step)
        wish = actions.set_step(request.me, person, steps[number - 1], form.state, form.since)
        await wishes.grant(request, wish)
    except Invalid as wrong:
        typed = await web.typed(request)
        errors = {f"{field}-{number}": sentence for field, sentence in wrong.fields.items()}  # as the page has them
        return await show_steps(request, person, wrong.status, errors=errors, typed=typed)
    return await answer(request, f"/clienten/{person}/stappen", lambda: show_steps(request, person, saved=True))


ROUTES = (steps_of, set_step)
