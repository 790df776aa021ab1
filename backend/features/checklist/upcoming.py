"""The next appointment, for the newcomer's first page."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from markupsafe import Markup

from backend import content
from backend.core import clock, db, texts
from backend.core.access import Person
from backend.core.clock import AMSTERDAM

OWN_ICON = "calendar-blank"


class Row(NamedTuple):
    id: int
    kind: str | None
    title: str
    starts_at: datetime
    ends_at: datetime
    at_home: bool
    place: str
    video: str
    by_phone: bool
    cannot_at: datetime | None
    status: str

    @property
    def is_to_come(self) -> bool:
        return True


class Comes(NamedTuple):
    name: str
    call_name: str
    role: str
    phone: str | None


@dataclass(frozen=True, slots=True)
class Upcoming:
    row: Row
    title: Markup
    dutch_word: str
    icon: str
    day: date
    helpers: list[Comes]

    @property
    def is_time(self) -> bool:
        return clock.is_about(self.row.starts_at, self.row.ends_at)

    @property
    def to_call(self) -> Comes | None:
        return next((each for each in self.helpers if each.phone), None) if self.row.by_phone else None

    @property
    def is_today(self) -> bool:
        return self.day == clock.today()


NEXT = (
    "SELECT id, kind, title, starts_at, ends_at, at_home, place, video, by_phone, cannot_at, status FROM appointment"
    " WHERE traject = ? AND status = 'planned' AND ends_at > ? ORDER BY starts_at, id LIMIT 1"
)
HELPERS = (
    "SELECT person.name, person.call_name, person.role, person.phone FROM appointment_person"
    " JOIN person ON person.id = appointment_person.person"
    " WHERE appointment_person.appointment = ? AND person.role <> 'newcomer' ORDER BY appointment_person.id"
)


async def upcoming(me: Person) -> Upcoming | None:
    """Of who asks, so their own traject is the access."""
    found = await db.fetch_one(NEXT, me.traject, clock.now())
    if found is None:
        return None
    row = Row(*found)
    helpers = [Comes(*each) for each in await db.fetch(HELPERS, row.id)]
    return _worded(row, helpers, me)


def _worded(row: Row, helpers: list[Comes], me: Person) -> Upcoming:
    pack, day = content.load(me.gemeente_key), row.starts_at.astimezone(AMSTERDAM).date()
    kind = pack.appointments.get(row.kind or "")
    if kind is None:
        return Upcoming(row, texts.of(me.language).of_staff(row.title), "", OWN_ICON, day, helpers)
    title = texts.bound(me.language, pack)(kind.title)
    return Upcoming(row, title, kind.dutch_word, kind.icon, day, helpers)
