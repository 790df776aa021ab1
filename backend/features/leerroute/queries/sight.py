"""Who on the team may read what of the way to the diploma. Each query here carries it."""

from collections import defaultdict
from typing import Literal

from backend.core import access, db
from backend.core.access import Person
from backend.core.db import Row

What = Literal["name", "study", "results"]

# A begeleider knows the name of the route. A docent follows the lessons; what an exam or DUO said is for the newcomer
# and the college alone.
SEES: dict[What, tuple[str, ...]] = {
    "name": ("newcomer", "begeleider", "klantmanager", "docent"),
    "study": ("newcomer", "klantmanager", "docent"),
    "results": ("newcomer", "klantmanager"),
}


Found = dict[int, list[Row]]  # by traject


async def rows(
    what: What, me: Person, traject: int | None, columns: str, table: str, order: str = "id", *, source: str = ""
) -> Found:
    """Of one traject, or of all that this person works on. Nothing where they may not see this.

    `source` is a part of the table, by the same name.
    """
    one = f"{table}.traject = ? AND " if traject else ""
    found = await db.fetch(
        f"SELECT {table}.traject, {columns} FROM {source or table} WHERE {one}{table}.traject IN"
        f" ({access.TEAM_OF} AND team.role IN {SEES[what]}) ORDER BY {table}.{order}",
        *((traject,) if traject else ()),
        *access.visible_to(me),
    )
    grouped: Found = defaultdict(list)
    for whose, *row in found:
        grouped[whose].append(tuple(row))
    return grouped
