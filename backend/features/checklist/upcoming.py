"""The next appointment, for the newcomer's first page."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from markupsafe import Markup

from backend import content
from backend.core import clock, coming, db, texts
from backend.core.access import Person
from backend.core.clock import AMSTERDAM
from backend.core.coming import Comes, StandIn

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


@dataclass(frozen=True, slots=True)
class Upcoming:
    row: Row
    title: Markup
    dutch_word: str
    icon: str
    day: date
    helpers: list[Comes | StandIn]

    @property
    def is_time(self) -> bool:
        return clock.is_about(self.row.starts_at, self.row.ends_at)

    @property
    def to_call(self) -> Comes | StandIn | None:
        return next((each for each in self.helpers if each.phone), None) if self.row.by_phone else None

    @property
    def is_today(self) -> bool:
        return self.day == clock.today()


NEXT = (
    "SELECT id, kind, title, starts_at, ends_at, at_home, place, video, by_phone, cannot_at, status FROM appointment"
    " WHERE traject = ? AND status = 'planned' AND ends_at > ? ORDER BY starts_at, id LIMIT 1"
)


async def upcoming(me: Person) -> Upcoming | None:
    """Of who asks, so their own traject is the access."""
    found = await db.fetch_one(NEXT, me.traject, clock.now())
    if found is None:
        return None
    row = Row(*found)
    people = (await coming.people([row.id]))[row.id]
    helpers = [each.really for each in people if each.role != "newcomer"]
    return _worded(row, helpers, me)


def _worded(row: Row, helpers: list[Comes | StandIn], me: Person) -> Upcoming:
    pack, day = content.load(me.gemeente_key), row.starts_at.astimezone(AMSTERDAM).date()
    kind = pack.appointments.get(row.kind or "")
    if kind is None:
        return Upcoming(row, texts.of(me.language).of_staff(row.title), "", OWN_ICON, day, helpers)
    title = texts.bound(me.language, pack)(kind.title)
    return Upcoming(row, title, kind.dutch_word, kind.icon, day, helpers)
