"""The newcomer's own plan. It asks the PIN again and is never kept on a phone; a change asks no PIN, or what was
typed would be lost, and shows nothing of the plan in its answer."""

from collections.abc import Mapping
from typing import Any

from litestar import Response, get, post

from backend.core import dossiers
from backend.core.errors import Invalid
from backend.core.pages import page, see, telling
from backend.core.pages.answer import Page
from backend.core.web import forms as web
from backend.core.web import wishes
from backend.core.web.forms import read_form
from backend.core.web.guards import freshly_proved, newcomer
from backend.core.web.request import Id, Request
from backend.features.pip import actions, forms, views, wording
from backend.features.pip.queries import agreements

PLAN = "/plan"


@get(PLAN, guards=[newcomer, freshly_proved])
async def plan(request: Request) -> Page:
    me = request.me
    whose = await dossiers.in_plan(me, me.id)
    whole = await views.whole(me, whose)
    return page(
        request,
        "pip/plan.html",
        whole=whole,
        lines=views.lines(whole.valid.plan) if whole.valid else [],
        history=telling.each(whole.history, me),
        klantmanager=await agreements.klantmanager(whose.traject),
        words=wording,
    )


def show_goal(request: Request, status: int = 200, **form: Mapping[str, str]) -> Page:
    return page(request, "pip/goal.html", status, **form)


@get(f"{PLAN}/doel", guards=[newcomer, freshly_proved])
async def goal(request: Request) -> Page:
    known = await agreements.goal(request.me, request.me.traject or 0)
    return show_goal(request, typed={"body": known.body if known else ""})


@post(f"{PLAN}/doel", guards=[newcomer], status_code=200)
async def write_goal(request: Request) -> Response[Any]:
    try:
        form = await read_form(request, forms.Goal)
    except Invalid as wrong:
        return show_goal(request, wrong.status, errors=wrong.fields, typed=await web.typed(request))
    await wishes.grant(request, actions.write_goal(request.me, request.me.id, form.body))
    return see(request, PLAN)


@post(f"{PLAN}/afspraken/{{agreement:int}}/antwoord", guards=[newcomer], status_code=200)
async def answer(request: Request, agreement: Id) -> Response[Any]:
    try:
        form = await read_form(request, forms.Said)
    except Invalid as wrong:
        typed = await web.typed(request)
        return page(request, "pip/question.html", wrong.status, errors=wrong.fields, typed=typed, agreement=agreement)
    await wishes.grant(request, actions.answer(request.me, agreement, form.answer, form.note))
    return see(request, f"{PLAN}#afspraak-{agreement}")


@post(f"{PLAN}/keuze", guards=[newcomer], status_code=200)
async def choose(request: Request) -> Response[Any]:
    form = await read_form(request, forms.Chosen)
    await wishes.grant(request, actions.choose(request.me, request.me.id, form.choice))
    return see(request, f"{PLAN}#alleen")


ROUTES = (plan, goal, write_goal, answer, choose)
