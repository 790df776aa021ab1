"""When people are free. Everybody may ask; nobody hears what somebody else is doing, or with whom."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice

from backend.core import clock, db, times
from backend.core.clock import AMSTERDAM
from backend.core.times import Span

AT = (time(10), time(13, 30), time(15))
FAR = timedelta(days=62)  # nobody's calendar is full for two months

BUSY = (
    "SELECT person.call_name, appointment.starts_at, appointment.ends_at"
    " FROM appointment JOIN appointment_person ON appointment_person.appointment = appointment.id"
    " JOIN person ON person.id = appointment_person.person"
    " WHERE appointment.status = 'planned' AND appointment.ends_at > ? AND appointment.starts_at < ?"
    " AND appointment.id <> ? AND appointment_person.person IN ({people})"
)


async def busy(people: Sequence[int], span: Span, but: int = 0) -> dict[str, list[Span]]:
    """When these people have something else in this time, by call name."""
    marks = ", ".join("?" * len(people))
    rows = await db.fetch(BUSY.format(people=marks), span.starts_at, span.ends_at, but, *people)
    found: dict[str, list[Span]] = {}
    for name, starts_at, ends_at in sorted(rows):
        found.setdefault(name, []).append(Span(starts_at, ends_at))
    return found


async def slots(
    people: Sequence[int], length: timedelta, number: int, is_working_day: Callable[[date], bool]
) -> list[datetime]:
    """The first times on working days at which all of them are free."""
    now = clock.now()
    taken = await busy(people, Span(now, now + FAR))
    spans = (span for each in taken.values() for span in each)
    return list(islice(times.slots(now, length, AT, spans, AMSTERDAM, is_working_day), number))
