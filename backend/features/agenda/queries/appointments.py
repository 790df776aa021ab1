"""The appointments that a person may see. Access is part of the query, as everywhere."""

from dataclasses import dataclass
from datetime import datetime

from backend.core import access, clock, db
from backend.core.access import Person
from backend.core.errors import NotFound
from backend.core.events import Subject
from backend.core.times import Span
from backend.features.agenda.rules import meetings

SELECT = (
    "SELECT appointment.id, appointment.kind, appointment.title, appointment.starts_at, appointment.ends_at,"
    " appointment.at_home, appointment.place, appointment.video, appointment.by_phone, appointment.tolk,"
    " appointment.bring, appointment.status, appointment.cancel_reason, appointment.cannot_at,"
    " appointment.cannot_reason, appointment.agreement, appointment.published_at, appointment.series,"
    " appointment.version, appointment.gemeente,"
    f" traject.household, appointment.traject, person.id, person.name, person.call_name, {access.APPOINTMENT_OWN}"
    " FROM appointment JOIN traject ON traject.id = appointment.traject JOIN person ON person.id = traject.newcomer"
    f" WHERE {access.APPOINTMENT_VISIBLE}"
)


@dataclass(frozen=True, slots=True)
class Row:
    id: int
    kind: str | None
    title: str
    starts_at: datetime
    ends_at: datetime
    at_home: bool
    place: str
    video: str
    by_phone: bool
    tolk: str | None
    bring: str
    status: str
    cancel_reason: str | None
    cannot_at: datetime | None
    cannot_reason: str | None
    agreement: str
    published_at: datetime | None
    series: int | None
    version: int
    gemeente: int
    household: int
    traject: int
    newcomer: int
    newcomer_name: str
    newcomer_call_name: str
    own: bool

    @property
    def span(self) -> Span:
        return Span(self.starts_at, self.ends_at)

    @property
    def subject(self) -> Subject:
        return Subject(self.gemeente, self.household, self.traject)

    @property
    def is_to_come(self) -> bool:
        return meetings.is_to_come(self.status, self.ends_at, clock.now())

    @property
    def may_be_recorded(self) -> bool:
        return meetings.may_be_recorded(self.status, self.starts_at, clock.now())


async def one(me: Person, appointment: int) -> Row:
    """Raises NotFound for what is not there or not theirs."""
    rows = await _rows(me, " AND appointment.id = ?", appointment)
    if not rows:
        raise NotFound
    return rows[0]


async def of_traject(me: Person, traject: int) -> list[Row]:
    """In the order of time."""
    return await _rows(me, " AND appointment.traject = ? ORDER BY appointment.starts_at, appointment.id", traject)


async def where_one_comes(me: Person, span: Span) -> list[Row]:
    """Over all dossiers; also what was cancelled, and all where somebody comes for whom they stand in these days."""
    return await _rows(
        me,
        " AND appointment.starts_at < ? AND appointment.ends_at > ? AND EXISTS (SELECT 1 FROM appointment_person mine"
        " WHERE mine.appointment = appointment.id AND (mine.person = ? OR EXISTS (SELECT 1 FROM team stand"
        f" WHERE {access.STANDS_IN} AND stand.replaces = mine.person)))"
        " ORDER BY appointment.starts_at, appointment.id",
        *(span.ends_at, span.starts_at, me.id, *access.visible_to(me)),
    )


async def _rows(me: Person, more: str, *args: object) -> list[Row]:
    rows = await db.fetch(SELECT + more, *access.own_to(me), *access.visible_to(me), *args)
    return [Row(*row) for row in rows]


async def proposals(appointment: int) -> list[datetime]:
    rows = await db.fetch(
        "SELECT starts_at FROM appointment_proposal WHERE appointment = ? ORDER BY starts_at", appointment
    )
    return [moment for (moment,) in rows]
