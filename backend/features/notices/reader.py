"""Who gets a message, as it is with them at the moment of sending."""

from typing import NamedTuple

from backend.core import access, clock, db
from backend.core.access import Person
from backend.core.together import Together
from backend.features.notices.queries import WISHES, Wishes, wished

SELECT = (
    f"SELECT {access.PERSON}, EXISTS (SELECT 1 FROM looking WHERE looking.person = person.id AND looking.until > ?),"
    " (SELECT COUNT(*) FROM notice WHERE notice.person = person.id AND notice.read_at IS NULL),"
    f" {WISHES} FROM {access.PERSON_FROM} LEFT JOIN notice_wish ON notice_wish.person = person.id"
    " WHERE person.ended_at IS NULL AND person.id IN ({marks})"
)


class Reader(NamedTuple):
    me: Person
    looking: bool
    unread: int
    wishes: Wishes


async def reader_of(person: int) -> Reader | None:
    return next(iter(await _readers(person)), None)


async def _find(people: list[int]) -> dict[int, Reader]:
    marks, ids = db.any_of(people)
    rows = await db.fetch(SELECT.format(marks=marks), clock.now(), *ids)
    return {row[0]: _reader(row) for row in rows}


def _reader(row: db.Row) -> Reader:
    *about, looking, unread, muted, discreet, quiet_from, quiet_until = row
    me = Person(*about)
    return Reader(me, bool(looking), unread, wished(me, (muted, discreet, quiet_from, quiet_until)))


_readers = Together(_find)
