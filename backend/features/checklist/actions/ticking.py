"""Done, and not done yet."""

from datetime import datetime

from backend import content
from backend.core import clock, db, events
from backend.core.access import Person
from backend.core.errors import Refused
from backend.core.texts import N_
from backend.features.checklist import planning
from backend.features.checklist.actions.holding import GONE, about, heed_later_word, take
from backend.features.checklist.queries import Row
from backend.features.checklist.rules import turns

TOO_LATE_TO_UNDO = N_("U kunt dit niet meer terugzetten. Vraag uw helper.")
SEEN_ALREADY = N_("Een helper heeft dit al gezien. Vraag uw helper.")
TICKS = ("task_done", "task_reopened")


async def complete(me: Person, task_id: int, done: bool, wished_at: datetime | None = None) -> None:
    """`wished_at`: when it was done on the phone, where that is earlier than now."""
    async with db.write():
        task = await take(me, task_id)
        if done == (task.done_at is not None):
            return
        await heed_later_word(me, task_id, wished_at, TICKS)
        await (_tick(me, task) if done else _untick(me, task))
        if _repeats(task, me):
            await planning.replan(task.traject)  # the next round comes with the tick, and goes with it


def _repeats(task: Row, me: Person) -> bool:
    template = content.load(me.gemeente_key).tasks.get(task.template or "")
    return template is not None and template.repeat is not None


async def _tick(me: Person, task: Row) -> None:
    if task.dropped_at:
        raise Refused(GONE)
    now = clock.now()
    seen = (now, me.id) if me.is_helper else (None, None)  # a helper who ticks has seen it
    await db.execute(
        "UPDATE task SET done_at = ?, done_by = ?, confirmed_at = ?, confirmed_by = ?,"
        " stuck_at = NULL, stuck_by = NULL, stuck_reason = NULL WHERE id = ?",
        *(now, me.id, *seen, task.id),
    )
    await events.record("task_done", about(task), me)


async def _untick(me: Person, task: Row) -> None:
    if task.done_at and not turns.may_undo(task.done_at, task.confirmed_at, task.accepted_at, clock.now()):
        raise Refused(TOO_LATE_TO_UNDO if clock.now() - task.done_at >= turns.UNDO else SEEN_ALREADY)
    await db.execute(
        "UPDATE task SET done_at = NULL, done_by = NULL, confirmed_at = NULL, confirmed_by = NULL WHERE id = ?",
        task.id,
    )
    await events.record("task_reopened", about(task), me)


async def note_refusal(me: Person, task_id: int) -> None:
    """What somebody did without network and came too late stays in the history, beside what stands instead."""
    async with db.write():
        task = await take(me, task_id)
        await events.record("wish_came_late", about(task), me)
