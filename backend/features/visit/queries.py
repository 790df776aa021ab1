"""The tasks of a home visit, the visits of a newcomer, and whom a helper may take along."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import NamedTuple

from backend.core import access, clock, db, dossiers
from backend.core.access import Person
from backend.core.clock import AMSTERDAM
from backend.core.dossiers import Newcomer
from backend.core.errors import NotFound


class Row(NamedTuple):
    id: int
    template: str | None
    child: str | None
    title: str
    by_staff: bool  # who made it, where the pack did not
    actor: str
    advise: date | None
    due: date | None
    due_basis: str
    done_at: datetime | None
    done_name: str | None
    stuck_at: datetime | None
    stuck_reason: str | None
    dropped_at: datetime | None
    drop_reason: str | None
    postponed: bool


TASKS = (
    "SELECT task.id, task.template, child.name, task.title, COALESCE(maker.role, '') <> 'newcomer', task.actor,"
    " task.advise, task.due, task.due_basis,"
    " task.done_at, doer.call_name, task.stuck_at, task.stuck_reason, task.dropped_at, task.drop_reason,"
    " EXISTS (SELECT 1 FROM event WHERE event.task = task.id AND event.verb = 'task_postponed' AND event.at >= ?"
    " AND event.actor = team.person)"
    " FROM team JOIN traject ON traject.id = team.traject"
    " JOIN task ON task.household = traject.household AND (task.traject IS NULL OR task.traject = traject.id)"
    f" AND {access.TASK_FOR_ROLE}"
    " LEFT JOIN child ON child.id = task.child LEFT JOIN person doer ON doer.id = task.done_by"
    " LEFT JOIN person maker ON maker.id = task.created_by"
    " WHERE team.person = ? AND team.since <= ? AND (team.until IS NULL OR team.until > ?) AND traject.newcomer = ?"
    " AND task.retired_at IS NULL AND task.opens <= ? AND task.actor IN ('newcomer', team.role)"
    " AND (task.done_at IS NULL AND task.dropped_at IS NULL OR task.done_at >= ? OR task.dropped_at >= ?)"
)


async def tasks(me: Person, newcomer: int, since: datetime) -> list[Row]:
    """What the two of them can do, and what has happened to it since then: that stays where it was."""
    args = (since, *access.visible_to(me), newcomer, clock.today(), since, since)
    return [Row(*row) for row in await db.fetch(TASKS, *args)]


class Open(NamedTuple):
    id: int
    begun_at: datetime


async def open_visit(me: Person, traject: int) -> Open | None:
    row = await db.fetch_one(
        "SELECT id, begun_at FROM home_visit WHERE traject = ? AND helper = ? AND ended_at IS NULL", traject, me.id
    )
    return Open(*row) if row else None


async def last_visit(me: Person, traject: int) -> int | None:
    row = await db.fetch_one("SELECT MAX(id) FROM home_visit WHERE traject = ? AND helper = ?", traject, me.id)
    return row[0] if row else None


class Visit(NamedTuple):
    id: int
    begun_at: datetime
    ended_at: datetime
    helper: str
    newcomer: int
    name: str
    language: str
    appointment: int | None


VISITS = (
    "SELECT home_visit.id, home_visit.begun_at, home_visit.ended_at, helper.call_name, newcomer.id, newcomer.name,"
    " newcomer.language, home_visit.appointment FROM home_visit JOIN traject ON traject.id = home_visit.traject"
    " JOIN person newcomer ON newcomer.id = traject.newcomer JOIN person helper ON helper.id = home_visit.helper"
    " WHERE home_visit.ended_at IS NOT NULL"
    f" AND (traject.newcomer = ? OR traject.id IN ({dossiers.CASEWORK_OF}))"
)


async def visits(me: Person, newcomer: int) -> list[Visit]:
    """The last first."""
    rows = await db.fetch(
        f"{VISITS} AND traject.newcomer = ? ORDER BY home_visit.ended_at DESC",
        *(me.id, *access.visible_to(me), newcomer),
    )
    return [Visit(*row) for row in rows]


async def visit(me: Person, number: int) -> Visit:
    """Raises NotFound for one that has not ended, and outside one's scope."""
    row = await db.fetch_one(f"{VISITS} AND home_visit.id = ?", me.id, *access.visible_to(me), number)
    if row is None:
        raise NotFound
    return Visit(*row)


class Told(NamedTuple):
    template: str | None
    child: str | None
    title: str
    by_staff: bool
    outcome: str
    reason: str | None
    day: date | None


async def told(me: Person, visit: int) -> list[Told]:
    """What became of the tasks that this reader may see."""
    rows = await db.fetch(
        "SELECT task.template, child.name, task.title, COALESCE(maker.role, '') <> 'newcomer',"
        " home_visit_task.outcome, home_visit_task.reason, home_visit_task.day"
        " FROM home_visit_task JOIN task ON task.id = home_visit_task.task"
        " LEFT JOIN child ON child.id = task.child LEFT JOIN person maker ON maker.id = task.created_by"
        f" WHERE home_visit_task.visit = ? AND {access.TASK_VISIBLE} ORDER BY home_visit_task.id",
        *(visit, *access.visible_to(me)),
    )
    return [Told(*row) for row in rows]


async def helpers(traject: int) -> list[str]:
    """Of today, by the name that a newcomer calls them."""
    today = clock.today()
    rows = await db.fetch(
        "SELECT person.call_name FROM team JOIN person ON person.id = team.person WHERE team.traject = ?"
        " AND team.role <> 'newcomer' AND team.since <= ? AND (team.until IS NULL OR team.until > ?)"
        " AND person.ended_at IS NULL ORDER BY team.role, team.id",
        *(traject, today, today),
    )
    return [name for (name,) in rows]


class Whose(NamedTuple):
    id: int
    name: str
    language: str
    starts_at: datetime | None  # the next appointment at home


PEOPLE = (
    "SELECT person.id, person.name, person.language FROM traject JOIN person ON person.id = traject.newcomer"
    f" WHERE person.ended_at IS NULL AND traject.id IN ({dossiers.CASEWORK_OF}) ORDER BY person.name, person.id"
)
AT_HOME = (
    "SELECT traject.newcomer, appointment.starts_at FROM appointment JOIN traject ON traject.id = appointment.traject"
    " WHERE appointment.status = 'planned' AND appointment.at_home AND appointment.ends_at > ?"
    f" AND traject.id IN ({dossiers.CASEWORK_OF}) ORDER BY appointment.starts_at DESC"
)
LAST = datetime.max.replace(tzinfo=UTC)


async def casework(me: Person) -> list[Whose]:
    """Everyone whom this helper may visit; who is visited first stands first."""
    people = await db.fetch(PEOPLE, *access.visible_to(me))
    first: dict[int, datetime] = dict(await db.fetch(AT_HOME, clock.now(), *access.visible_to(me)))
    found = [Whose(person, name, language, first.get(person)) for person, name, language in people]
    return sorted(found, key=lambda whose: whose.starts_at or LAST)


async def still_mine(me: Person, newcomers: Sequence[int]) -> list[int]:
    """Those of them whom this helper may visit today."""
    marks, ids = db.any_of(newcomers)
    rows = await db.fetch(
        "SELECT traject.newcomer FROM traject JOIN person ON person.id = traject.newcomer WHERE person.ended_at IS NULL"
        f" AND traject.newcomer IN ({marks}) AND traject.id IN ({dossiers.CASEWORK_OF})",
        *(*ids, *access.visible_to(me)),
    )
    return [newcomer for (newcomer,) in rows]


async def since(me: Person, whose: Newcomer) -> tuple[Open | None, datetime]:
    """The visit that goes on, and from when on what happens stays in sight: else since the morning."""
    found = await open_visit(me, whose.traject)
    return found, found.begun_at if found else datetime.combine(clock.today(), time(), AMSTERDAM)
