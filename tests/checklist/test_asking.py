"""The rules that turn facts into tasks, without a database."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend import content
from backend.features.checklist.rules import asking
from backend.features.checklist.rules.asking import Kid, Situation

TASKS = content.load("nijkerk").tasks
TODAY = date(2026, 11, 25)


def situation(children: tuple[Kid, ...] = (), leads: bool = True, **facts: str) -> Situation:
    return Situation({"doelgroep": "asielvergunning"} | facts, date(2026, 9, 1), None, children, leads)


def asked_keys(of: Situation, today: date = TODAY) -> set[str]:
    return {asked.template for task in TASKS.values() for asked in asking.asked(task, of, today)}


def test_without_a_moving_day_there_is_no_task_that_counts_from_it() -> None:
    assert "huisarts" not in asked_keys(situation())
    assert "huisarts" in asked_keys(situation(moving="2026-11-20"))


def test_nareis_is_asked_only_of_who_has_family_abroad() -> None:
    assert "nareis" not in asked_keys(situation(permit="2026-10-01"))
    assert "nareis" in asked_keys(situation(permit="2026-10-01", has_family_abroad="true"))


@pytest.mark.parametrize(
    ("years", "school"), [(2, "jgz"), (5, "basisschool"), (11, "basisschool"), (12, "isk"), (17, "isk")]
)
def test_a_child_gets_the_school_of_its_age(years: int, school: str) -> None:
    child = Kid(1, TODAY - timedelta(days=years * 366))
    asked = asked_keys(situation((child,), moving="2026-11-20"))
    assert {"jgz", "basisschool", "isk"} & asked == {school}


def test_a_household_task_hangs_on_one_traject_only() -> None:
    facts = {"moving": "2026-11-20"}
    assert "huisarts" in asked_keys(situation(**facts))
    assert "huisarts" not in asked_keys(situation(leads=False, **facts))


@pytest.mark.parametrize(
    ("task", "fact", "day", "due"),
    [
        ("brp", "moving", "2026-05-11", date(2026, 5, 16)),  # five days after moving, Wet BRP 2.39
        ("nareis", "permit", "2026-11-30", date(2027, 2, 28)),  # three months, and February is short
        ("zorgverzekering", "permit", "2026-10-31", date(2027, 2, 28)),  # four months
    ],
)
def test_a_legal_day_counts_from_its_fact(task: str, fact: str, day: str, due: date) -> None:
    anchor = asking.anchor_day(fact, situation(**{fact: day}))
    assert anchor is not None
    assert asking.dates(TASKS[task], anchor, 1, date(2026, 1, 1)).due == due


@pytest.mark.parametrize(
    ("kennisgeving", "brp", "due"),
    [
        ("2025-01-06", "2024-12-20", date(2025, 3, 17)),  # registered already: from the letter
        ("2025-01-06", "2025-02-03", date(2025, 4, 14)),  # registered later: from the registration
    ],
)
def test_the_plan_is_due_ten_weeks_after_the_later_of_letter_and_registration(
    kennisgeving: str, brp: str, due: date
) -> None:
    anchor = asking.anchor_day("pip_clock", situation(kennisgeving=kennisgeving, brp=brp))
    assert anchor is not None
    assert asking.dates(TASKS["pip_op_tijd"], anchor, 1, date(2025, 1, 1)).due == due


def test_the_term_starts_the_day_after_the_plan_unless_duo_says_otherwise() -> None:
    assert asking.anchor_day("term_start", situation(pip="2024-03-15")) == date(2024, 3, 16)
    assert asking.anchor_day("term_start", situation(pip="2024-03-15", term_start="2024-04-01")) == date(2024, 4, 1)


def test_what_was_due_before_it_appeared_is_a_target_and_never_late() -> None:
    dates = asking.dates(TASKS["brp"], date(2026, 1, 1), 1, appeared=TODAY)
    assert (dates.due, dates.due_basis) == (TODAY + timedelta(days=14), "target")


def test_a_second_round_counts_from_the_first_one() -> None:
    first = asking.dates(TASKS["voortgang"], date(2026, 11, 1), 1, date(2026, 1, 1))
    second = asking.dates(TASKS["voortgang"], date(2026, 11, 1), 2, date(2026, 1, 1))
    assert (first.due, second.due) == (date(2027, 5, 1), date(2027, 11, 1))


days = st.dates(date(1990, 1, 1), date(2040, 12, 31))


@given(anchor=days, appeared=days, key=st.sampled_from(sorted(TASKS)))
def test_no_task_is_ever_due_before_it_appeared(anchor: date, appeared: date, key: str) -> None:
    due = asking.dates(TASKS[key], anchor, 1, appeared).due
    assert due is None or due >= appeared


@given(born=days, later=st.integers(0, 40000))
def test_somebody_has_exactly_one_age_a_year(born: date, later: int) -> None:
    today = born + timedelta(days=later)
    coming = asking.birthday(born, asking.age(born, today) + 1)
    assert today < coming <= today + timedelta(days=366)
    assert asking.age(born, coming) == asking.age(born, coming - timedelta(days=1)) + 1
