"""What a fact may say and which steps follow from it, without a database."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.features.journey.rules import FOLLOWS, RANK, START, State, fits, is_birthday, is_day, is_reached, raised

STEPS = sorted({step for following in FOLLOWS.values() for step in following})
states = st.dictionaries(st.sampled_from(STEPS), st.sampled_from(list(RANK)))
facts = st.lists(st.sampled_from(list(FOLLOWS)), unique=True)


def after(before: Mapping[str, State], facts: list[str]) -> dict[str, State]:
    return dict(before) | {step: moved.state for step, moved in raised(before, facts).items()}


@given(states, facts)
def test_no_fact_moves_a_step_back(before: dict[str, State], facts: list[str]) -> None:
    assert all(RANK[after(before, facts)[step]] >= RANK[state] for step, state in before.items())


@given(states, facts)
def test_the_same_facts_move_nothing_a_second_time(before: dict[str, State], facts: list[str]) -> None:
    assert raised(after(before, facts), facts) == {}


@given(states, facts.flatmap(lambda facts: st.tuples(st.just(facts), st.permutations(facts))))
def test_the_order_in_which_facts_come_makes_no_difference(
    before: dict[str, State], both: tuple[list[str], list[str]]
) -> None:
    at_once, one_by_one = after(before, both[0]), dict(before)
    for fact in both[1]:
        one_by_one = after(one_by_one, [fact])
    assert one_by_one == at_once


def test_whoever_has_a_traject_begins_with_the_first_step_done() -> None:
    assert after({}, [START]) == {"koppeling": "done", "kennismaking": "current"}


def test_a_letter_from_duo_begins_the_intake() -> None:
    assert after({}, ["kennisgeving"]) == {"brede_intake": "current"}


def test_a_home_runs_beside_the_intake() -> None:
    assert after({"brede_intake": "current"}, ["housing_offer"]) == {"brede_intake": "current", "woning": "current"}


def test_the_plan_ends_the_talks_and_begins_the_lessons() -> None:
    done = ("kennismaking", "brede_intake", "vervolg_intake", "pip")
    assert after({}, ["pip"]) == dict.fromkeys(done, "done") | {"leren": "current"}


def test_a_fact_from_which_nothing_follows_moves_nothing() -> None:
    assert raised({}, ["tax_letter", "bijstand"]) == {}


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_of_these_two_centuries_is_a_day(day: date) -> None:
    assert is_day(day.isoformat())


@given(st.dates().filter(lambda day: not 1900 <= day.year <= 2100))
def test_no_other_day_is(day: date) -> None:
    assert not is_day(day.isoformat())


@given(st.text())
def test_what_is_taken_for_a_day_reads_back_as_it_was_written(text: str) -> None:
    assert not is_day(text) or date.fromisoformat(text).isoformat() == text


@pytest.mark.parametrize(
    "text", ["", "20261123", "2026-W48-1", "2026-11-31", "23-11-2026", "2026-11-23T00:00", "२०२६-११-२३"]
)
def test_a_day_is_written_in_one_way_only(text: str) -> None:
    assert not is_day(text)


def test_an_answer_is_one_of_the_choices() -> None:
    assert fits("B", ("B", "O", "Z"))
    assert not fits("b", ("B", "O", "Z"))
    assert not fits("2026-11-23", ("true", "false"))


def test_nobody_is_born_tomorrow() -> None:
    today = date(2026, 11, 25)
    assert is_birthday(today, today)
    assert not is_birthday(today + timedelta(days=1), today)
    assert not is_birthday(date(1899, 12, 31), today)


def test_a_task_is_reached_in_the_level_that_counts_for_it() -> None:
    assert is_reached("done", done=True, confirmed=False, accepted=False)
    assert not is_reached("confirmed", done=True, confirmed=False, accepted=False)
    assert not is_reached("accepted", done=True, confirmed=True, accepted=False)
