"""Numbers for who steers the work of a gemeente. No name stands in them, and no number that is about few."""

from litestar import Response, get
from litestar.params import FromPath

from backend.core import texts
from backend.core.access import Person
from backend.core.errors import NotFound
from backend.core.pages import page, sheets
from backend.core.pages.answer import Page
from backend.core.texts import N_
from backend.core.web.guards import in_charge
from backend.core.web.request import Request
from backend.features.reports import actions, rules, views
from backend.features.reports.views import Report

TOO_FEW = N_("minder dan {n}")


@get("/rapportages", guards=[in_charge])
async def reports(request: Request) -> Page:
    found = {key: await make(request.me) for key, make in views.ALL.items()}
    return page(request, "reports/list.html", reports=found, rules=rules, too_few=TOO_FEW)


@get("/rapportages/{name:str}", guards=[in_charge])
async def sheet(request: Request, name: FromPath[str]) -> Response[str]:
    key, _, kind = name.rpartition(".")
    if key not in views.ALL or kind != "csv":
        raise NotFound
    rows = _rows(request.me, await views.ALL[key](request.me))
    await actions.fetched(request.me, key)
    return sheets.answer(name, rows)


def _rows(me: Person, report: Report) -> list[list[str]]:
    words = texts.of(me.language)
    hidden = words.plain(TOO_FEW, n=rules.SMALLEST)
    head = [words.plain(report.first), *map(words.plain, report.columns)]
    body = [[name, *(hidden if number is None else str(number) for number in row)] for name, row in report.rows.items()]
    return [head, *body]


ROUTES = (reports, sheet)
