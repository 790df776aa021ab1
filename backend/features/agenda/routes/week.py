"""A helper's own day and week, over all their newcomers."""

from datetime import date, timedelta
from typing import NamedTuple

from litestar import get

from backend.core import clock, times
from backend.core.clock import AMSTERDAM
from backend.core.pages import page
from backend.core.pages.answer import Page
from backend.core.web.guards import helper
from backend.core.web.request import Request
from backend.features.agenda.queries import appointments
from backend.features.agenda.routes.mine import show_all
from backend.features.agenda.views import Shown

DAYS = {"dag": 1, "week": 7}
FIRST_YEAR, LAST_YEAR = 2000, 2100


class Day(NamedTuple):
    day: date
    appointments: list[Shown]


@get("/agenda", guards=[helper])
async def week(request: Request) -> Page:
    view = request.query_params.get("toon", "week")
    number = DAYS.get(view, DAYS["week"])
    asked = _day(request.query_params.get("van", ""))
    first = asked if number == 1 else times.monday_of(asked)
    rows = await appointments.where_one_comes(request.me, times.of_day(first, AMSTERDAM, number))
    shown = await show_all(request.me, [row for row in rows if row.status != "cancelled"])
    shown = [each for each in shown if each.is_for(request.me)]
    return page(
        request,
        "agenda/week.html",
        days=[Day(day, [each for each in shown if each.day == day]) for day in _days(first, number)],
        view="dag" if number == 1 else "week",
        asked=asked,
        before=first - timedelta(days=number),
        after=first + timedelta(days=number),
    )


def _days(first: date, number: int) -> list[date]:
    return [first + timedelta(days=offset) for offset in range(number)]


def _day(text: str) -> date:
    """Today for what is no day."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return clock.today()
    return day if FIRST_YEAR < day.year < LAST_YEAR else clock.today()


ROUTES = (week,)
