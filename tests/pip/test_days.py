"""The days of a plan, by the worked examples of the law, and what holds for every day there is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend import content
from backend.features.pip import law
from backend.features.pip.rules import days

LAW = law.on(date(2025, 1, 1))
DATES = st.dates(date(2000, 1, 1), date(2090, 12, 31))


def due(notice: date | None, registered: date | None, answered: date | None = None) -> date | None:
    return days.due(notice, registered, answered, days=LAW.days.plan, after=LAW.days.after_answer)


def test_ten_weeks_run_from_the_letter_of_duo_for_who_lives_here_already() -> None:
    assert due(date(2025, 1, 6), date(2024, 12, 20)) == date(2025, 3, 17)


def test_ten_weeks_run_from_the_registration_where_that_is_later() -> None:
    assert due(date(2025, 1, 6), date(2025, 2, 3)) == date(2025, 4, 14)


def test_two_weeks_remain_after_what_others_had_to_send() -> None:
    assert due(date(2025, 1, 6), date(2025, 2, 3), date(2025, 4, 22)) == date(2025, 5, 6)


def test_an_early_answer_takes_no_day_away() -> None:
    assert due(date(2025, 1, 6), date(2025, 2, 3), date(2025, 2, 10)) == date(2025, 4, 14)


@pytest.mark.parametrize(("notice", "registered"), [(None, date(2025, 2, 3)), (date(2025, 1, 6), None)])
def test_no_clock_runs_before_the_letter_and_the_registration(notice: date | None, registered: date | None) -> None:
    assert due(notice, registered) is None


def test_the_term_begins_the_day_after_the_plan_and_lasts_three_years() -> None:
    term = days.term([date(2024, 3, 15)], LAW.span.term_years)
    assert term == (date(2024, 3, 16), date(2027, 3, 16))
    assert term and term.last == date(2027, 3, 15)


def test_a_plan_that_is_issued_again_leaves_the_term_as_it_is() -> None:
    term = days.term([date(2024, 3, 15), date(2025, 1, 10)], LAW.span.term_years)
    assert term == (date(2024, 3, 16), date(2027, 3, 16))


def test_a_plan_of_a_leap_day_ends_its_term_on_the_last_of_february() -> None:
    assert days.term([date(2024, 2, 29)], 3) == (date(2024, 3, 1), date(2027, 3, 1))


@given(DATES, st.lists(st.integers(0, 4000)))
def test_no_later_plan_ever_moves_the_term(first: date, later: list[int]) -> None:
    again = [first + timedelta(days=number) for number in later]
    assert days.term([*again, first], 3) == days.term([first], 3)


@given(DATES)
def test_a_term_is_three_years_to_the_day(dated: date) -> None:
    term = days.term([dated], 3)
    assert term and term.start == dated + timedelta(days=1)
    assert (term.last.year, term.last.month) == (dated.year + 3, dated.month)
    assert dated.day - term.last.day in (0, 1)  # a leap day has no birthday


@given(DATES, st.one_of(st.none(), DATES), st.one_of(st.none(), DATES))
def test_what_is_known_later_never_shortens_the_ten_weeks(
    notice: date, registered: date | None, answered: date | None
) -> None:
    last = due(notice, registered, answered)
    assert last is None or last >= notice + timedelta(days=70)


def test_one_may_object_for_six_weeks_after_it_was_sent() -> None:
    assert days.objection(date(2024, 3, 15), LAW.days.objection) == date(2024, 4, 26)


@pytest.mark.parametrize(
    ("asked", "number", "last"),
    [
        (date(2026, 11, 25), 3, date(2026, 11, 30)),  # Wednesday: over the weekend to Monday
        (date(2026, 11, 27), 1, date(2026, 11, 30)),
        (date(2026, 11, 28), 1, date(2026, 11, 30)),  # asked on a Saturday
        (date(2026, 11, 23), 5, date(2026, 11, 30)),
        (date(2026, 12, 23), 3, date(2026, 12, 29)),  # over Christmas
        (date(2027, 3, 25), 2, date(2027, 3, 30)),  # on Good Friday people work, on Easter Monday they do not
    ],
)
def test_staff_answer_within_working_days(asked: date, number: int, last: date) -> None:
    assert days.working_days_later(asked, number, content.load("nijkerk").is_working_day) == last


def test_every_day_has_a_law() -> None:
    assert law.on(date(1990, 1, 1)) == law.on(date(2022, 1, 1)) == law.sets()[0]
