"""Who looked: /instellingen/gekeken for the newcomer, /beheer/inzage for who answers for the gemeente."""

from litestar import get
from litestar.params import FromQuery

from backend.core.errors import Invalid
from backend.core.pages import page
from backend.core.pages.answer import Page
from backend.core.web.guards import in_charge, newcomer
from backend.core.web.request import Request
from backend.features.trail.queries import looks
from backend.features.trail.queries.asked import Asked
from backend.features.trail.routes.address import Before, Name, day_of


@get("/instellingen/gekeken", guards=[newcomer])
async def own(request: Request) -> Page:
    return page(request, "trail/looks_own.html", looks=await looks.at_ones_own(request.me), days=looks.SHOWN.days)


@get("/beheer/inzage", guards=[in_charge])
async def of_gemeente(request: Request, naam: Name = "", dag: FromQuery[str] = "", voor: Before = None) -> Page:
    asked = Asked(naam.strip(), day_of(dag), before=voor)
    try:
        found, has_more = await looks.in_gemeente(request.me, asked)
    except Invalid as wrong:
        return page(request, "trail/looks.html", wrong.status, errors=wrong.fields, typed=_typed(naam, dag), looks=[])
    more = found[-1].id if has_more else None
    return page(request, "trail/looks.html", looks=found, typed=_typed(naam, dag), more=more)


def _typed(naam: str, dag: str) -> dict[str, str]:
    return {"naam": naam, "dag": dag}


ROUTES = (own, of_gemeente)
