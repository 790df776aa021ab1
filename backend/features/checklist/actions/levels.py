"""What comes after done: a helper saw it, the office has it."""

from backend.core import clock, db, events
from backend.core.access import Person
from backend.core.errors import Refused
from backend.core.texts import N_
from backend.features.checklist.actions.holding import about, insist_helper, take

NOT_DONE_YET = N_("Deze taak is nog niet klaar.")


async def confirm(me: Person, task_id: int, seen: bool) -> None:
    """A helper saw that it is done."""
    await _level(me, task_id, "confirmed", seen)


async def accept(me: Person, task_id: int, arrived: bool) -> None:
    """The office has it."""
    await _level(me, task_id, "accepted", arrived)


async def _level(me: Person, task_id: int, level: str, reached: bool) -> None:
    async with db.write():
        task = await take(me, task_id)
        insist_helper(me)
        if reached == (getattr(task, f"{level}_at") is not None):
            return
        if reached and task.done_at is None:
            raise Refused(NOT_DONE_YET)
        values = (clock.now(), me.id) if reached else (None, None)
        await db.execute(f"UPDATE task SET {level}_at = ?, {level}_by = ? WHERE id = ?", *values, task_id)
        await events.record(f"task_{level}" if reached else f"task_not_{level}", about(task), me)
