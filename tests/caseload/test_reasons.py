"""Why somebody stands where they stand, without a database."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from backend.features.caseload.rules import ORDER, Counts, days_ago, group, place, reason

TODAY = date(2026, 11, 25)
number = st.integers(0, 60)
counts = st.builds(Counts, number, number, number, number)
away = st.none() | st.integers(0, 400)


def test_late_comes_before_help_and_help_before_a_look() -> None:
    assert reason(Counts(9, 1, 1, 1)) == "late"
    assert reason(Counts(9, 0, 1, 1)) == "help"
    assert reason(Counts(9, 0, 0, 1)) == "look"
    assert reason(Counts(9, 0, 0, 0)) == "fine"


@given(counts, away, counts, away)
def test_a_heavier_reason_always_stands_higher(
    one: Counts, unseen: int | None, other: Counts, away: int | None
) -> None:
    if ORDER.index(reason(one)) < ORDER.index(reason(other)):
        assert place(one, unseen, "Z") < place(other, away, "A")


@given(counts, away)
def test_whoever_was_away_longer_stands_higher_when_all_else_is_equal(counts: Counts, unseen: int | None) -> None:
    assert place(counts, None, "B") < place(counts, 3, "A")
    assert place(counts, 16, "B") < place(counts, 3, "A")
    assert place(counts, unseen, "A") < place(counts, unseen, "B")


@given(counts)
def test_who_has_nothing_late_or_stuck_never_asks_attention_now(counts: Counts) -> None:
    assert (group(counts) == "nu") == bool(counts.late or counts.help)


@given(counts)
def test_who_has_ended_needs_nobody_and_stands_last(counts: Counts) -> None:
    ended = replace(counts, has_ended=True)
    assert (reason(ended), group(ended)) == ("ended", "klaar")
    assert place(ended, None, "A") > place(counts, 0, "Z")


def test_more_late_tasks_stand_higher() -> None:
    assert place(Counts(9, 3, 0, 0), 0, "Z") < place(Counts(9, 2, 9, 9), None, "A")


@given(st.dates(TODAY - timedelta(days=900), TODAY))
def test_days_ago_counts_days(seen: date) -> None:
    assert days_ago(seen, TODAY) == (TODAY - seen).days


def test_who_was_never_seen_and_whose_clock_ran_ahead() -> None:
    assert days_ago(None, TODAY) is None
    assert days_ago(TODAY + timedelta(days=1), TODAY) == 0
