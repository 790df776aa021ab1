"""What is said of an appointment that is there: by the newcomer, and by who comes to it."""

from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

from litestar import Response, post
from markupsafe import Markup

from backend.core import clock, coming, texts
from backend.core.errors import Invalid, Refused
from backend.core.pages import answer, see
from backend.core.web import forms as web
from backend.core.web import wishes
from backend.core.web.forms import F, Form, read_form
from backend.core.web.guards import helper, newcomer
from backend.core.web.request import Id, Request
from backend.features.agenda import actions, forms, offers
from backend.features.agenda.actions.holding import DoubleBooked
from backend.features.agenda.queries import appointments
from backend.features.agenda.routes.one import Again, show_cannot, show_one
from backend.features.agenda.rules.meetings import MOST_PROPOSALS

Wish = Coroutine[Any, Any, None]


def said_why(request: Request, problem: Refused) -> Markup:
    return texts.of(request.language).rich(problem.sentence, **problem.values)


async def granted(request: Request, appointment: int, kind: type[F], wish: Callable[[F], Wish]) -> Response[Any]:
    """The page after the change; or with what is wrong, or why it cannot be, and all that was typed."""
    await appointments.one(request.me, appointment)
    try:
        await wishes.grant(request, wish(await read_form(request, kind)))
    except Invalid as wrong:
        if request.is_replay:
            raise
        typed = await web.typed(request)
        return await show_one(request, appointment, wrong.status, errors=wrong.fields, typed=typed)
    except Refused as problem:
        return await _refused(request, appointment, problem)
    return await answer(request, f"/afspraken/{appointment}", lambda: show_one(request, appointment))


async def _refused(request: Request, appointment: int, problem: Refused) -> Response[Any]:
    if request.is_replay:
        await actions.note_late(request.me, appointment)
        raise problem
    typed = await web.typed(request)
    again = await _again(request, appointment, typed) if isinstance(problem, DoubleBooked) else None
    why = said_why(request, problem)
    return await show_one(request, appointment, problem.status, refusal=why, again=again, typed=typed)


async def _again(request: Request, appointment: int, typed: dict[str, str]) -> Again:
    """The same all the same; where a time was asked, also at the next ones at which everybody is free."""
    offered = []
    if "datum" in typed:
        people = (await coming.people([appointment]))[appointment]
        length = timedelta(minutes=int(typed.get("duur") or forms.HOUR))
        offered = await offers.free_slots(request.me, [each.id for each in people], length, MOST_PROPOSALS)
    words = texts.of(request.language)
    instead = [(each, typed | {"datum": words.slot(each)[:10], "van": words.slot(each)[11:]}) for each in offered]
    return Again(request.url.path, typed | {"toch": "1"}, instead)


@post("/afspraken/{appointment:int}/afmelding", guards=[newcomer], status_code=200)
async def cannot_come(request: Request, appointment: Id) -> Response[Any]:
    await appointments.one(request.me, appointment)
    try:
        form = await read_form(request, forms.Cannot)
        await wishes.grant(request, _cannot_come(request, appointment, form))
    except Invalid as wrong:
        if request.is_replay:
            raise
        typed = await web.typed(request)
        return await show_cannot(request, appointment, wrong.status, errors=wrong.fields, typed=typed)
    except Refused as problem:
        return await _refused(request, appointment, problem)
    return see(request, f"/afspraken/{appointment}")


def _cannot_come(request: Request, appointment: int, form: forms.Cannot) -> Wish:
    # A time that passed while it waited on a phone is no longer a proposal; that they cannot come still counts.
    times = tuple(each for each in form.times() if not request.is_replay or each > clock.now())
    return actions.cannot_come(request.me, appointment, form.reden, times, form.shown())


@post("/afspraken/{appointment:int}/komst", guards=[newcomer], status_code=200)
async def can_come(request: Request, appointment: Id) -> Response[Any]:
    return await granted(request, appointment, Form, lambda _: actions.cannot_come(request.me, appointment, None))


@post("/afspraken/{appointment:int}/voorstel", guards=[helper], status_code=200)
async def accept(request: Request, appointment: Id) -> Response[Any]:
    def wish(form: forms.Accepted) -> Wish:
        starts_at = forms.of_slot(form.tijd, "tijd")
        return actions.accept(request.me, appointment, starts_at, anyway=form.toch == "1")

    return await granted(request, appointment, forms.Accepted, wish)


@post("/afspraken/{appointment:int}/wijziging", guards=[helper], status_code=200)
async def change(request: Request, appointment: Id) -> Response[Any]:
    def wish(form: forms.Changed) -> Wish:
        details = actions.Details(form.starts_at(), form.ends_at(), tolk=form.tolk, bring=form.meenemen, **form.spot())
        return actions.change(request.me, appointment, form.versie, details, anyway=form.toch == "1")

    return await granted(request, appointment, forms.Changed, wish)


@post("/afspraken/{appointment:int}/mensen", guards=[helper], status_code=200)
async def bring(request: Request, appointment: Id) -> Response[Any]:
    def wish(form: forms.Brought) -> Wish:
        later, anyway = form.reeks == "1", form.toch == "1"
        return actions.bring(request.me, appointment, form.wie, form.komt == "1", later=later, anyway=anyway)

    return await granted(request, appointment, forms.Brought, wish)


@post("/afspraken/{appointment:int}/annulering", guards=[helper], status_code=200)
async def cancel(request: Request, appointment: Id) -> Response[Any]:
    def wish(form: forms.Cancelled) -> Wish:
        return actions.cancel(request.me, appointment, form.versie, form.reden)

    return await granted(request, appointment, forms.Cancelled, wish)


@post("/afspraken/{appointment:int}/einde-reeks", guards=[helper], status_code=200)
async def cancel_series(request: Request, appointment: Id) -> Response[Any]:
    def wish(form: forms.Ended) -> Wish:
        return actions.cancel_series(request.me, appointment, form.waarom)

    return await granted(request, appointment, forms.Ended, wish)


@post("/afspraken/{appointment:int}/aanwezigheid", guards=[helper], status_code=200)
async def attend(request: Request, appointment: Id) -> Response[Any]:
    def wish(form: forms.Attended) -> Wish:
        return actions.attend(request.me, appointment, form.wie, form.aanwezig == "1")

    return await granted(request, appointment, forms.Attended, wish)


@post("/afspraken/{appointment:int}/verslag", guards=[helper], status_code=200)
async def agree(request: Request, appointment: Id) -> Response[Any]:
    def wish(form: forms.Agreed) -> Wish:
        lines = (form.regel1, form.regel2, form.regel3)
        return actions.agree(request.me, appointment, lines, publish=form.delen == "1")

    return await granted(request, appointment, forms.Agreed, wish)


ROUTES = (cannot_come, can_come, accept, change, bring, cancel, cancel_series, attend, agree)
