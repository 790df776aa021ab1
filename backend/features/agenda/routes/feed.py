"""Days for the calendar on the phone: one at a time, or all of them under a private address."""

from collections.abc import Sequence
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from backend.core import clock, settings
from backend.core.errors import NotFound
from backend.core.pages import page, see
from backend.core.pages.answer import Page
from backend.core.web.forms import Form, read_form
from backend.core.web.guards import newcomer, signed_in
from backend.core.web.request import Id, Request
from backend.features.agenda import actions
from backend.features.agenda.queries import calendar, days
from backend.features.agenda.rules import ics
from backend.features.agenda.rules.ics import Entry, Meeting

SETTINGS = "/instellingen/agenda"
NAME = "Wegwijs"


def file(entries: Sequence[Entry | Meeting]) -> Response[str]:
    return Response(ics.calendar(NAME, entries, clock.now()), media_type="text/calendar; charset=utf-8")


@get("/taken/{task:int}/agenda.ics", guards=[signed_in])
async def one(request: Request, task: Id) -> Response[str]:
    return file([await days.entry(request.me, task)])


@get("/agenda/{name:str}")
async def feed(request: Request, name: FromPath[str]) -> Response[str]:
    """Read by a calendar app, which signs in nowhere: the name is the secret."""
    token, dot, kind = name.partition(".")
    if (dot, kind) != (".", "ics"):
        raise NotFound
    reader = await days.reader(token)
    return file([*await days.entries(reader), *await calendar.meetings(reader)])


@get(SETTINGS, guards=[newcomer])
async def show(request: Request) -> Page:
    return page(request, "agenda/feed.html", has_feed=await days.has_feed(request.me), address="")


@post(SETTINGS, guards=[newcomer], status_code=200)
async def open_feed(request: Request) -> Page:
    """The answer itself shows the address: it stands nowhere else, and going back does not bring it again."""
    await read_form(request, Form)
    address = f"{settings.current().origin}/agenda/{await actions.open_feed(request.me)}.ics"
    return page(request, "agenda/feed.html", has_feed=True, address=address)


@post(f"{SETTINGS}/stop", guards=[newcomer], status_code=200)
async def close_feed(request: Request) -> Response[Any]:
    await read_form(request, Form)
    await actions.close_feed(request.me)
    return see(request, SETTINGS)


ROUTES = (one, feed, show, open_feed, close_feed)
