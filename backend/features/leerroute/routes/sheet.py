"""The hours of a class as a list: first what becomes of every row; nothing is saved before that is asked."""

from collections import defaultdict
from datetime import date
from typing import Any

from litestar import Response, get, post
from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from backend.core import clock
from backend.core.access import Person, Visit
from backend.core.errors import Invalid, NotFound
from backend.core.pages import page
from backend.core.pages.answer import Page
from backend.core.web import forms as web
from backend.core.web import wishes
from backend.core.web.forms import read_form
from backend.core.web.guards import helper
from backend.core.web.request import Request
from backend.features.leerroute import actions, forms, views, wording
from backend.features.leerroute.actions.hours import Week
from backend.features.leerroute.actions.opening import SCHOOL
from backend.features.leerroute.queries import study
from backend.features.leerroute.rules import sheet
from backend.features.leerroute.rules.sheet import Pupil, Row


async def of_school(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
    """After `helper`."""
    visit: Visit = connection.scope["state"]["visit"]
    if visit.person.role not in SCHOOL:
        raise NotFound


async def show(request: Request, status: int = 200, **context: Any) -> Page:
    shown: dict[str, Any] = {"rows": [], "saved": 0, "before": {}} | context
    return page(request, "leerroute/sheet.html", status, views=views, words=wording, **shown)


@get("/clienten/uren", guards=[helper, of_school])
async def empty_sheet(request: Request) -> Page:
    return await show(request)


@post("/clienten/uren", guards=[helper, of_school], status_code=200)
async def read_sheet(request: Request) -> Response[Any]:
    try:
        form = await read_form(request, forms.Sheet)
    except Invalid as wrong:
        return await show(request, wrong.status, errors=wrong.fields, typed=await web.typed(request))
    rows = await _rows(request.me, form.text)
    taken = [row for row in rows if row.why is None]
    refused = [row for row in rows if row.why]
    if form.save and taken:
        await wishes.grant(request, actions.save_hours(request.me, _weeks(taken)))
        left = "\n".join(row.text for row in refused)
        return await show(request, rows=refused, saved=len(taken), typed={"text": left})
    return await show(request, rows=rows, before=await _before(request.me), typed={"text": form.text})


async def _rows(me: Person, text: str) -> list[Row]:
    pupils = [Pupil(each.person, each.name, each.started_on) for each in await study.pupils(me)]
    return sheet.read(text, pupils, clock.today())


async def _before(me: Person) -> dict[tuple[int, date, str], int]:
    """What is known now, by person, week and kind."""
    people = {each.traject: each.person for each in await study.pupils(me)}
    known = await study.hours(me, None)
    return {
        (people[traject], each.week, each.kind): each.minutes for traject in people for each in known.get(traject, [])
    }


def _weeks(rows: list[Row]) -> list[Week]:
    found: dict[tuple[int, Any], dict[str, int]] = defaultdict(dict)
    for row in rows:
        found[row.person, row.week][row.kind] = row.minutes
    return [Week(person, week, minutes) for (person, week), minutes in found.items()]


ROUTES = (empty_sheet, read_sheet)
