"""Whose traject it is and what is known of it. Who is not on the team finds nothing."""

from datetime import date, datetime
from typing import NamedTuple, cast

from backend.core import access, clock, db, dossiers
from backend.core.access import Person
from backend.features.journey.rules import GIVEN, State


class Reached(NamedTuple):
    state: State
    since: date


async def steps(traject: int) -> dict[str, Reached]:
    rows = await db.fetch("SELECT step, state, since FROM step_state WHERE traject = ?", traject)
    return {step: Reached(cast(State, state), since) for step, state, since in rows}


class Task(NamedTuple):
    id: int
    template: str | None
    step: str
    title: str
    child: str | None
    opens: date
    done_at: datetime | None
    confirmed_at: datetime | None
    accepted_at: datetime | None
    is_own: bool  # the newcomer made it


TASKS = (
    "SELECT task.id, task.template, task.step, task.title, child.name, task.opens, task.done_at, task.confirmed_at,"
    " task.accepted_at, task.created_by IS NOT NULL AND task.created_by = traject.newcomer"
    " FROM traject JOIN task ON task.household = traject.household"
    " AND (task.traject IS NULL OR task.traject = traject.id) LEFT JOIN child ON child.id = task.child"
    " WHERE traject.id = ? AND task.dropped_at IS NULL AND task.retired_at IS NULL"
    " AND (traject.ended_on IS NULL OR task.done_at IS NOT NULL)"
    f" AND {access.TASK_VISIBLE} ORDER BY task.id"
)


async def tasks(me: Person, traject: int) -> list[Task]:
    return [Task(*row) for row in await db.fetch(TASKS, traject, *access.visible_to(me))]


class Fact(NamedTuple):
    value: str
    source: str
    recorded_at: datetime
    recorded_by: str | None


async def facts(me: Person, traject: int) -> dict[str, Fact]:
    rows = await db.fetch(
        "SELECT fact.key, fact.value, fact.source, fact.recorded_at, person.call_name FROM fact"
        " LEFT JOIN person ON person.id = fact.recorded_by WHERE fact.traject = ?"
        f" AND (fact.key NOT IN {dossiers.DECIDED} OR fact.traject IN ({dossiers.DECIDED_OF}))",
        *(traject, *access.visible_to(me)),
    )
    return {key: Fact(*rest) for key, *rest in rows}


class Child(NamedTuple):
    id: int
    name: str
    born: date


async def children(household: int) -> list[Child]:
    rows = await db.fetch("SELECT id, name, born FROM child WHERE household = ? ORDER BY born, id", household)
    return [Child(*row) for row in rows]


async def households(me: Person) -> dict[int, str]:
    """The households that a newcomer may join, by the names of who lives there."""
    rows = await db.fetch(
        "SELECT traject.household, person.name FROM traject JOIN person ON person.id = traject.newcomer"
        f" WHERE traject.id IN ({dossiers.CASEWORK_OF}) AND person.ended_at IS NULL ORDER BY traject.id",
        *access.visible_to(me),
    )
    names: dict[int, str] = {}
    for household, name in rows:
        names[household] = f"{names[household]}, {name}" if household in names else name
    return names


class End(NamedTuple):
    day: date
    reason: str
    recorded_at: datetime
    recorded_by: str | None
    erase_on: date


async def end_of(traject: int) -> End | None:
    row = await db.fetch_one(
        "SELECT ended_on, end_reason, end_recorded_at, person.call_name, erase_on FROM traject"
        " LEFT JOIN person ON person.id = traject.end_recorded_by WHERE traject.id = ? AND ended_on IS NOT NULL",
        traject,
    )
    return End(*row) if row else None


async def started_on(traject: int) -> date:
    [(day,)] = await db.fetch("SELECT started_on FROM traject WHERE id = ?", traject)
    return cast(date, day)


async def was_given(traject: int, kind: str) -> bool:
    return await db.fetch_one("SELECT id FROM milestone WHERE traject = ? AND kind = ?", traject, kind) is not None


async def given(traject: int) -> tuple[str, date] | None:
    """The diploma or the certificaat, and its day."""
    marks, kinds = db.any_of(GIVEN)
    sql = f"SELECT kind, day FROM milestone WHERE traject = ? AND kind IN ({marks})"
    row = await db.fetch_one(sql, traject, *kinds)
    return (row[0], row[1]) if row else None


async def planned(traject: int) -> int:
    """Appointments that are still to come."""
    row = await db.fetch_one(
        "SELECT COUNT(*) FROM appointment WHERE traject = ? AND status = 'planned' AND ends_at > ?",
        *(traject, clock.now()),
    )
    return int(row[0]) if row else 0
