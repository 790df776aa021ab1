"""One task: what to do, why, with what, where, who has it, and what happened."""

from typing import Any

from litestar import Response, get

from backend import content
from backend.core import clock, dossiers
from backend.core.errors import NotFound
from backend.core.pages import page, telling
from backend.core.trail import queries as trail
from backend.core.web.guards import signed_in
from backend.core.web.keeping import KEPT
from backend.core.web.request import Id, Request
from backend.features.checklist import queries, views
from backend.features.checklist.readers import first_helper, reader_of

REASONS_AT_ONCE = 4


async def show_task(request: Request, task_id: int, status: int = 200, **form: Any) -> Response[bytes]:
    me = request.me
    row = await queries.task(me, task_id)
    helpers = await queries.helpers(row.traject)
    reader = reader_of(me, clock.today(), first_helper(helpers))
    rows = await queries.tasks_of(me, row.newcomer)
    return page(
        request,
        "checklist/task.html",
        status,
        row=row,
        whose=await dossiers.open_for(me, row.newcomer),
        view=views.Shown.of(row, reader),
        turn=views.turn_of(row, rows, reader),
        may_undo=views.may_undo(row),
        helpers=helpers,
        comments=await queries.comments(task_id),
        waits_for_answer=me.is_helper and await queries.waits_for_answer(task_id),
        history=telling.each(await trail.of_task(me, task_id), me),
        plan_choices=content.load(me.gemeente_key).planning.values(),
        offers_app=row.done_by == me.id and await _offers_app(request),
        **{"refusal": None} | form,
    )


async def _offers_app(request: Request) -> bool:
    """After something that they did themselves; never on a phone that is not theirs."""
    on_own_phone = request.visit is not None and not request.visit.shared
    return request.me.is_newcomer and on_own_phone and await queries.was_not_asked(request.me)


@get("/taken/{task:int}", guards=[signed_in], opt=KEPT)
async def one(request: Request, task: Id) -> Response[bytes]:
    return await show_task(request, task)


@get("/taken/{task:int}/hulp", guards=[signed_in], opt=KEPT)
async def cannot(request: Request, task: Id) -> Response[bytes]:
    """Why it does not work: four pictures at once, more behind a link."""
    row = await queries.task(request.me, task)
    reader = reader_of(request.me, clock.today(), "")
    reasons = list(content.load(request.me.gemeente_key).reasons.values())
    first = _from(request.query_params.get("vanaf", "0"), len(reasons))
    shown = reasons[first : first + REASONS_AT_ONCE]
    more = first + REASONS_AT_ONCE if first + REASONS_AT_ONCE < len(reasons) else 0
    return page(request, "checklist/help.html", row=row, view=views.Shown.of(row, reader), reasons=shown, more=more)


def _from(text: str, total: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 3 and int(text) < total else 0


@get("/taken/{task:int}/laat-zien", guards=[signed_in])
async def show_at_desk(request: Request, task: Id) -> Response[bytes]:
    """A card in Dutch to hold up at a desk."""
    row = await queries.task(request.me, task)
    view = views.Shown.of(row, reader_of(request.me, clock.today(), ""))
    if view.template is None or not view.template.show:
        raise NotFound
    return page(request, "checklist/card.html", row=row, view=view)


ROUTES = (one, cannot, show_at_desk)
