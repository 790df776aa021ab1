"""The tasks that a person may see. Access is the join with their team: no row comes out that is not theirs."""

from datetime import date, datetime
from typing import NamedTuple

from backend.core import access, clock, db
from backend.core.access import Person
from backend.core.dossiers import Newcomer
from backend.core.errors import NotFound


class Row(NamedTuple):
    id: int
    template: str | None
    child: str | None
    round: int
    step: str
    title: str
    actor: str
    opens: date
    advise: date | None
    due: date | None
    due_basis: str
    done_at: datetime | None
    done_by: int | None
    done_name: str | None
    confirmed_at: datetime | None
    confirmed_name: str | None
    accepted_at: datetime | None
    accepted_name: str | None
    stuck_at: datetime | None
    stuck_reason: str | None
    planned_on: date | None
    planned_part: str | None
    planned_with: str | None
    dropped_at: datetime | None
    drop_reason: str | None
    retired_at: datetime | None
    created_by: int | None
    newcomer: int
    traject: int
    household: int
    gemeente: int


SELECT = (
    "SELECT task.id, task.template, child.name, task.round, task.step, task.title, task.actor, task.opens, task.advise,"
    " task.due, task.due_basis, task.done_at, task.done_by, doer.call_name, task.confirmed_at, seer.call_name,"
    " task.accepted_at, taker.call_name, task.stuck_at, task.stuck_reason, task.planned_on, task.planned_part,"
    " task.planned_with, task.dropped_at, task.drop_reason, task.retired_at, task.created_by, traject.newcomer,"
    " traject.id, traject.household, task.gemeente"
    " FROM team JOIN traject ON traject.id = team.traject"
    " JOIN task ON task.household = traject.household AND (task.traject IS NULL OR task.traject = traject.id)"
    f" AND {access.TASK_FOR_ROLE}"
    " LEFT JOIN child ON child.id = task.child"
    " LEFT JOIN person doer ON doer.id = task.done_by"
    " LEFT JOIN person seer ON seer.id = task.confirmed_by"
    " LEFT JOIN person taker ON taker.id = task.accepted_by"
    " WHERE team.person = ? AND team.since <= ? AND (team.until IS NULL OR team.until > ?)"
)
OF_NEWCOMER = (
    SELECT + " AND traject.newcomer = ? AND task.dropped_at IS NULL AND task.retired_at IS NULL"
    # Of a traject that has ended nothing is to be done any more.
    " AND (traject.ended_on IS NULL OR task.done_at IS NOT NULL)"
)
OF_ID = SELECT + " AND task.id = ? ORDER BY traject.id LIMIT 1"


async def tasks_of(me: Person, newcomer: int) -> list[Row]:
    return [Row(*row) for row in await db.fetch(OF_NEWCOMER, *access.visible_to(me), newcomer)]


async def task(me: Person, task_id: int) -> Row:
    """Raises NotFound for what is not there or not theirs."""
    row = await db.fetch_one(OF_ID, *access.visible_to(me), task_id)
    if row is None:
        raise NotFound
    return Row(*row)


class Member(NamedTuple):
    id: int
    role: str
    name: str
    call_name: str
    phone: str | None
    until: date | None


async def helpers(traject: int) -> list[Member]:
    """Today's team, without the newcomer."""
    today = clock.today()
    rows = await db.fetch(
        "SELECT person.id, team.role, person.name, person.call_name, person.phone, team.until FROM team"
        " JOIN person ON person.id = team.person WHERE team.traject = ? AND team.role <> 'newcomer'"
        " AND team.since <= ? AND (team.until IS NULL OR team.until > ?) AND person.ended_at IS NULL"
        " ORDER BY team.role, team.id",
        *(traject, today, today),
    )
    return [Member(*row) for row in rows]


class Said(NamedTuple):
    id: int
    author: int
    name: str
    role: str
    body: str
    at: datetime


async def comments(task_id: int) -> list[Said]:
    rows = await db.fetch(
        "SELECT comment.id, person.id, person.call_name, person.role, comment.body, comment.created_at FROM comment"
        " JOIN person ON person.id = comment.author WHERE comment.task = ? ORDER BY comment.id",
        task_id,
    )
    return [Said(*row) for row in rows]


async def answered_since(task_id: int, last: int, me: int) -> str:
    """The name of another helper who answered after this message; "" when nobody did."""
    row = await db.fetch_one(
        "SELECT person.name FROM comment JOIN person ON person.id = comment.author WHERE comment.task = ?"
        " AND comment.id > ? AND person.role <> 'newcomer' AND person.id <> ? ORDER BY comment.id LIMIT 1",
        *(task_id, last, me),
    )
    return str(row[0]) if row else ""


async def waits_for_answer(task_id: int) -> bool:
    """The newcomer said the last words, and no helper has said since that they were read."""
    row = await db.fetch_one(
        "SELECT person.role = 'newcomer' AND NOT EXISTS (SELECT 1 FROM event WHERE event.task = comment.task"
        " AND event.verb = 'comments_read' AND event.at >= comment.created_at)"
        " FROM comment JOIN person ON person.id = comment.author WHERE comment.task = ?"
        " ORDER BY comment.id DESC LIMIT 1",
        task_id,
    )
    return bool(row and row[0])


class Note(NamedTuple):
    id: int
    body: str
    audience: str


async def note(me: Person, whose: Newcomer, number: int) -> Note | None:
    """One that a task can be made of; None for what is not there or not theirs."""
    row = await db.fetch_one(
        "SELECT id, body, audience FROM note WHERE id = ? AND traject = ? AND task IS NULL AND withdrawn_at IS NULL"
        f" AND {access.NOTE_VISIBLE}",
        *(number, whose.traject, *access.visible_to(me)),
    )
    return Note(*row) if row else None


async def templates_listed(whose: Newcomer) -> frozenset[str]:
    rows = await db.fetch(
        "SELECT DISTINCT template FROM task WHERE household = ? AND template IS NOT NULL AND dropped_at IS NULL",
        whose.household,
    )
    return frozenset(key for (key,) in rows)


async def was_not_asked(me: Person) -> bool:
    """They have not said yes or no to the app on their phone."""
    return await db.fetch_one("SELECT id FROM app_answer WHERE person = ?", me.id) is None
