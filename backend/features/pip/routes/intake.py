"""The brede intake on one page of the klantmanager; each thing that is written down is a form of its own."""

from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from litestar import Response, get, post

from backend.core import clock, dossiers
from backend.core.errors import Invalid
from backend.core.pages import page, see
from backend.core.pages.answer import Page
from backend.core.web import forms as web
from backend.core.web import wishes
from backend.core.web.forms import F, read_form
from backend.core.web.guards import helper
from backend.core.web.request import Id, Request
from backend.features.pip import actions, before, forms, law, wording
from backend.features.pip.queries import intake, plans

INTAKE = "/clienten/{person:int}/intake"
Wish = Coroutine[Any, Any, object]


async def show_intake(
    request: Request,
    person: int,
    status: int = 200,
    *,
    at: str = "",
    errors: Mapping[str, str] | None = None,
    typed: Mapping[str, str] | None = None,
) -> Page:
    me, whose = request.me, await dossiers.decided_by(request.me, person)
    rules = law.on(clock.today())
    judged = await before.before(me, whose, await plans.versions(me, whose.traject), clock.today())
    return page(
        request,
        "pip/intake_of.html",
        status,
        errors=errors,
        typed=typed,
        at=at,
        whose=whose,
        intake=await intake.intake(me, whose.traject),
        talks=await intake.talks(me, whose.traject),
        toets=await intake.toets(me, whose.traject),
        lacking=await before.lacking(me, whose, judged.young_child, rules),
        articles=rules.articles,
        words=wording,
    )


@get(INTAKE, guards=[helper])
async def intake_of(request: Request, person: Id) -> Page:
    return await show_intake(request, person)


async def _granted(request: Request, person: int, at: str, kind: type[F], wish: Callable[[F], Wish]) -> Response[Any]:
    await dossiers.decided_by(request.me, person)
    try:
        await wishes.grant(request, wish(await read_form(request, kind)))
    except Invalid as wrong:
        return await show_intake(
            request, person, wrong.status, errors=wrong.fields, typed=await web.typed(request), at=at
        )
    return see(request, f"/clienten/{person}/intake#{at}")


@post(f"{INTAKE}/alleen", guards=[helper], status_code=200)
async def tell_alone(request: Request, person: Id) -> Response[Any]:
    def wish(form: forms.Told) -> Wish:
        return actions.tell_alone(request.me, person, form.told_on)

    return await _granted(request, person, "alleen", forms.Told, wish)


@post(f"{INTAKE}/keuze", guards=[helper], status_code=200)
async def choose(request: Request, person: Id) -> Response[Any]:
    def wish(form: forms.Chosen) -> Wish:
        return actions.choose(request.me, person, form.choice)

    return await _granted(request, person, "alleen", forms.Chosen, wish)


@post(f"{INTAKE}/wachten", guards=[helper], status_code=200)
async def wait_for(request: Request, person: Id) -> Response[Any]:
    def wish(form: forms.Waiting) -> Wish:
        return actions.wait_for(request.me, person, form.waits_for, form.answered_on)

    return await _granted(request, person, "wachten", forms.Waiting, wish)


@post(f"{INTAKE}/gesprekken", guards=[helper], status_code=200)
async def add_talk(request: Request, person: Id) -> Response[Any]:
    def wish(form: forms.Talk) -> Wish:
        return actions.add_talk(request.me, person, form.held_on, form.company, form.subjects, form.summary)

    return await _granted(request, person, "gesprekken", forms.Talk, wish)


@post(f"{INTAKE}/toets", guards=[helper], status_code=200)
async def record_toets(request: Request, person: Id) -> Response[Any]:
    def wish(form: forms.Toets) -> Wish:
        return actions.record_toets(
            request.me,
            person,
            form.result,
            taken_on=form.taken_on,
            score=form.score,
            needed=form.needed,
            because=form.because,
        )

    return await _granted(request, person, "toets", forms.Toets, wish)


ROUTES = (intake_of, tell_alone, choose, wait_for, add_talk, record_toets)
