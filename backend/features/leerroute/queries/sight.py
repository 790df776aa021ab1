"""Who on the team may read what of the way to the diploma. Each query here carries it."""

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


async def rows(what: What, me: Person, traject: int, columns: str, table: str, order: str = "id") -> list[Row]:
    """Nothing for who may not see this."""
    return await db.fetch(
        f"SELECT {columns} FROM {table} WHERE {table}.traject = ? AND {table}.traject IN"
        f" ({access.TEAM_OF} AND team.role IN {SEES[what]}) ORDER BY {table}.{order}",
        *(traject, *access.visible_to(me)),
    )
