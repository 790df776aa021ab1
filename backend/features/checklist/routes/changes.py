"""What anyone on the team may change about a task."""

from collections.abc import Coroutine
from datetime import date, timedelta
from typing import Any

from litestar import Response, post

from backend.core import clock
from backend.core.errors import Invalid
from backend.core.pages import answer
from backend.core.web import forms as web
from backend.core.web import wishes
from backend.core.web.forms import MISSING, read_form
from backend.core.web.guards import signed_in
from backend.core.web.request import Id, Request
from backend.features.checklist import actions, forms, queries
from backend.features.checklist.routes.lists import show_list_of
from backend.features.checklist.routes.task import show_task

FRIDAY = 4


async def granted(request: Request, task: int, wish: Coroutine[Any, Any, None]) -> Response[Any]:
    await wishes.grant(request, wish)
    return await answer(request, to=f"/taken/{task}", show=lambda: show_task(request, task))


@post("/taken/{task:int}/klaar", guards=[signed_in], status_code=200)
async def complete(request: Request, task: Id) -> Response[Any]:
    form = await read_form(request, forms.Done)
    wish = actions.complete(request.me, task, form.done == "1")
    return await (_on_list if request.query_params.get("op") == "lijst" else granted)(request, task, wish)


async def _on_list(request: Request, task: int, wish: Coroutine[Any, Any, None]) -> Response[Any]:
    """A helper ticks in the list and goes on in the list."""
    await wishes.grant(request, wish)
    whose = (await queries.task(request.me, task)).newcomer
    return await answer(request, to=f"/clienten/{whose}/taken", show=lambda: show_list_of(request, whose))


@post("/taken/{task:int}/hulp", guards=[signed_in], status_code=200)
async def ask_help(request: Request, task: Id) -> Response[Any]:
    form = await read_form(request, forms.Help)
    return await granted(request, task, actions.ask_help(request.me, task, form.reason))


@post("/taken/{task:int}/planning", guards=[signed_in], status_code=200)
async def plan(request: Request, task: Id) -> Response[Any]:
    try:
        form = await read_form(request, forms.Planned)
        day = _day(form, clock.today())
    except Invalid as wrong:
        return await show_task(request, task, wrong.status, errors=wrong.fields, typed=await web.typed(request))
    return await granted(request, task, actions.plan_day(request.me, task, day, form.dagdeel, form.samen))


def _day(form: forms.Planned, today: date) -> date | None:
    if form.dag == "kies_dag" and form.datum is None:
        raise Invalid(datum=MISSING)
    later_this_week = today + timedelta(days=max(2, FRIDAY - today.weekday()))
    days = {"vandaag": today, "morgen": today + timedelta(days=1), "deze_week": later_this_week, "kies_dag": form.datum}
    return days.get(form.dag or "", form.datum)


@post("/taken/{task:int}/reacties", guards=[signed_in], status_code=200)
async def comment(request: Request, task: Id) -> Response[Any]:
    try:
        form = await read_form(request, forms.Comment)
    except Invalid as wrong:
        return await show_task(request, task, wrong.status, errors=wrong.fields, typed=await web.typed(request))
    return await granted(request, task, actions.comment(request.me, task, form.body))


ROUTES = (complete, ask_help, plan, comment)
