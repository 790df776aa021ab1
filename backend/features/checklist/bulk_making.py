"""Giving a task to many people, and taking it back. Each person is a transaction: one that fails stops nobody else."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from backend.core import access, clock, db, dossiers, events, log
from backend.core.access import Person
from backend.core.dossiers import Newcomer
from backend.core.errors import NotFound, Refused
from backend.core.events import Subject
from backend.core.texts import N_
from backend.features.checklist import actions
from backend.features.checklist.bulk import OPEN, Wanted, outlooks, policy

TOO_LATE = N_("U kunt dit niet meer terugnemen. Haal de taak bij elke persoon weg.")

UNTOUCHED = (
    f"{OPEN} AND task.stuck_at IS NULL AND task.planned_on IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM comment WHERE comment.task = task.id)"
)

# Of who has gone from my list nothing is mine to take back. Takes visible_to().
MINE = (
    "EXISTS (SELECT 1 FROM traject WHERE traject.household = task.household"
    f" AND (task.traject IS NULL OR task.traject = traject.id) AND traject.id IN ({dossiers.CASEWORK_OF}))"
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


async def begin(me: Person, people: Sequence[Newcomer]) -> int:
    """Whoever has not got it yet counts as failed: so they are named too when this process dies on the way."""
    async with db.write():
        values = {"gemeente": me.gemeente, "made_by": me.id, "made_at": clock.now()}
        return await db.insert("bulk", **values, failed=_listed(one.id for one in people))


async def give(me: Person, bulk: int, wanted: Wanted, people: Sequence[Newcomer]) -> None:
    failed = [one.id for one in people if not await _gave(me, bulk, wanted, one)]
    async with db.write():
        await db.execute("UPDATE bulk SET failed = ? WHERE id = ?", _listed(failed), bulk)


def _listed(people: Iterable[int]) -> str:
    return ",".join(map(str, people))


async def _gave(me: Person, bulk: int, wanted: Wanted, newcomer: Newcomer) -> bool:
    try:
        async with db.write():
            whose = await dossiers.in_casework(me, newcomer.id)
            await db.lock("household", whose.household)
            [now] = await outlooks(wanted, [whose])  # a colleague, or the same form in another window, may be first
            tasks = [await actions.add_own(me, whose, now.title, now.day, "newcomer")] if now.title else []
            tasks += await actions.add_by_hand(me, whose, now.templates)
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
    number, made_at, undone_at, failed = row
    given = await _given(me, bulk)
    without = [int(id) for id in failed.split(",") if id and int(id) not in given]
    return Made(number, made_at, undone_at, without, sorted(name for name, is_open in given.values() if is_open))


async def _given(me: Person, bulk: int) -> dict[int, tuple[str, bool]]:
    """Of those for whom one works still: the name, and whether it is to be done."""
    rows = await db.fetch(
        f"SELECT person.id, person.name, {OPEN} AS is_open FROM task JOIN traject ON traject.household = task.household"
        " AND (task.traject IS NULL OR task.traject = traject.id) JOIN person ON person.id = traject.newcomer"
        f" WHERE task.bulk = ? AND traject.id IN ({dossiers.CASEWORK_OF}) ORDER BY is_open",
        *(bulk, *access.visible_to(me)),
    )
    return {person: (name, bool(is_open)) for person, name, is_open in rows}


async def last(me: Person) -> int:
    """Raises NotFound where there is none: then the key was another wish's."""
    row = await db.fetch_one("SELECT id FROM bulk WHERE made_by = ? ORDER BY id DESC LIMIT 1", me.id)
    if row is None:
        raise NotFound
    return int(row[0])


async def undo(me: Person, bulk: int) -> None:
    """Takes back what nobody has touched yet. Said twice, it is the same."""
    async with db.write():
        known = await made(me, bulk)
        if known.undone_at:
            return
        if not known.may_undo:
            raise Refused(TOO_LATE)
        await db.execute("UPDATE bulk SET undone_at = ? WHERE id = ?", clock.now(), bulk)
        await _hold(me, bulk)
        rows = await db.execute(
            f"UPDATE task SET retired_at = ? WHERE bulk = ? AND {UNTOUCHED} AND {MINE}"
            " RETURNING id, gemeente, household, traject",
            *(clock.now(), bulk, *access.visible_to(me)),
        )
        for task, gemeente, household, traject in sorted(rows):
            await events.record("task_retired", Subject(gemeente, household, traject, task), me, because="bulk")


async def _hold(me: Person, bulk: int) -> None:
    """Before their tasks, as who ticks one does: else the two could wait for each other for ever."""
    households = await db.fetch(
        f"SELECT DISTINCT household FROM task WHERE bulk = ? AND {MINE} ORDER BY household",
        *(bulk, *access.visible_to(me)),
    )
    for (household,) in households:
        await db.lock("household", household)


async def names(me: Person, people: Sequence[int]) -> list[Newcomer]:
    """Of these those whose list I may still add to."""
    found = []
    for person in people:
        try:
            found.append(await dossiers.in_casework(me, person))
        except NotFound:
            continue
    return found
