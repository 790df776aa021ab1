"""A newcomer's own appointments: the next one large, what comes after it, and what was."""

from litestar import get

from backend.core import coming
from backend.core.access import Person
from backend.core.pages import page
from backend.core.pages.answer import Page
from backend.core.web.guards import newcomer
from backend.core.web.keeping import KEPT
from backend.core.web.maps import route_to
from backend.core.web.request import Request
from backend.features.agenda import views
from backend.features.agenda.queries import appointments, planning
from backend.features.agenda.queries.appointments import Row
from backend.features.agenda.views import Shown

MOST_GONE = 20


async def show_all(me: Person, rows: list[Row]) -> list[Shown]:
    people = await coming.people([row.id for row in rows])
    return [views.shown(row, people[row.id], me) for row in rows]


@get("/afspraken", guards=[newcomer], opt=KEPT)
async def mine(request: Request) -> Page:
    me = request.me
    rows = await show_all(me, await appointments.of_traject(me, me.traject or 0))
    coming = [each for each in views.coming(rows) if each.row.status == "planned"]
    return page(
        request,
        "agenda/mine.html",
        next=coming[0] if coming else None,
        later=coming[1:],
        gone=views.gone(rows)[:MOST_GONE],
        route=route_to(request, coming[0].row.place) if coming else "",
        helper=None if coming else await _to_call(me),
    )


async def _to_call(me: Person) -> planning.Member | None:
    """The first of their helpers who has a number."""
    return next((each for each in await planning.team(me.traject or 0) if each.phone), None)


ROUTES = (mine,)
