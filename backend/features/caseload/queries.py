"""Everyone on a helper's list, counted in the database: one row for each, however many tasks they have."""

from collections import defaultdict
from datetime import datetime
from functools import cache
from typing import NamedTuple

from backend import content
from backend.core import access, clock, db
from backend.core.access import Person


class Case(NamedTuple):
    id: int
    name: str
    language: str
    phone: str | None
    traject: int
    people: int  # newcomers and children who live together
    seen_at: datetime | None  # the last time that they used the app
    open: int
    late: int
    help: int
    look: int


# Fixed SQL: this page is open all day. What makes late is decided in checklist/rules; a test holds the two together.
CASES = (
    "SELECT person.id, person.name, person.language, person.phone, traject.id,"
    " (SELECT COUNT(*) FROM traject other WHERE other.household = traject.household)"
    " + (SELECT COUNT(*) FROM child WHERE child.household = traject.household),"
    " (SELECT session.seen_at FROM session WHERE session.person = person.id ORDER BY session.seen_at DESC LIMIT 1),"
    " COUNT(task.id) FILTER (WHERE task.done_at IS NULL),"
    " COUNT(task.id) FILTER (WHERE task.done_at IS NULL AND task.due < ? AND task.due_basis IN ('law', 'letter')),"
    " COUNT(task.id) FILTER (WHERE task.done_at IS NULL AND task.stuck_at IS NOT NULL),"
    " COUNT(task.id) FILTER (WHERE task.done_at IS NOT NULL AND task.confirmed_at IS NULL"
    " AND task.template IN ({seen}))"
    " FROM team JOIN traject ON traject.id = team.traject JOIN person ON person.id = traject.newcomer"
    " LEFT JOIN task ON task.household = traject.household AND (task.traject IS NULL OR task.traject = traject.id)"
    " AND task.dropped_at IS NULL AND task.retired_at IS NULL AND task.opens <= ?"
    f" AND {access.TASK_FOR_ROLE}"
    " WHERE team.person = ? AND team.since <= ? AND (team.until IS NULL OR team.until > ?)"
    " AND person.ended_at IS NULL"
    " GROUP BY person.id, traject.id"
)


@content.kept
@cache
def _counted(gemeente: str) -> tuple[str, tuple[str, ...]]:
    """The query of one gemeente, and the templates that are done only when a helper has seen it."""
    tasks = content.load(gemeente).tasks.values()
    seen = tuple(task.key for task in tasks if task.counts == "confirmed")
    return CASES.format(seen=", ".join("?" * len(seen)) or "NULL"), seen


async def cases(me: Person) -> list[Case]:
    sql, seen = _counted(me.gemeente_key)
    today = clock.today()
    return [Case(*row) for row in await db.fetch(sql, today, *seen, today, *access.visible_to(me))]


async def steps(me: Person) -> dict[int, dict[str, str]]:
    """Where each step stands that has begun, by traject."""
    rows = await db.fetch(
        f"SELECT traject, step, state FROM step_state WHERE traject IN ({access.TEAM_OF})", *access.visible_to(me)
    )
    states: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for traject, step, state in rows:
        states[traject][step] = state
    return states


async def is_mine(me: Person, person: int) -> bool:
    sql = f"SELECT id FROM traject WHERE newcomer = ? AND id IN ({access.TEAM_OF})"
    return await db.fetch_one(sql, person, *access.visible_to(me)) is not None
