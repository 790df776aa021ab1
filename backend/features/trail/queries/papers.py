"""The papers that there are for one newcomer, as far as the reader may open them."""

from datetime import datetime
from typing import NamedTuple

from backend.core import access, db, dossiers
from backend.core.access import Person
from backend.core.dossiers import Newcomer


class Version(NamedTuple):
    number: int
    at: datetime


class Visit(NamedTuple):
    id: int
    at: datetime
    helper: str


async def versions(me: Person, whose: Newcomer) -> list[Version]:
    """Of the plan, the one that holds first. For who decides on it."""
    rows = await db.fetch(
        "SELECT version, established_at FROM pip WHERE traject = ? AND established_at IS NOT NULL"
        f" AND traject IN ({dossiers.DECIDED_OF}) ORDER BY version DESC",
        *(whose.traject, *access.visible_to(me)),
    )
    return [Version(*row) for row in rows]


async def visits(me: Person, whose: Newcomer) -> list[Visit]:
    """Of which there is a report, the last first."""
    rows = await db.fetch(
        "SELECT home_visit.id, home_visit.ended_at, person.name FROM home_visit"
        " JOIN person ON person.id = home_visit.helper WHERE home_visit.traject = ? AND home_visit.ended_at IS NOT NULL"
        f" AND home_visit.traject IN ({dossiers.CASEWORK_OF}) ORDER BY home_visit.ended_at DESC, home_visit.id DESC",
        *(whose.traject, *access.visible_to(me)),
    )
    return [Visit(*row) for row in rows]
