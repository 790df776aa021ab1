"""What anyone on the team may change about a task."""

import re
from collections.abc import Callable, Coroutine
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from litestar import Response, post
from litestar.response import Redirect

from backend.core import clock
from backend.core.errors import Invalid, Refused
from backend.core.pages import answer, see
from backend.core.web import forms as web
from backend.core.web import table, wishes
from backend.core.web.forms import MISSING, F, read_form
from backend.core.web.guards import signed_in
from backend.core.web.request import Id, Request
from backend.features.checklist import actions, forms, queries, readers
from backend.features.checklist.routes.lists import show_list_of
from backend.features.checklist.routes.task import show_task

FRIDAY = 4
ON_VISIT = re.compile(r"([1-9]\d{0,18})(/samen)?")

Wish = Coroutine[Any, Any, None]


async def granted(request: Request, task: int, kind: type[F], wish: Callable[[F], Wish]) -> Response[Any]:
    """The task's page after the change; or with what is wrong, or why it cannot be, and all that was typed."""
    try:
        await wishes.grant(request, wish(await read_form(request, kind)))
    except (Invalid, Refused) as problem:
        if request.is_replay and isinstance(problem, Refused):
            await actions.note_refusal(request.me, task)
        return await _not_granted(request, task, problem)
    if on_visit := ON_VISIT.fullmatch(request.query_params.get("huisbezoek", "")):
        return see(request, f"/clienten/{on_visit[1]}/huisbezoek{on_visit[2] or ''}")
    if request.query_params.get("op") == "werk" and not request.is_replay:
        return _back(request, "/werk")
    return await answer(request, to=f"/taken/{task}", show=lambda: show_task(request, task))


async def _not_granted(request: Request, task: int, problem: Invalid | Refused) -> Response[Any]:
    if request.is_replay:
        raise problem
    if there := table.place(request, request.visit):
        return see(request, there)  # how it is now stands there too, and nothing of the staff
    typed = await web.typed(request)
    if isinstance(problem, Invalid):
        return await show_task(request, task, problem.status, errors=problem.fields, typed=typed)
    return await show_task(request, task, problem.status, refusal=problem, typed=typed)


@post("/taken/{task:int}/klaar", guards=[signed_in], status_code=200)
async def complete(request: Request, task: Id) -> Response[Any]:
    def wish(form: forms.Done) -> Wish:
        return actions.complete(request.me, task, form.done == "1", request.wished_at)

    if request.query_params.get("op") == "lijst":
        return await _on_list(request, task, wish(await read_form(request, forms.Done)))
    if request.query_params.get("op") == "clienten":
        return await _among_all(request, wish(await read_form(request, forms.Done)))
    return await granted(request, task, forms.Done, wish)


async def _on_list(request: Request, task: int, wish: Wish) -> Response[Any]:
    """A helper ticks in the list and goes on in the list."""
    await wishes.grant(request, wish)
    row = await queries.task(request.me, task)
    title = readers.title(row, readers.reader_of(request.me, clock.today(), ""))
    shown = {"ticked": row, "title": title}
    return await answer(
        request, f"/clienten/{row.newcomer}/taken", lambda: show_list_of(request, row.newcomer, **shown)
    )


async def _among_all(request: Request, wish: Wish) -> Response[Any]:
    """A helper ticks in the list of everybody."""
    await wishes.grant(request, wish)
    return _back(request, "/clienten")


def _back(request: Request, place: str) -> Redirect:
    """The list comes back as it was asked for; htmx follows there too."""
    asked = urlencode(sorted((name, value) for name, value in request.query_params.multi_items() if name != "op"))
    return Redirect(f"{place}?{asked}" if asked else place, status_code=303)


@post("/taken/{task:int}/hulp", guards=[signed_in], status_code=200)
async def ask_help(request: Request, task: Id) -> Response[Any]:
    return await granted(request, task, forms.Help, lambda form: actions.ask_help(request.me, task, form.reason))


@post("/taken/{task:int}/planning", guards=[signed_in], status_code=200)
async def plan(request: Request, task: Id) -> Response[Any]:
    def wish(form: forms.Planned) -> Wish:
        return actions.plan_day(request.me, task, _day(form, clock.today()), form.dagdeel, form.samen)

    return await granted(request, task, forms.Planned, wish)


def _day(form: forms.Planned, today: date) -> date | None:
    if form.dag == "kies_dag" and form.datum is None:
        raise Invalid(datum=MISSING)
    later_this_week = today + timedelta(days=max(2, FRIDAY - today.weekday()))
    days = {"vandaag": today, "morgen": today + timedelta(days=1), "deze_week": later_this_week, "kies_dag": form.datum}
    return days.get(form.dag or "", form.datum)


@post("/taken/{task:int}/reacties", guards=[signed_in], status_code=200)
async def comment(request: Request, task: Id) -> Response[Any]:
    def wish(form: forms.Comment) -> Wish:
        # Who was without network cannot read on first: what they wrote arrives beside the other's answer.
        last = form.laatste if request.me.is_helper and not request.is_replay else None
        return actions.comment(request.me, task, form.body, last)

    return await granted(request, task, forms.Comment, wish)


ROUTES = (complete, ask_help, plan, comment)
