"""Who comes to an appointment: who was asked, and who stands in for them on its day."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from backend.core import db
from backend.core.clock import AMSTERDAM


class StandIn(NamedTuple):
    id: int
    role: str
    name: str
    call_name: str
    phone: str | None


class Comes(NamedTuple):
    appointment: int
    id: int
    role: str
    name: str
    call_name: str
    phone: str | None
    present: bool | None
    instead: StandIn | None = None  # comes in their place

    @property
    def really(self) -> "Comes | StandIn":
        return self.instead or self


ASKED = (
    "SELECT appointment_person.appointment, person.id, person.role, person.name, person.call_name, person.phone,"
    " appointment_person.present, appointment.starts_at, stand.since, stand.until,"
    " other.id, other.role, other.name, other.call_name, other.phone"
    " FROM appointment_person JOIN appointment ON appointment.id = appointment_person.appointment"
    " JOIN person ON person.id = appointment_person.person"
    " LEFT JOIN team stand ON stand.traject = appointment.traject AND stand.replaces = appointment_person.person"
    " LEFT JOIN person other ON other.id = stand.person AND other.ended_at IS NULL"
    " WHERE appointment_person.appointment IN ({marks})"
    " ORDER BY CASE person.role WHEN 'newcomer' THEN 1 ELSE 0 END, appointment_person.id, stand.id"
)


async def people(appointments: Sequence[int]) -> dict[int, list[Comes]]:
    """The newcomer last. Empty for none."""
    found: dict[int, dict[int, Comes]] = {appointment: {} for appointment in appointments}
    marks, ids = db.any_of(appointments) if appointments else ("NULL", ())
    for row in await db.fetch(ASKED.format(marks=marks), *ids):
        asked, starts_at, since, until, other = Comes(*row[:7]), row[7], row[8], row[9], StandIn(*row[10:])
        there = found[asked.appointment].setdefault(asked.id, asked)
        if other.id and is_away(starts_at, since, until):
            found[asked.appointment][asked.id] = there._replace(instead=other)
    return {appointment: list(there.values()) for appointment, there in found.items()}


def is_away(starts_at: datetime, since: date, until: date | None) -> bool:
    """`until`: the first day on which nobody stands in any more."""
    day = starts_at.astimezone(AMSTERDAM).date()
    return since <= day and (until is None or day < until)
