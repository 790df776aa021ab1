"""The same steps as a helper sees them, who also says where each stands."""

from typing import Any

from litestar import Response, get, post

from backend import content
from backend.core import dossiers
from backend.core.errors import NotFound
from backend.core.pages import answer, page
from backend.core.pages.answer import Page
from backend.core.web import wishes
from backend.core.web.forms import read_form
from backend.core.web.guards import helper
from backend.core.web.request import Id, Request
from backend.features.journey import actions, forms
from backend.features.journey.routes.path import way_of
from backend.features.journey.wording import STATES


async def show_steps(request: Request, person: int) -> Page:
    whose = await dossiers.open_for(request.me, person)
    steps = await way_of(request.me, person)
    may_set = request.me.role in dossiers.CASEWORKERS
    return page(request, "journey/steps_of.html", whose=whose, steps=steps, states=STATES, may_set=may_set)


@get("/clienten/{person:int}/stappen", guards=[helper])
async def steps_of(request: Request, person: Id) -> Page:
    return await show_steps(request, person)


@post("/clienten/{person:int}/stappen/{number:int}", guards=[helper], status_code=200)
async def set_step(request: Request, person: Id, number: Id) -> Response[Any]:
    steps = list(content.load(request.me.gemeente_key).steps)
    if number > len(steps):
        raise NotFound
    form = await read_form(request, forms.Step)
    await wishes.grant(request, actions.set_step(request.me, person, steps[number - 1], form.state))
    return await answer(request, f"/clienten/{person}/stappen", lambda: show_steps(request, person))


ROUTES = (steps_of, set_step)
