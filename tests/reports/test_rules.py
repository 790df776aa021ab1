from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.features.reports import rules
from backend.features.reports.queries import Ended
from backend.features.reports.views import days_of_steps

COUNTS = st.lists(st.integers(0, 60), min_size=1, max_size=8)


@pytest.mark.parametrize(("count", "number"), [(0, None), (4, None), (5, 5), (61, 61)])
def test_fewer_than_five_is_hidden(count: int, number: int | None) -> None:
    assert rules.shown(count) == number


@given(COUNTS)
def test_of_a_whole_no_single_hidden_part_can_be_worked_out(counts: list[int]) -> None:
    numbers = rules.parts(counts)
    assert len(counts) == 1 or numbers.count(None) != 1
    assert all(number in (None, count) for number, count in zip(numbers, counts, strict=True))
    assert all(number is None for number, count in zip(numbers, counts, strict=True) if count < rules.SMALLEST)


def test_one_small_part_takes_the_next_smallest_with_it() -> None:
    assert rules.parts([30, 2, 8, 12]) == [30, None, None, 12]


def test_a_middle_of_few_is_hidden() -> None:
    assert rules.middle([1, 2, 3, 400]) is None
    assert rules.middle([1, 2, 3, 40, 500]) == 3


def test_months_go_back_over_the_end_of_a_year() -> None:
    assert rules.months(date(2027, 1, 31), 3) == [
        (date(2027, 1, 1), date(2027, 2, 1)),
        (date(2026, 12, 1), date(2027, 1, 1)),
        (date(2026, 11, 1), date(2026, 12, 1)),
    ]


def test_a_step_lasts_from_the_end_of_the_step_before() -> None:
    began = date(2026, 1, 1)
    ended = [Ended(7, began, "pip", date(2026, 3, 1)), Ended(7, began, "koppeling", date(2026, 1, 11))]
    assert days_of_steps({7: ended}, ["koppeling", "intake", "pip"]) == {"koppeling": [10], "pip": [49]}


def test_a_step_that_ended_before_the_one_before_it_took_no_days() -> None:
    began = date(2026, 1, 1)
    ended = [Ended(7, began, "koppeling", date(2026, 2, 1)), Ended(7, began, "intake", date(2026, 1, 20))]
    assert days_of_steps({7: ended}, ["koppeling", "intake"])["intake"] == [0]
