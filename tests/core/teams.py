"""Teams and tasks as a test needs them, written without their owners. Days are counted from today."""

from datetime import date, timedelta

from backend.core import clock, db
from backend.core.access import TASK_VISIBLE, Person, visible_to


def day(days: int | None) -> date | None:
    return None if days is None else clock.today() + timedelta(days=days)


async def put_on_team(member: Person, of: Person, since: int, until: int | None) -> None:
    await db.execute("DELETE FROM team WHERE person = ? AND traject = ?", member.id, of.traject)
    await db.insert("team", traject=of.traject, person=member.id, role=member.role, since=day(since), until=day(until))


async def add_task(of: Person, step: str, shared: bool = False) -> int:
    return await db.insert(
        "task",
        gemeente=of.gemeente,
        household=of.household,
        traject=None if shared else of.traject,
        step=step,
        title="Test",
        opened_on=day(0),
        opens=day(0),
    )


async def tasks_of(me: Person) -> set[int]:
    return {task for (task,) in await db.fetch(f"SELECT id FROM task WHERE {TASK_VISIBLE}", *visible_to(me))}
