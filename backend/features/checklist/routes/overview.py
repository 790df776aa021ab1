"""A dossier at a glance, for the team; and the newcomer's own first page, as they see it."""

from datetime import datetime
from typing import Any

from litestar import get

from backend.core import access, clock, dossiers, looks
from backend.core.access import Person
from backend.core.dossiers import Newcomer
from backend.core.errors import NotFound
from backend.core.pages import page, page_in, telling
from backend.core.pages.answer import Page
from backend.core.trail import queries as trail
from backend.core.trail.queries import Event
from backend.core.web.guards import helper
from backend.core.web.request import Id, Request
from backend.features.checklist import queries, readers
from backend.features.checklist.overview import open, who
from backend.features.checklist.overview.theirs import theirs
from backend.features.checklist.overview.wording import LITERACY
from backend.features.checklist.queries import Member
from backend.features.checklist.stones import current, stones
from backend.features.checklist.upcoming import upcoming

MOST, LAST = 30, 5


@get("/clienten/{person:int}", guards=[helper])
async def overview(request: Request, person: Id) -> Page:
    me = request.me
    whose = await dossiers.open_for(me, person)
    helpers = await queries.helpers(whose.traject)
    rows = await queries.tasks_of(me, person)
    more = {} if me.role == "docent" else await _casework(me, whose, helpers)
    return page(
        request,
        "checklist/overview.html",
        whose=whose,
        helpers=helpers,
        owners=open.owners(rows, readers.reader_of(me, clock.today(), "")),
        **{"casework": False} | more,
    )


async def _casework(me: Person, whose: Newcomer, helpers: list[Member]) -> dict[str, Any]:
    """What a docent does not see."""
    events = await trail.of_dossier(me, whose.traject, most=MOST)
    visit = await looks.last_visit(me, whose.traject)
    own = await theirs(me, await _newcomer(whose), helpers, me.language)
    return {
        "casework": True,
        "own": own,
        "visit": visit,
        "news": telling.together(_since(events, visit, me), me),
        "last": telling.together(events, me)[:LAST],
        "household": await who.household(me, whose),
        "reached": await who.reached(whose),
        "talked": await who.talked(whose),
        "literacy": LITERACY,
    }


def _since(events: list[Event], visit: datetime | None, me: Person) -> list[Event]:
    """What others did since this helper was here; all of it is new to who was never here."""
    return [event for event in events if event.actor != me.id and (visit is None or event.at > visit)]


async def _newcomer(whose: Newcomer) -> Person:
    newcomer = await access.person(whose.id)
    if newcomer is None:
        raise NotFound
    return newcomer


@get("/clienten/{person:int}/voorbeeld", guards=[helper])
async def preview(request: Request, person: Id) -> Page:
    """To read only, in the newcomer's language: the phone may be shown to them."""
    whose = await dossiers.in_casework(request.me, person)
    newcomer = await _newcomer(whose)
    helpers = await queries.helpers(whose.traject)
    steps = await stones(newcomer)
    context = {
        "newcomer": newcomer,
        "own": await theirs(request.me, newcomer, helpers, newcomer.language),
        "helpers": helpers,
        "steps": steps,
        "current": current(steps),
        "meeting": await upcoming(newcomer),
    }
    return page_in(newcomer.language, request, "checklist/preview.html", **context)


ROUTES = (overview, preview)
