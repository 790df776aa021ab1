"""One appointment, as the newcomer sees it and as the team does; and the same for a calendar."""

from datetime import datetime
from typing import Any, NamedTuple

from litestar import Response, get
from litestar.params import FromPath
from markupsafe import Markup

from backend.core import coming
from backend.core.errors import NotFound
from backend.core.pages import page, telling
from backend.core.pages.answer import Page
from backend.core.trail import queries as trail
from backend.core.web.guards import newcomer, signed_in
from backend.core.web.keeping import KEPT
from backend.core.web.maps import route_to
from backend.core.web.request import MAX_ID, Id, Request
from backend.features.agenda import offers, views
from backend.features.agenda.queries import appointments, calendar
from backend.features.agenda.routes.feed import file
from backend.features.agenda.rules.meetings import AGREEMENT_LINES, MOST_PROPOSALS


class Again(NamedTuple):
    """A form that was warned against, with what was typed: to do it all the same, or at another time instead."""

    address: str
    fields: dict[str, str]
    instead: list[tuple[datetime, dict[str, str]]]


async def show_one(
    request: Request,
    appointment: int,
    status: int = 200,
    *,
    refusal: str | Markup = "",
    again: Again | None = None,
    **form: Any,
) -> Page:
    me = request.me
    row = await appointments.one(me, appointment)
    people = (await coming.people([row.id]))[row.id]
    one = views.shown(row, people, me)
    return page(
        request,
        "agenda/one.html",
        status,
        row=row,
        one=one,
        company=await offers.company(row, people) if me.is_helper else [],
        about_choice=await offers.about_choice(one.kind, row.traject),
        proposals=await appointments.proposals(row.id),
        history=telling.each(await trail.of_meeting(me, row.traject, row.id), me),
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
    people = (await coming.people([row.id]))[row.id]
    return page(
        request,
        "agenda/cannot.html",
        status,
        one=views.shown(row, people, request.me),
        reasons=offers.reasons(request.me),
        slots=await offers.free_slots(
            request.me, [each.id for each in people], row.ends_at - row.starts_at, MOST_PROPOSALS * 2
        ),
        **form,
    )


@get("/afspraken/{appointment:int}/kan-niet", guards=[newcomer], opt=KEPT)
async def cannot(request: Request, appointment: Id) -> Page:
    """Why, and up to three times at which they can."""
    return await show_cannot(request, appointment)


ROUTES = (one, cannot)
