"""Numbers for who steers the work of a gemeente. No name stands in them, and no number that is about few."""

from typing import Any

from litestar import Response, get
from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler
from litestar.params import FromPath

from backend.core import texts
from backend.core.access import Person, Visit
from backend.core.errors import NotFound
from backend.core.pages import page
from backend.core.pages.answer import Page
from backend.core.texts import N_
from backend.core.web.guards import signed_in
from backend.core.web.request import Request
from backend.features.reports import rules, views
from backend.features.reports.views import Report

READERS = ("klantmanager", "beheerder")
TOO_FEW = N_("minder dan {n}")
BYTE_ORDER = "\ufeff"  # without it Excel reads UTF-8 as something else


async def reader(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
    """After `signed_in`."""
    visit: Visit = connection.scope["state"]["visit"]
    if visit.person.role not in READERS:
        raise NotFound


@get("/rapportages", guards=[signed_in, reader])
async def reports(request: Request) -> Page:
    found = {key: await make(request.me) for key, make in views.ALL.items()}
    return page(request, "reports/list.html", reports=found, rules=rules, too_few=TOO_FEW)


@get("/rapportages/{name:str}", guards=[signed_in, reader])
async def sheet(request: Request, name: FromPath[str]) -> Response[str]:
    key, _, kind = name.rpartition(".")
    if key not in views.ALL or kind != "csv":
        raise NotFound
    text = rules.sheet(_rows(request.me, await views.ALL[key](request.me)))
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(BYTE_ORDER + text, media_type="text/csv", headers=headers)


def _rows(me: Person, report: Report) -> list[list[str]]:
    words = texts.of(me.language)
    hidden = words.plain(TOO_FEW, n=rules.SMALLEST)
    head = [words.plain(report.first), *map(words.plain, report.columns)]
    body = [[name, *(hidden if number is None else str(number) for number in row)] for name, row in report.rows.items()]
    return [head, *body]


ROUTES = (reports, sheet)
