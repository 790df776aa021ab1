"""When somebody plans to do it, and by when it has to be done."""

from datetime import date, datetime

from backend.core import db, events
from backend.core.access import Person
from backend.core.errors import Refused
from backend.core.texts import N_
from backend.features.checklist.actions.holding import about, heed_later_word, insist_helper, insist_to_do, take
from backend.features.checklist.rules import turns

DAY_STANDS = N_("Deze dag staat in de wet of in een brief. U kunt hem niet verschuiven.")
MOVES = ("task_moved", "task_postponed")


async def plan_day(me: Person, task_id: int, day: date | None, part: str | None, company: str | None) -> None:
    async with db.write():
        task = await take(me, task_id)
        if (day, part, company) == (task.planned_on, task.planned_part, task.planned_with):
            return
        await db.execute(
            "UPDATE task SET planned_on = ?, planned_part = ?, planned_with = ? WHERE id = ?",
            day,
            part,
            company,
            task_id,
        )
        await events.record("task_planned", about(task), me, day=day.isoformat() if day else None)


async def set_due(me: Person, task_id: int, due: date) -> None:
    """The date in a letter, entered by a helper. From then on no changed fact moves it."""
    async with db.write():
        task = await take(me, task_id)
        insist_helper(me)
        if due == task.due and task.due_basis == "letter":
            return
        await db.execute(
            "UPDATE task SET due = ?, advise = NULL, due_basis = 'letter', due_fixed = true WHERE id = ?",
            due,
            task_id,
        )
        await events.record("task_moved", about(task), me, because="letter", due=due.isoformat())


async def postpone(me: Person, task_id: int, day: date, wished_at: datetime | None = None) -> None:
    """To a later day, says a helper. From then on no changed fact moves it."""
    async with db.write():
        task = await take(me, task_id)
        insist_helper(me)
        if day == task.due:
            return
        insist_to_do(task)
        if task.due_basis in turns.BINDING:
            raise Refused(DAY_STANDS)
        await heed_later_word(me, task_id, wished_at, MOVES)
        await db.execute(
            "UPDATE task SET due = ?, advise = NULL, due_basis = 'target', due_fixed = true WHERE id = ?", day, task_id
        )
        await events.record("task_postponed", about(task), me, due=day.isoformat())
