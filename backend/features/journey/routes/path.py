"""The newcomer's own way: all steps, and one of them."""

from typing import Any

from litestar import Response, get, post

from backend import content
from backend.core import clock, dossiers
from backend.core.access import Person
from backend.core.errors import NotFound
from backend.core.pages import page, see
from backend.core.pages.answer import Page
from backend.core.web import wishes
from backend.core.web.forms import read_form
from backend.core.web.guards import newcomer
from backend.core.web.keeping import KEPT
from backend.core.web.request import Id, Request
from backend.features.journey import actions, forms, queries, views
from backend.features.journey.views import Stretch


@get("/stappen", guards=[newcomer], opt=KEPT)
async def path(request: Request) -> Page:
    return page(request, "journey/path.html", steps=await way_of(request.me, request.me.id))


@get("/stappen/{number:int}", guards=[newcomer], opt=KEPT)
async def step(request: Request, number: Id) -> Page:
    steps = await way_of(request.me, request.me.id)
    if number > len(steps):
        raise NotFound
    one, words = steps[number - 1], content.load(request.me.gemeente_key).words
    return page(request, "journey/step.html", one=one, words=[words[key] for key in one.step.words], steps=steps)


@post("/stappen/{number:int}/gezien", guards=[newcomer], status_code=200)
async def seen(request: Request, number: Id) -> Response[Any]:
    """The celebration stands on the first page; "Verder" leads on there."""
    steps = list(content.load(request.me.gemeente_key).steps)
    if number > len(steps):
        raise NotFound
    await read_form(request, forms.Seen)
    await wishes.grant(request, actions.celebrate(request.me, steps[number - 1]))
    return see(request, "/")


async def way_of(me: Person, person: int) -> list[Stretch]:
    """Raises NotFound for who is not theirs to see."""
    whose = await dossiers.open_for(me, person)
    reached, tasks = await queries.steps(whose.traject), await queries.tasks(me, whose.traject)
    return views.way(content.load(me.gemeente_key), reached, tasks, clock.today())


ROUTES = (path, step, seen)
