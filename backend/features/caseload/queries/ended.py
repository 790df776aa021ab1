"""Whose traject has ended, and who is still on its team."""

from datetime import date
from typing import NamedTuple

from backend.core import access, db
from backend.core.access import Person


class Ended(NamedTuple):
    id: int
    name: str
    ended_on: date


async def ended(me: Person) -> list[Ended]:
    """The last first."""
    rows = await db.fetch(
        "SELECT person.id, person.name, traject.ended_on FROM traject JOIN person ON person.id = traject.newcomer"
        f" WHERE traject.ended_on IS NOT NULL AND person.ended_at IS NULL AND traject.id IN ({access.TEAM_OF})"
        " ORDER BY traject.ended_on DESC, person.name",
        *access.visible_to(me),
    )
    return [Ended(*row) for row in rows]
