"""On which days nobody works, in every year and without anybody filling in a list."""

from datetime import date, timedelta

import pytest

from backend.content import load
from backend.content.free_days import easter

NIJKERK = load("nijkerk")


@pytest.mark.parametrize(
    "sunday",
    # The first and the last day on which it can be, the two years of exception in the rule, and those to come.
    ["1818-03-22", "2038-04-25", "1954-04-18", "1981-04-19", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01"],
)
def test_easter_is_when_the_church_has_it(sunday: str) -> None:
    assert easter(int(sunday[:4])).isoformat() == sunday


FREE_2026 = ["01-01", "04-06", "04-27", "05-05", "05-14", "05-25", "12-25", "12-26"]
FREE_2030 = ["01-01", "04-22", "04-27", "05-05", "05-30", "06-10", "12-25", "12-26"]


@pytest.mark.parametrize(("year", "days"), [(2026, FREE_2026), (2030, FREE_2030)])
def test_a_year_has_the_eight_days_of_the_law(year: int, days: list[str]) -> None:
    every_day = (date(year, 1, 1) + timedelta(days=number) for number in range(365))
    assert [f"{day:%m-%d}" for day in every_day if NIJKERK.is_free(day)] == days


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-11-27", True),
        ("2026-11-28", False),
        ("2026-12-25", False),
        ("2027-03-26", True),  # Good Friday
        ("2027-03-29", False),
        ("2026-10-19", True),  # a school holiday is one for lessons only
    ],
)
def test_a_working_day_is_one_of_the_week_that_the_law_leaves_free(day: str, works: bool) -> None:
    assert NIJKERK.is_working_day(date.fromisoformat(day)) is works


@pytest.mark.parametrize(("day", "free"), [("2026-10-19", True), ("2027-05-06", True), ("2026-11-27", False)])
def test_there_is_no_lesson_in_a_holiday_and_on_a_free_day(day: str, free: bool) -> None:
    assert NIJKERK.is_without_lesson(date.fromisoformat(day)) is free


def test_who_has_no_school_holidays_has_the_free_days_still() -> None:
    eemdorp = load("eemdorp")
    assert eemdorp.is_free(date(2026, 12, 25)) and not eemdorp.is_without_lesson(date(2026, 10, 19))
