from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.features.checklist.bulk import policy
from backend.features.checklist.rules.load import Limits, heavy, presses

TODAY = date(2026, 11, 26)
LIMITS = Limits(now=3, week=9)
DAYS = st.lists(st.none() | st.dates(TODAY - timedelta(days=30), TODAY + timedelta(days=30)), max_size=15)


def test_the_limits_are_those_of_the_policy() -> None:
    assert policy().load == LIMITS


@pytest.mark.parametrize(
    ("offsets", "found"),
    [([0, 0, -4], None), ([0, 0, -4, -1], "now"), ([6] * 9, None), ([6] * 10, "week"), ([7] * 40, None)],
)
def test_more_than_three_for_now_or_nine_in_a_week_is_heavy(offsets: list[int], found: str | None) -> None:
    assert heavy([TODAY + timedelta(days=offset) for offset in offsets], TODAY, LIMITS) == found


@pytest.mark.parametrize(
    ("offset", "basis", "weighs"), [(-1, "target", False), (-1, "law", True), (-1, "letter", True), (0, "target", True)]
)
def test_a_day_that_went_by_weighs_only_where_a_law_or_a_letter_set_it(offset: int, basis: str, weighs: bool) -> None:
    day = TODAY + timedelta(days=offset)
    assert presses(day, day, basis, TODAY) == (day if weighs else None)


@given(DAYS, DAYS)
def test_more_tasks_never_make_lighter(some: list[date | None], more: list[date | None]) -> None:
    order = [None, "week", "now"]
    assert order.index(heavy(some + more, TODAY, LIMITS)) >= order.index(heavy(some, TODAY, LIMITS))


@given(DAYS)
def test_tasks_without_a_day_weigh_nothing(days: list[date | None]) -> None:
    assert heavy([*days, None], TODAY, LIMITS) == heavy(days, TODAY, LIMITS)
