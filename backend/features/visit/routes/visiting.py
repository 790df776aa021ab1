"""A home visit on the helper's phone: their own screen, and the one that lies on the table."""

from datetime import timedelta
from typing import Any, Literal

from litestar import Response, get, post

from backend import content
from backend.core import clock, dossiers
from backend.core.errors import NotFound
from backend.core.pages import page, page_in, see
from backend.core.pages.answer import Page
from backend.core.web import table, wishes
from backend.core.web.forms import Form, read_form
from backend.core.web.guards import helper
from backend.core.web.keeping import TAKEN_ALONG
from backend.core.web.request import Id, Request
from backend.features.visit import actions, meetings, queries, views
from backend.features.visit.limits import limits
from backend.features.visit.views import Reader


class Looking(Form):
    samen: Literal["0", "1"]


@get("/clienten/{person:int}/huisbezoek", guards=[helper], opt=TAKEN_ALONG)
async def visiting(request: Request, person: Id) -> Page:
    me = request.me
    whose = await dossiers.in_casework(me, person)
    visit, since = await queries.since(me, whose)
    reader = Reader(request.language, me.gemeente_key, staff=True)
    return page(
        request,
        "visit/visiting.html",
        whose=whose,
        visit=visit,
        lines=views.lines(await queries.tasks(me, person, since), reader),
        reasons=[(reason.key, reader.say(reason.text)) for reason in content.load(me.gemeente_key).reasons.values()],
        coming=reader.named(await meetings.coming(me, whose.traject, since)),
        kinds=[(kind.key, reader.say(kind.title), "") for kind in await meetings.kinds(me, whose)],
        slots=await meetings.slots(me, whose),
        tomorrow=clock.today() + timedelta(days=1),
        past=await queries.visits(me, person),
        limits=limits(),
    )


@get("/clienten/{person:int}/huisbezoek/samen", guards=[helper], opt=TAKEN_ALONG)
async def together(request: Request, person: Id) -> Response[Any]:
    """In the newcomer's language, and nothing on it that is not theirs to read."""
    me, told = request.me, bool(table.place(request, request.visit))
    try:
        whose = await dossiers.in_casework(me, person)
    except NotFound:
        if not told:
            raise
        return _alone(request, "/clienten")  # else no way would lead on
    visit, since = await queries.since(me, whose)
    reader = Reader(whose.language, me.gemeente_key, staff=False)
    rows = [row for row in await queries.tasks(me, person, since) if row.actor == "newcomer" and not row.dropped_at]
    return page_in(
        whose.language,
        request,
        "visit/together.html",
        whose=whose,
        told=told,
        lines=views.lines(rows, reader),
        coming=reader.named(await meetings.coming(me, whose.traject, since)),
        helpers=await queries.helpers(whose.traject),
    )


def _alone(request: Request, address: str) -> Response[Any]:
    response = see(request, address)
    table.take_away(response)
    return response


@post("/clienten/{person:int}/huisbezoek/samen", guards=[helper], status_code=200)
async def look(request: Request, person: Id) -> Response[Any]:
    """The phone goes to lie on the table, or is the helper's own again."""
    form, here = await read_form(request, Looking), f"/clienten/{person}/huisbezoek"
    await dossiers.in_casework(request.me, person)
    if form.samen == "0":
        return _alone(request, here)
    response = see(request, f"{here}/samen")
    table.put(request, response, person)
    return response


@post("/clienten/{person:int}/huisbezoek", guards=[helper], status_code=200)
async def begin(request: Request, person: Id) -> Response[Any]:
    await read_form(request, Form)
    moment = request.wished_at or clock.now()
    await wishes.grant(request, actions.begin(request.me, person, moment))
    return see(request, f"/clienten/{person}/huisbezoek")


@post("/clienten/{person:int}/huisbezoek/einde", guards=[helper], status_code=200)
async def end(request: Request, person: Id) -> Response[Any]:
    await read_form(request, Form)
    visit = await wishes.grant(request, actions.end(request.me, person))
    return see(request, f"/huisbezoeken/{visit}" if visit else f"/clienten/{person}/huisbezoek")


ROUTES = (visiting, together, look, begin, end)
