"""What stands beside the list: the first home visit of today, and how many trajects have ended."""

from datetime import datetime, time, timedelta
from typing import NamedTuple

from backend.core import access, clock, db, dossiers
from backend.core.access import Person
from backend.core.clock import AMSTERDAM
from backend.features.caseload.queries.ended import ENDED


class Visit(NamedTuple):
    id: int  # of the newcomer
    name: str
    starts_at: datetime


class Around(NamedTuple):
    ended: int
    visit: Visit | None


# One question instead of two: this page is open all day.
AROUND = (
    f"SELECT (SELECT COUNT(*) FROM {ENDED}), visit.* FROM (SELECT 1 AS one) only_row LEFT JOIN"
    " (SELECT person.id, person.name, appointment.starts_at FROM appointment_person mine"
    " JOIN appointment ON appointment.id = mine.appointment JOIN traject ON traject.id = appointment.traject"
    " JOIN person ON person.id = traject.newcomer WHERE mine.person = ? AND appointment.status = 'planned'"
    " AND appointment.at_home AND appointment.ends_at > ? AND appointment.starts_at < ?"
    f" AND person.ended_at IS NULL AND traject.ended_on IS NULL AND traject.id IN ({dossiers.CASEWORK_OF})"
    " ORDER BY appointment.starts_at, appointment.id LIMIT 1) AS visit ON 1 = 1"
)


async def around(me: Person) -> Around:
    midnight = datetime.combine(clock.today() + timedelta(days=1), time(), AMSTERDAM)
    mine = access.visible_to(me)
    [(ended, newcomer, name, starts_at)] = await db.fetch(AROUND, *mine, me.id, clock.now(), midnight, *mine)
    return Around(ended, Visit(newcomer, name, starts_at) if newcomer else None)
