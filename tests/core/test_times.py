"""Days and times, whatever the clock does in the nights of summer time."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from backend import content
from backend.core import times
from backend.core.times import Span

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
SPRING, AUTUMN = date(2027, 3, 28), date(2026, 10, 25)
HOUR = timedelta(hours=1)
NIJKERK = content.load("nijkerk")
hours = st.times().map(lambda at: at.replace(second=0, microsecond=0))
days = st.one_of(st.dates(date(2026, 1, 1), date(2028, 1, 1)), st.sampled_from((SPRING, AUTUMN)))
moments = st.integers(0, 525_600).map(lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes))
spans = st.builds(lambda start, length: Span(start, start + length), moments, st.timedeltas(HOUR / 4, 8 * HOUR))


@given(days, hours)
def test_a_time_means_what_the_clock_shows_or_nothing(day: date, at: time) -> None:
    found = times.moment(day, at, AMSTERDAM)
    if found is None:
        assert day in (SPRING, date(2026, 3, 29)) and at.hour == 2
    else:
        assert found.astimezone(AMSTERDAM).replace(tzinfo=None) == datetime.combine(day, at)


def test_of_a_time_that_is_shown_twice_it_is_the_first() -> None:
    assert times.moment(AUTUMN, time(2, 30), AMSTERDAM) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_day_has_23_or_25_hours_in_the_nights_of_summer_time() -> None:
    lengths = {day: (span := times.of_day(day, AMSTERDAM)).ends_at - span.starts_at for day in (SPRING, AUTUMN)}
    assert lengths == {SPRING: 23 * HOUR, AUTUMN: 25 * HOUR}


@given(spans, spans)
def test_two_meet_when_there_is_a_moment_in_both(one: Span, other: Span) -> None:
    assert one.meets(other) == other.meets(one) == (max(one[0], other[0]) < min(one[1], other[1]))


@given(days, st.integers(0, 60), st.lists(st.tuples(days, st.integers(0, 40)), max_size=4))
def test_lessons_are_on_one_weekday_and_never_in_a_holiday(
    first: date, weeks: int, free: list[tuple[date, int]]
) -> None:
    holidays = [(start, start + timedelta(days=length)) for start, length in free]
    last = first + timedelta(weeks=weeks)
    lessons = times.weekly(first, last, lambda day: any(start <= day <= end for start, end in holidays))
    assert all(first <= day <= last and day.weekday() == first.weekday() for day in lessons)
    missing = {first + timedelta(weeks=week) for week in range(weeks + 1)} - set(lessons)
    assert all(any(start <= day <= end for start, end in holidays) for day in missing)
    assert not [day for day in lessons if any(start <= day <= end for start, end in holidays)]


@given(moments, st.lists(spans, max_size=8))
def test_what_is_offered_is_free_and_on_a_working_day(now: datetime, busy: list[Span]) -> None:
    offered = list(islice(times.slots(now, HOUR, (time(10), time(14)), busy, AMSTERDAM, NIJKERK.is_working_day), 3))
    assert offered == sorted(offered) and offered[0] > now
    for start in offered:
        local = start.astimezone(AMSTERDAM)
        assert NIJKERK.is_working_day(local.date()) and local.hour in (10, 14)
        assert not any(Span(start, start + HOUR).meets(taken) for taken in busy)
