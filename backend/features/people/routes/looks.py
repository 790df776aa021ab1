"""Who looked: /instellingen/gekeken for the newcomer, /beheer/inzage for who answers for the gemeente."""

from datetime import date
from typing import Annotated

from litestar import get
from litestar.params import FromQuery, Parameter

from backend.core.errors import NotFound
from backend.core.pages import page
from backend.core.pages.answer import Page
from backend.core.web.forms import is_near
from backend.core.web.guards import newcomer, signed_in
from backend.core.web.request import Request
from backend.features.people.queries import looks
from backend.features.people.queries.looks import Asked
from backend.features.people.routes.hand_over import may_hand_over
from backend.features.people.routes.members import LAST_PAGE

GEMEENTE = "/beheer/inzage"


@get("/instellingen/gekeken", guards=[newcomer])
async def own(request: Request) -> Page:
    return page(request, "people/looks_own.html", looks=await looks.at_ones_own(request.me), days=looks.SHOWN.days)


@get(GEMEENTE, guards=[signed_in, may_hand_over])
async def of_gemeente(
    request: Request,
    naam: FromQuery[Annotated[str, Parameter(max_length=120)]] = "",
    dag: FromQuery[str] = "",
    pagina: FromQuery[Annotated[int, Parameter(ge=1, le=LAST_PAGE)]] = 1,
) -> Page:
    found, has_more = await looks.in_gemeente(request.me, Asked(naam.strip(), _day(dag)), pagina)
    return page(
        request,
        "people/looks.html",
        looks=found,
        typed={"naam": naam, "dag": dag},
        next=pagina + 1 if has_more else None,
    )


def _day(text: str) -> date | None:
    """A day as a date field sends it; an empty field is no question."""
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise NotFound from error
    if not is_near(day):
        raise NotFound
    return day
