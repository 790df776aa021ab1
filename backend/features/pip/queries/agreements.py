"""The living part of a plan: the newcomer's goal, what was agreed, and what they say of it."""

from datetime import date, datetime
from typing import NamedTuple

from backend.core import access, clock, db, dossiers
from backend.core.access import Person
from backend.core.errors import NotFound


class Goal(NamedTuple):
    body: str
    written_by: str
    is_own: bool  # the newcomer's words, from their own hand
    written_at: datetime


async def goal(me: Person, traject: int) -> Goal | None:
    row = await db.fetch_one(
        "SELECT goal.body, person.call_name, person.role = 'newcomer', goal.written_at FROM plan_goal goal"
        " JOIN person ON person.id = goal.written_by"
        f" WHERE goal.traject = ? AND goal.traject IN ({dossiers.PLAN_OF})",
        *(traject, *access.visible_to(me)),
    )
    return Goal(row[0], row[1], bool(row[2]), row[3]) if row else None


class Agreement(NamedTuple):
    id: int
    what: str
    who: str
    often: str
    until: date | None
    picture: str
    revision: int
    made_at: datetime
    ended_at: datetime | None
    answer: str | None
    answered_at: datetime | None
    note: str
    reply_due: date | None
    reply: str
    replied_at: datetime | None
    replied_by: str | None
    task: int | None
    done_at: datetime | None


SELECT = (
    "SELECT agreement.id, what, who, often, until, picture, revision, made_at, agreement.ended_at, answer, answered_at,"
    " note, reply_due, reply, replied_at, replier.call_name, task.id, task.done_at FROM agreement"
    " LEFT JOIN person replier ON replier.id = agreement.replied_by LEFT JOIN task ON task.agreement = agreement.id"
    f" WHERE agreement.traject IN ({dossiers.PLAN_OF})"
)


async def agreements(me: Person, traject: int) -> list[Agreement]:
    """Those that hold, in the order in which they were made."""
    rows = await db.fetch(
        f"{SELECT} AND agreement.traject = ? AND agreement.ended_at IS NULL ORDER BY agreement.id",
        *(*access.visible_to(me), traject),
    )
    return [Agreement(*row) for row in rows]


async def agreement(me: Person, traject: int, number: int) -> Agreement:
    """Also one that has ended. Raises NotFound for what is not there or not theirs."""
    row = await db.fetch_one(
        f"{SELECT} AND agreement.traject = ? AND agreement.id = ?", *access.visible_to(me), traject, number
    )
    if row is None:
        raise NotFound
    return Agreement(*row)


async def klantmanager(traject: int) -> str:
    """Who answers for the gemeente; "" when nobody does yet."""
    today = clock.today()
    row = await db.fetch_one(
        "SELECT person.call_name FROM team JOIN person ON person.id = team.person WHERE team.traject = ?"
        " AND team.role = 'klantmanager' AND team.since <= ? AND (team.until IS NULL OR team.until > ?)"
        " AND person.ended_at IS NULL ORDER BY team.id LIMIT 1",
        *(traject, today, today),
    )
    return str(row[0]) if row else ""
