"""The appointments of one newcomer for the team, and a new one in few taps."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from litestar import Response, get, post

from backend import content
from backend.core import dossiers
from backend.core.access import Person
from backend.core.errors import Invalid, Refused
from backend.core.pages import page, see
from backend.core.pages.answer import Page
from backend.core.web import forms as web
from backend.core.web import wishes
from backend.core.web.forms import read_form
from backend.core.web.guards import helper
from backend.core.web.request import Id, Request
from backend.features.agenda import actions, forms, offers, views
from backend.features.agenda.actions.holding import DoubleBooked
from backend.features.agenda.queries import appointments, planning
from backend.features.agenda.routes import late
from backend.features.agenda.routes.changes import said_why
from backend.features.agenda.routes.mine import show_all

OWN, HOUR = "eigen", timedelta(hours=1)
OFFERED = 3
LESSON = "taalschool"


@get("/clienten/{person:int}/afspraken", guards=[helper])
async def of_newcomer(request: Request, person: Id) -> Page:
    whose = await dossiers.open_for(request.me, person)
    rows = await show_all(request.me, await appointments.of_traject(request.me, whose.traject))
    return page(
        request,
        "agenda/of.html",
        whose=whose,
        coming=sorted(views.coming(rows), key=lambda each: each.row.cannot_at is None),
        gone=views.gone(rows),
        kinds=await offers.kinds(request.me, whose.traject),
    )


async def show_form(request: Request, person: int, soort: str, status: int = 200, **form: Any) -> Page:
    me = request.me
    whose = await dossiers.open_for(me, person)
    kinds = {kind.key: kind for kind in await offers.kinds(me, whose.traject)}
    kind, team = kinds.get(soort), await planning.team(whose.traject)
    expected = [member for member in team if _is_expected(member.role, member.id, kind, me)]
    typed: Mapping[str, str] = form.get("typed", {})
    chosen = {value for name, value in typed.items() if name.startswith("wie")}
    coming = [member for member in team if str(member.id) in chosen] if typed else expected
    return page(
        request,
        "agenda/plan.html",
        status,
        whose=whose,
        kind=kind,
        soort=kind.key if kind else OWN,
        team=team,
        expected={member.id for member in expected},
        about_choice=await offers.about_choice(kind, whose.traject),
        optional={member.id for member in team if kind and member.role in kind.optional_who},
        slots=await offers.free_slots(me, [whose.id, *(member.id for member in coming)], HOUR, OFFERED),
        languages_of_tolk=offers.languages(me),
        weekly=kind is None or LESSON in kind.who,
        known_until=max((free.last for free in content.load(me.gemeente_key).holidays.values()), default=None),
        **{"refusal": "", "again": None} | form,
    )


def _is_expected(role: str, person: int, kind: content.Appointment | None, me: Person) -> bool:
    """Nobody is asked along by itself who comes only if the newcomer wants it (Bi 5.2 lid 2)."""
    if kind is None:
        return person == me.id
    return ("taalschool" if role == "docent" else role) in kind.who


@get("/clienten/{person:int}/afspraken/nieuw", guards=[helper])
async def new(request: Request, person: Id) -> Page:
    return await show_form(request, person, request.query_params.get("soort", OWN))


@post("/clienten/{person:int}/afspraken", guards=[helper], status_code=200)
async def plan(request: Request, person: Id) -> Response[Any]:
    await dossiers.open_for(request.me, person)
    try:
        form = await read_form(request, forms.Planned)
        appointment = await wishes.grant(request, actions.plan(request.me, person, _plan(form)))
    except (Invalid, Refused) as problem:
        if request.is_replay:
            raise await late.in_words(request, person, problem) from problem
        return await _not_planned(request, person, problem)
    if request.query_params.get("huisbezoek") == str(person):
        return see(request, f"/clienten/{person}/huisbezoek")
    return see(request, f"/afspraken/{appointment}" if appointment else f"/clienten/{person}/afspraken")


async def _not_planned(request: Request, person: int, problem: Invalid | Refused) -> Page:
    typed: Mapping[str, str] = await web.typed(request)
    form: dict[str, Any] = (
        {"errors": problem.fields}
        if isinstance(problem, Invalid)
        else {"refusal": said_why(request, problem), "again": isinstance(problem, DoubleBooked)}
    )
    return await show_form(request, person, typed.get("soort", OWN), problem.status, typed=typed, **form)


def _plan(form: forms.Planned) -> actions.Plan:
    return actions.Plan(
        kind=None if form.soort == OWN else form.soort,
        title=form.titel,
        starts_at=form.starts_at(),
        ends_at=form.ends_at(),
        people=form.people(),
        tolk=form.tolk,
        bring=form.meenemen,
        until=form.tot,
        anyway=form.toch == "1",
        **form.spot(),
    )


ROUTES = (of_newcomer, new, plan)
