"""Whose traject has ended, and who is still on its team."""

from datetime import date
from typing import NamedTuple

from backend.core import access, db
from backend.core.access import Person


class Ended(NamedTuple):
    id: int
    name: str
    ended_on: date


ENDED = (  # takes visible_to()
    "traject JOIN person ON person.id = traject.newcomer WHERE traject.ended_on IS NOT NULL"
    f" AND person.ended_at IS NULL AND traject.id IN ({access.TEAM_OF})"
)


async def ended(me: Person) -> list[Ended]:
    """The last first."""
    rows = await db.fetch(
        f"SELECT person.id, person.name, traject.ended_on FROM {ENDED} ORDER BY traject.ended_on DESC, person.name",
        *access.visible_to(me),
    )
    return [Ended(*row) for row in rows]
