"""Days and times as people in the Netherlands live them."""

from datetime import UTC, date, datetime

import pytest

from backend.core import clock, texts
from backend.core.clock import as_if

NOON = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "said"),
    [("nl", "vrijdag 27 november"), ("en", "Friday 27 November"), ("ar", "الجمعة 27 نوفمبر")],
)
def test_a_day_has_its_weekday(language: str, said: str) -> None:
    with as_if(NOON):
        assert texts.of(language).day(date(2026, 11, 27)) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2027, 1, 4), "maandag 4 januari"),
        (date(2026, 2, 2), "maandag 2 februari"),
        (date(2027, 11, 25), "donderdag 25 november 2027"),
        (date(2024, 11, 25), "maandag 25 november 2024"),
    ],
)
def test_a_day_has_its_year_only_when_it_is_far(day: date, said: str) -> None:
    with as_if(NOON):
        assert texts.of("nl").day(day) == said


SUMMER_TIME = [
    (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "01:59"),
    (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "03:00"),
    (datetime(2026, 10, 25, 0, 59, tzinfo=UTC), "02:59"),
    (datetime(2026, 10, 25, 1, 0, tzinfo=UTC), "02:00"),
]


@pytest.mark.parametrize(("moment", "clock_says"), SUMMER_TIME)
@pytest.mark.parametrize("language", ["nl", "ar"])
def test_a_time_is_what_the_clock_says_in_amsterdam(language: str, moment: datetime, clock_says: str) -> None:
    assert texts.of(language).time(moment) == clock_says


MIDNIGHTS = [
    (datetime(2026, 3, 28, 22, 59, tzinfo=UTC), date(2026, 3, 28)),
    (datetime(2026, 3, 28, 23, 0, tzinfo=UTC), date(2026, 3, 29)),
    (datetime(2026, 3, 29, 21, 59, tzinfo=UTC), date(2026, 3, 29)),
    (datetime(2026, 3, 29, 22, 0, tzinfo=UTC), date(2026, 3, 30)),
    (datetime(2026, 10, 25, 22, 59, tzinfo=UTC), date(2026, 10, 25)),
    (datetime(2026, 10, 25, 23, 0, tzinfo=UTC), date(2026, 10, 26)),
]


@pytest.mark.parametrize(("moment", "day"), MIDNIGHTS)
def test_a_day_begins_at_midnight_in_amsterdam(moment: datetime, day: date) -> None:
    with as_if(moment):
        assert clock.today() == day
        assert texts.of("nl").moment_day(moment) == texts.of("nl").day(day)
