"""One appointment, as the newcomer sees it and as the team does; and the same for a calendar."""

from typing import Any

from litestar import Response, get
from litestar.params import FromPath
from markupsafe import Markup

from backend.core.errors import NotFound
from backend.core.pages import page
from backend.core.pages.answer import Page
from backend.core.web.guards import newcomer, signed_in
from backend.core.web.keeping import KEPT
from backend.core.web.maps import route_to
from backend.core.web.request import MAX_ID, Id, Request
from backend.features.agenda import offers, views
from backend.features.agenda.queries import appointments, calendar
from backend.features.agenda.routes.feed import file
from backend.features.agenda.rules.meetings import AGREEMENT_LINES, MOST_PROPOSALS

Again = tuple[str, dict[str, str]]  # the address of a form, and what was typed in it


async def show_one(
    request: Request,
    appointment: int,
    status: int = 200,
    *,
    refusal: str | Markup = "",
    again: Again | None = None,
    **form: Any,
) -> Page:
    """`again`: what is done all the same, though it was warned against."""
    me = request.me
    row = await appointments.one(me, appointment)
    people = (await appointments.people([row.id]))[row.id]
    return page(
        request,
        "agenda/one.html",
        status,
        row=row,
        one=views.shown(row, people, me),
        proposals=await appointments.proposals(row.id),
        history=views.past(await appointments.history(row), row, me),
        route=route_to(request, row.place),
        languages_of_tolk=offers.languages(me),
        lines=(row.agreement.split("\n") + [""] * AGREEMENT_LINES)[:AGREEMENT_LINES],
        refusal=refusal,
        again=again,
        **form,
    )


# Litestar takes one parameter in this place: the number alone is the page, and with .ics behind it the calendar's file.
@get("/afspraken/{name:str}", guards=[signed_in], opt=KEPT)
async def one(request: Request, name: FromPath[str]) -> Response[Any]:
    number, dot, kind = name.partition(".")
    if not (number.isascii() and number.isdigit() and len(number) < len(str(MAX_ID)) and (dot + kind) in ("", ".ics")):
        raise NotFound
    if kind:
        return file([await calendar.meeting(request.me, int(number))])
    return await show_one(request, int(number))


async def show_cannot(request: Request, appointment: int, status: int = 200, **form: Any) -> Page:
    row = await appointments.one(request.me, appointment)
    people = (await appointments.people([row.id]))[row.id]
    return page(
        request,
        "agenda/cannot.html",
        status,
        one=views.shown(row, people, request.me),
        reasons=offers.reasons(request.me),
        slots=await offers.free_of(people, row.ends_at - row.starts_at, MOST_PROPOSALS * 2),
        **form,
    )


@get("/afspraken/{appointment:int}/kan-niet", guards=[newcomer])
async def cannot(request: Request, appointment: Id) -> Page:
    """Why, and up to three times at which they can."""
    return await show_cannot(request, appointment)


ROUTES = (one, cannot)
