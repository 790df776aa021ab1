"""Who did what kind of thing, for the beheerder; and the same as a sheet, which is logged too."""

from typing import Any

from litestar import Response, get
from litestar.params import FromQuery

from backend.core.errors import Invalid, NotFound
from backend.core.pages import page, sheets
from backend.core.pages.answer import Page
from backend.core.trail.kind import GROUPS
from backend.core.trail.kinds import KINDS
from backend.core.web.guards import beheerder, freshly_proved
from backend.core.web.request import Request
from backend.features.trail import actions, views
from backend.features.trail.queries import deeds
from backend.features.trail.queries.asked import Asked
from backend.features.trail.routes.address import Before, Name, day_of

DEEDS = "/beheer/inzage/gedaan"
ROWS = 10_000  # in a sheet


def _asked(naam: str, dag: str, soort: str, voor: int | None = None) -> Asked:
    if soort and soort not in GROUPS:
        raise NotFound
    return Asked(naam.strip(), day_of(dag), soort, voor)


@get(DEEDS, guards=[beheerder])
async def show(
    request: Request, naam: Name = "", dag: FromQuery[str] = "", soort: FromQuery[str] = "", voor: Before = None
) -> Page:
    asked = _asked(naam, dag, soort, voor)
    typed = {"naam": naam, "dag": dag, "soort": soort}
    try:
        found, has_more = await deeds.in_gemeente(request.me, asked)
    except Invalid as wrong:
        return _page(request, typed, wrong.status, errors=wrong.fields)
    return _page(request, typed, deeds=found, more=found[-1].id if has_more else None)


def _page(request: Request, typed: dict[str, str], status: int = 200, **context: Any) -> Page:
    titles = {key: group.title for key, group in GROUPS.items()}
    shown: dict[str, Any] = {"deeds": [], "kinds": KINDS, "groups": titles, "most": ROWS} | context
    return page(request, "trail/deeds.html", status, typed=typed, **shown)


@get(f"{DEEDS}.csv", guards=[beheerder, freshly_proved])
async def sheet(
    request: Request, naam: Name = "", dag: FromQuery[str] = "", soort: FromQuery[str] = ""
) -> Response[str]:
    """The newest of what is asked. It is made before it is logged: it does not hold itself."""
    try:
        found, _ = await deeds.in_gemeente(request.me, _asked(naam, dag, soort), ROWS)
    except Invalid as wrong:
        raise NotFound from wrong
    await actions.fetched(request.me)
    return sheets.answer("gedaan.csv", views.rows(found, request.me))


ROUTES = (show, sheet)
