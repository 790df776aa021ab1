from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend import content
from backend.core.clock import AMSTERDAM
from backend.features.digest.rules import next_morning

EIGHT = time(8)
NIJKERK = content.load("nijkerk")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("now", "morning"),
    [
        ("2026-11-26T07:59", "2026-11-26T08:00"),
        ("2026-11-26T08:00", "2026-11-27T08:00"),
        ("2026-11-27T09:00", "2026-11-30T08:00"),  # a Friday
        ("2026-11-28T07:00", "2026-11-30T08:00"),  # a Saturday
        ("2027-03-26T12:00", "2027-03-30T08:00"),  # over Easter, and the change to summer time
        ("2026-03-27T12:00", "2026-03-30T08:00"),  # over the change to summer time alone
        ("2026-10-23T12:00", "2026-10-26T08:00"),  # and back
        ("2026-12-24T09:00", "2026-12-28T08:00"),
        ("2026-04-24T09:00", "2026-04-28T08:00"),  # the King's day is a Monday
    ],
)
def test_the_next_morning_is_one_of_a_working_day(now: str, morning: str) -> None:
    assert next_morning(at(now), EIGHT, AMSTERDAM, NIJKERK.is_working_day) == at(morning)


@given(st.integers(0, 2 * 365 * 24 * 60).map(lambda minutes: at("2026-01-01T00:00") + timedelta(minutes=minutes)))
def test_it_lies_ahead_and_none_is_left_out(now: datetime) -> None:
    """The longest that nobody works is Easter: from Friday morning to Tuesday."""
    morning = next_morning(now, EIGHT, AMSTERDAM, NIJKERK.is_working_day)
    assert now < morning <= now + timedelta(days=4, hours=1)
    assert (morning.astimezone(AMSTERDAM).time(), NIJKERK.is_working_day(morning.date())) == (EIGHT, True)
    assert next_morning(morning - timedelta(seconds=1), EIGHT, AMSTERDAM, NIJKERK.is_working_day) == morning
