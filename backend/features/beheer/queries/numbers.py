"""Numbers of one gemeente. A beheerder sees no dossiers, so nothing here names a person."""

from backend.core import db
from backend.core.access import Person


async def people_by_role(me: Person) -> dict[str, int]:
    rows = await db.fetch(
        "SELECT role, COUNT(*) FROM person WHERE gemeente = ? AND ended_at IS NULL GROUP BY role", me.gemeente
    )
    return dict(rows)


async def trajects(me: Person) -> int:
    [(number,)] = await db.fetch("SELECT COUNT(*) FROM traject WHERE gemeente = ?", me.gemeente)
    return int(number)


async def listed(me: Person, template: str) -> bool:
    """Whether anybody has, or had, this task."""
    sql = "SELECT id FROM task WHERE gemeente = ? AND template = ? LIMIT 1"
    return await db.fetch_one(sql, me.gemeente, template) is not None


async def open_tasks(me: Person, template: str) -> int:
    """How many are on a list and not done."""
    [(number,)] = await db.fetch(
        "SELECT COUNT(*) FROM task WHERE gemeente = ? AND template = ? AND done_at IS NULL AND dropped_at IS NULL"
        " AND retired_at IS NULL",
        *(me.gemeente, template),
    )
    return int(number)
