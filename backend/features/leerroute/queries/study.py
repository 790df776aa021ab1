from datetime import date
from typing import NamedTuple

from backend.core import access, db
from backend.core.access import Person
from backend.features.leerroute.queries.sight import SEES, rows


class Hours(NamedTuple):
    week: date
    kind: str
    minutes: int


class Lesson(NamedTuple):
    day: date
    presence: str


class Pupil(NamedTuple):
    """Somebody whose hours may be recorded."""

    person: int
    name: str
    traject: int
    started_on: date


async def hours(me: Person, traject: int | None) -> dict[int, list[Hours]]:
    found = await rows("study", me, traject, "week, kind, minutes", "study_hours", "week")
    return {whose: [Hours(*row) for row in some] for whose, some in found.items()}


async def lessons(me: Person, traject: int | None) -> dict[int, list[Lesson]]:
    found = await rows("study", me, traject, "day, presence", "lesson", "day")
    return {whose: [Lesson(*row) for row in some] for whose, some in found.items()}


async def pupils(me: Person) -> list[Pupil]:
    found = await db.fetch(
        "SELECT person.id, person.name, traject.id, traject.started_on FROM traject"
        " JOIN person ON person.id = traject.newcomer WHERE person.ended_at IS NULL"
        " AND traject.ended_on IS NULL"
        f" AND traject.id IN ({access.TEAM_OF} AND team.role IN {SEES['study']}) ORDER BY person.name, person.id",
        *access.visible_to(me),
    )
    return [Pupil(*row) for row in found]
