"""From a day and a time as people say them to moments, and the free ones among them."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

DAY = timedelta(days=1)


class Span(NamedTuple):
    """From and until; the end itself is free again."""

    starts_at: datetime
    ends_at: datetime

    def meets(self, other: "Span") -> bool:
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at


def moment(day: date, at: time, zone: tzinfo) -> datetime | None:
    """None for a time that the clock skips in the night of summer time. Of one that it shows twice, the first."""
    found = datetime.combine(day, at, zone).astimezone(UTC)
    return found if found.astimezone(zone).time() == at else None


def same_time_on(day: date, start: datetime, zone: tzinfo) -> datetime:
    """The same time of the clock on another day; one that is skipped there, an hour later."""
    at = start.astimezone(zone).time()
    return datetime.combine(day, at, zone).astimezone(UTC)


def of_day(day: date, zone: tzinfo, days: int = 1) -> Span:
    """From midnight to midnight, 23 or 25 hours in the nights of summer time."""
    first, last = (datetime.combine(each, time(0), zone).astimezone(UTC) for each in (day, day + days * DAY))
    return Span(first, last)


def monday_of(day: date) -> date:
    return day - day.weekday() * DAY


def weekly(first: date, last: date, is_without_lesson: Callable[[date], bool]) -> list[date]:
    """Each week on the weekday of the first day, until the last."""
    days = (first + week * 7 * DAY for week in range((last - first).days // 7 + 1))
    return [day for day in days if not is_without_lesson(day)]


def slots(
    after: datetime,
    length: timedelta,
    at: Iterable[time],
    busy: Iterable[Span],
    zone: tzinfo,
    is_working_day: Callable[[date], bool],
) -> Iterator[datetime]:
    """Free times on working days from tomorrow on, the first first."""
    taken, times = list(busy), tuple(at)
    day = after.astimezone(zone).date()
    while True:
        day += DAY
        for start in (moment(day, each, zone) for each in times if is_working_day(day)):
            if start and not any(Span(start, start + length).meets(other) for other in taken):
                yield start
