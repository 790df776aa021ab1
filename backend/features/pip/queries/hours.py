"""The hours of lessons that a plan rests on, as they were recorded week by week."""

from datetime import date
from typing import NamedTuple

from backend.core import access, db, dossiers
from backend.core.access import Person


class Recorded(NamedTuple):
    by: str
    minutes: int
    last: date  # the Monday of the last week


async def recorded(me: Person, traject: int, kinds: tuple[str, ...]) -> list[Recorded]:
    """By whom, and how much: for the newcomer and the klantmanager, and for nobody else."""
    rows = await db.fetch(
        "SELECT COALESCE(person.name, ''), SUM(study_hours.minutes), MAX(study_hours.week) FROM study_hours"
        " LEFT JOIN person ON person.id = study_hours.recorded_by"
        f" WHERE study_hours.traject = ? AND study_hours.kind IN ({', '.join('?' * len(kinds))})"
        f" AND study_hours.minutes > 0 AND study_hours.traject IN ({dossiers.PLAN_OF})"
        " GROUP BY person.id, person.name ORDER BY 1",
        *(traject, *kinds, *access.visible_to(me)),
    )
    return [Recorded(by, int(minutes), _day(last)) for by, minutes, last in rows]


def _day(week: date | str) -> date:
    """SQLite forgets in MAX() that it is a day."""
    return week if isinstance(week, date) else date.fromisoformat(week)
