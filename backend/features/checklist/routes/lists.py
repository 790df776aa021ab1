"""Today, the newcomer's list, and the same list as a helper sees it."""

from typing import Any

from litestar import Response, get

from backend import content
from backend.core import clock, dossiers
from backend.core.dossiers import Newcomer
from backend.core.pages import kept_page, page, see
from backend.core.web import forms as web
from backend.core.web.guards import helper, newcomer, signed_in
from backend.core.web.keeping import KEPT
from backend.core.web.maps import route_to
from backend.core.web.request import MAX_ID, Id, Request
from backend.features.checklist import lines, queries, readers, stones, views
from backend.features.checklist.ended import ended
from backend.features.checklist.queries import Row
from backend.features.checklist.readers import Reader
from backend.features.checklist.rules.turns import Turn
from backend.features.checklist.upcoming import upcoming

HOME_OF = {"begeleider": "/clienten", "klantmanager": "/clienten", "docent": "/clienten", "beheerder": "/beheer"}
ON_TODAY = 4


@get("/", guards=[signed_in], opt=KEPT)
async def today(request: Request) -> Response[Any]:
    if not request.me.is_newcomer:
        return see(request, HOME_OF[request.me.role])
    reader, rows, helpers = await _mine(request)
    turns = lines.turns_of(rows, reader)
    now = lines.in_order(rows, turns, "nu", reader)
    path = await stones.stones(request.me)
    current = stones.current(path)
    meeting = await upcoming(request.me)
    return page(
        request,
        "checklist/today.html",
        now=now[0] if now else None,
        turn=turns[now[0].id] if now else None,
        view=views.Shown.of(now[0], reader) if now else None,
        lines=[lines.line(row, turns[row.id], reader) for row in _worth_seeing(rows, turns, reader)],
        meeting=meeting,
        route=route_to(request, meeting.row.place) if meeting else "",
        ended=await ended(request.me),
        celebration=stones.celebration(path),
        steps=path,
        current=current,
        helpers=helpers,
        states=[turns[row.id].state for row in rows if row.step == current.key and turns[row.id].state != "straks"],
    )


def _worth_seeing(rows: list[Row], turns: dict[int, Turn], reader: Reader) -> list[Row]:
    """What comes after the first card: what else is now, what waits, what comes, what was done last."""
    by_state = {state: lines.in_order(rows, turns, state, reader) for state in ("nu", "wacht", "later", "klaar")}
    return (by_state["nu"][:2] + by_state["wacht"][:1] + by_state["later"][:1] + by_state["klaar"][:1])[: ON_TODAY + 1]


@get("/taken", guards=[newcomer], opt=KEPT)
async def my_list(request: Request) -> Response[bytes]:
    async def context() -> dict[str, Any]:
        reader, rows, _ = await _mine(request)
        return {"sections": lines.sections(rows, reader)}

    return await kept_page(request, "checklist/list.html", context)


async def _mine(request: Request) -> tuple[Reader, list[Row], list[queries.Member]]:
    me = request.me
    rows = await queries.tasks_of(me, me.id)
    helpers = await queries.helpers(me.traject or 0)
    return readers.reader_of(me, clock.today(), readers.first_helper(helpers)), rows, helpers


async def show_list_of(request: Request, person: int, **form: Any) -> Response[bytes]:
    whose = await dossiers.open_for(request.me, person)
    rows = await queries.tasks_of(request.me, person)
    reader = readers.reader_of(request.me, clock.today(), "")
    pack = content.load(request.me.gemeente_key)
    listed = await queries.templates_listed(whose)
    return page(
        request,
        "checklist/list_of.html",
        form.pop("status", 200),
        whose=whose,
        sections=lines.sections(rows, reader),
        note=await _note(request, whose),
        addable=[task for task in pack.tasks.values() if task.start == "on_request" and task.key not in listed],
        **form,
    )


async def _note(request: Request, whose: Newcomer) -> queries.Note | None:
    """That the new task is made of: named in the address, or in the form that comes back."""
    typed = await web.typed(request) if request.method == "POST" else {}
    number = str(typed.get("note") or request.query_params.get("notitie") or "")
    short = number.isascii() and number.isdigit() and len(number) < len(str(MAX_ID))
    return await queries.note(request.me, whose, int(number)) if short else None


@get("/clienten/{person:int}/taken", guards=[helper])
async def list_of(request: Request, person: Id) -> Response[bytes]:
    return await show_list_of(request, person)


ROUTES = (today, my_list, list_of)
