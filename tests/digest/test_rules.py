from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.core.clock import AMSTERDAM
from backend.features.digest.rules import next_morning

EIGHT = time(8)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("now", "morning"),
    [
        ("2026-11-26T07:59", "2026-11-26T08:00"),
        ("2026-11-26T08:00", "2026-11-27T08:00"),
        ("2026-11-27T09:00", "2026-11-30T08:00"),  # a Friday
        ("2026-11-28T07:00", "2026-11-30T08:00"),  # a Saturday
        ("2027-03-26T12:00", "2027-03-29T08:00"),  # over the change to summer time
    ],
)
def test_the_next_morning_is_one_of_a_working_day(now: str, morning: str) -> None:
    assert next_morning(at(now), EIGHT, AMSTERDAM) == at(morning)


@given(st.integers(0, 2 * 365 * 24 * 60).map(lambda minutes: at("2026-01-01T00:00") + timedelta(minutes=minutes)))
def test_it_lies_ahead_and_none_is_left_out(now: datetime) -> None:
    morning = next_morning(now, EIGHT, AMSTERDAM)
    assert now < morning <= now + timedelta(days=3, hours=1)
    assert (morning.astimezone(AMSTERDAM).time(), morning.weekday() < 5) == (EIGHT, True)
    assert next_morning(morning - timedelta(seconds=1), EIGHT, AMSTERDAM) == morning
