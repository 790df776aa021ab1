"""Giving a task to many people, and taking it back. Each person is a transaction: one that fails stops nobody else."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from backend.core import clock, db, dossiers, events, log
from backend.core.access import Person
from backend.core.dossiers import Newcomer
from backend.core.errors import NotFound, Refused
from backend.core.events import Subject
from backend.core.texts import N_
from backend.features.checklist import actions
from backend.features.checklist.bulk import OPEN, Outlook, policy

TOO_LATE = N_("U kunt dit niet meer terugnemen. Haal de taak bij elke persoon weg.")

UNTOUCHED = (
    f"{OPEN} AND task.stuck_at IS NULL AND task.planned_on IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM comment WHERE comment.task = task.id)"
)


class Made(NamedTuple):
    """What came of it."""

    id: int
    made_at: datetime
    undone_at: datetime | None
    failed: list[int]
    people: list[str]  # who have a task of it on their list

    @property
    def may_undo(self) -> bool:
        return self.undone_at is None and clock.now() < self.made_at + policy().undo


async def begin(me: Person) -> int:
    async with db.write():
        return await db.insert("bulk", gemeente=me.gemeente, made_by=me.id, made_at=clock.now(), failed="")


async def give(me: Person, bulk: int, outlooks: Iterable[Outlook]) -> None:
    failed = [each.newcomer.id for each in outlooks if not each.is_empty and not await _gave(me, bulk, each)]
    async with db.write():
        await db.execute("UPDATE bulk SET failed = ? WHERE id = ?", ",".join(map(str, failed)), bulk)


async def _gave(me: Person, bulk: int, outlook: Outlook) -> bool:
    try:
        async with db.write():
            whose = await dossiers.in_casework(me, outlook.newcomer.id)
            tasks = [await actions.add_own(me, whose, outlook.title, outlook.day, "newcomer")] if outlook.title else []
            tasks += await actions.add_by_hand(me, whose, outlook.templates)
            await _mark(tasks, bulk)
    except Exception:  # noqa: BLE001  # whatever happens to one, the next has their turn; the page names who is left out
        log.log.exception("bulk row failed", extra={"event": "bulk row failed"})
        return False
    return True


async def _mark(tasks: Sequence[int], bulk: int) -> None:
    for task in tasks:
        await db.execute("UPDATE task SET bulk = ? WHERE id = ?", bulk, task)


async def made(me: Person, bulk: int) -> Made:
    """Raises NotFound for somebody else's."""
    row = await db.fetch_one(
        "SELECT id, made_at, undone_at, failed FROM bulk WHERE id = ? AND made_by = ?", bulk, me.id
    )
    if row is None:
        raise NotFound
    names = await db.fetch(
        "SELECT DISTINCT person.name FROM task JOIN traject ON traject.household = task.household"
        " AND (task.traject IS NULL OR task.traject = traject.id) JOIN person ON person.id = traject.newcomer"
        f" WHERE task.bulk = ? AND {OPEN} ORDER BY person.name",
        bulk,
    )
    number, made_at, undone_at, failed = row
    return Made(number, made_at, undone_at, [int(id) for id in failed.split(",") if id], [name for (name,) in names])


async def last(me: Person) -> int:
    [(bulk,)] = await db.fetch("SELECT id FROM bulk WHERE made_by = ? ORDER BY id DESC LIMIT 1", me.id)
    return int(bulk)


async def undo(me: Person, bulk: int) -> None:
    """Takes back what nobody has touched yet. Said twice, it is the same."""
    async with db.write():
        known = await made(me, bulk)
        if known.undone_at:
            return
        if not known.may_undo:
            raise Refused(TOO_LATE)
        await db.execute("UPDATE bulk SET undone_at = ? WHERE id = ?", clock.now(), bulk)
        rows = await db.execute(
            f"UPDATE task SET retired_at = ? WHERE bulk = ? AND {UNTOUCHED} RETURNING id, gemeente, household, traject",
            *(clock.now(), bulk),
        )
        for task, gemeente, household, traject in sorted(rows):
            await events.record("task_retired", Subject(gemeente, household, traject, task), me, because="bulk")


async def names(me: Person, people: Sequence[int]) -> list[Newcomer]:
    """Of these those whose list I may still add to."""
    found = []
    for person in people:
        try:
            found.append(await dossiers.in_casework(me, person))
        except NotFound:
            continue
    return found
