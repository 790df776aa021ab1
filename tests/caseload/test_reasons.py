"""Why somebody stands where they stand, without a database."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend import content
from backend.content import Span
from backend.features.caseload.rules.reasons import (
    FINDERS,
    GROUPS,
    Found,
    Group,
    Known,
    days_ago,
    group,
    place,
    reasons,
    working_days,
)

TODAY = date(2026, 11, 25)  # a Wednesday
FLAGS = tuple(content.load("nijkerk").flags.values())
WORKS = content.load("nijkerk").is_working_day
CALM = Known(TODAY, TODAY - timedelta(days=100), WORKS, seen=TODAY, meets=TODAY + timedelta(days=3), reached=True)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


# Each reason on the day that it begins, and a moment before that.
ALONE = {
    "late": (replace(CALM, late=1), CALM),
    "help": (replace(CALM, asked=ago(2)), replace(CALM, asked=ago(1))),
    "unseen": (replace(CALM, seen=ago(14)), replace(CALM, seen=ago(13))),
    "due": (replace(CALM, due=ago(-7)), replace(CALM, due=ago(-8))),
    "stuck": (replace(CALM, stuck=1), CALM),
    "look": (replace(CALM, look=1), CALM),
    "missed": (replace(CALM, missed=2), replace(CALM, missed=1)),
    "waiting": (replace(CALM, waits=ago(10)), replace(CALM, waits=ago(9))),
    "no_appointment": (replace(CALM, meets=None), CALM),
    "unreachable": (replace(CALM, reached=False), CALM),
    "lessons": (replace(CALM, signals={"missed": Found(2, ago(1))}), CALM),
    **{
        kind: (replace(CALM, signals={kind: Found(1, TODAY)}), CALM)
        for kind in ("pip_soon", "pip_late", "pip_review", "course_soon", "course_late", "term_ends", "term_over")
    },
}

day = st.none() | st.dates(TODAY - timedelta(days=400), TODAY + timedelta(days=400))
number = st.integers(0, 9)
signals = st.dictionaries(
    st.sampled_from(
        ["missed", "pip_soon", "pip_late", "pip_review", "course_soon", "course_late", "term_ends", "term_over"]
    ),
    st.builds(Found, number, st.dates(ago(400), ago(-400))),
)
anyone = st.builds(
    Known,
    today=st.just(TODAY),
    started=st.dates(ago(400), TODAY),
    is_working_day=st.just(WORKS),
    seen=day,
    late=number,
    due=st.none() | st.dates(TODAY, ago(-400)),
    stuck=number,
    asked=day,
    look=number,
    waits=day,
    meets=st.none() | st.dates(TODAY, ago(-400)),
    missed=number,
    reached=st.booleans(),
    signals=signals,
)
some_flags = st.lists(st.sampled_from(FLAGS), unique=True)


def test_the_pack_knows_every_reason_that_can_be_found() -> None:
    assert {flag.key for flag in FLAGS} == FINDERS.keys() == ALONE.keys()


@pytest.mark.parametrize("key", ALONE)
def test_each_reason_alone_puts_somebody_in_its_group_and_no_day_earlier(key: str) -> None:
    now, before = ALONE[key]
    flag = next(flag for flag in FLAGS if flag.key == key)
    assert [reason.key for reason in reasons(FLAGS, now)] == [key]
    assert group(reasons(FLAGS, now)) == flag.group
    assert reasons(FLAGS, before) == []


def test_whoever_has_no_reason_is_on_course() -> None:
    assert group(reasons(FLAGS, CALM)) == "koers"


def test_who_was_never_seen_counts_from_the_beginning_of_the_traject() -> None:
    new = replace(CALM, seen=None, started=ago(13))
    assert reasons(FLAGS, new) == []
    assert [reason.key for reason in reasons(FLAGS, replace(new, started=ago(14)))] == ["unseen"]


def test_a_weekend_is_no_working_day() -> None:
    friday, monday, tuesday = date(2026, 11, 20), date(2026, 11, 23), date(2026, 11, 24)
    assert working_days(friday, monday, WORKS) == 1 and working_days(friday, tuesday, WORKS) == 2
    assert reasons(FLAGS, replace(CALM, today=monday, seen=monday, asked=friday)) == []
    assert [reason.key for reason in reasons(FLAGS, replace(CALM, today=tuesday, asked=friday))] == ["help"]


def test_what_was_asked_before_easter_waits_until_after_it() -> None:
    thursday, monday, tuesday, wednesday = (date(2027, 3, 25), *(date(2027, 3, day) for day in (29, 30, 31)))
    asked = replace(CALM, seen=wednesday, asked=thursday + timedelta(days=1))
    assert working_days(thursday, monday, WORKS) == 1
    assert reasons(FLAGS, replace(asked, today=tuesday)) == []
    assert [reason.key for reason in reasons(FLAGS, replace(asked, today=wednesday))] == ["help"]


@dataclass(frozen=True)
class Own:
    """A reason as a gemeente may set it."""

    key: str
    group: Group
    order: int = 1
    number: int = 1
    length: Span | None = None


def test_a_gemeente_sets_the_threshold_the_order_and_the_group() -> None:
    flags = [Own("late", "week", 20, 3), Own("no_appointment", "nu"), Own("unseen", "week", 10, length=Span(days=30))]
    known = replace(CALM, late=3, meets=None, seen=ago(30))
    assert [reason.key for reason in reasons(flags, known)] == ["no_appointment", "unseen", "late"]
    assert reasons(flags, replace(CALM, late=2, seen=ago(29))) == []


@given(anyone, some_flags)
def test_the_strongest_reason_comes_first(known: Known, flags: list[content.Flag]) -> None:
    found = reasons(flags, known)
    assert [GROUPS.index(reason.group) for reason in found] == sorted(GROUPS.index(reason.group) for reason in found)
    assert group(found) == (found[0].group if found else "koers")


@given(anyone, some_flags, st.sampled_from(FLAGS))
def test_a_reason_that_is_switched_off_brings_nobody_higher(
    known: Known, flags: list[content.Flag], off: content.Flag
) -> None:
    without = reasons([flag for flag in flags if flag != off], known)
    assert place(without, 0) >= place(reasons(flags, known), 0)
    assert GROUPS.index(group(without)) >= GROUPS.index(group(reasons(flags, known)))


@given(st.lists(st.tuples(anyone, st.integers(0, 400)), min_size=2, max_size=6))
def test_the_order_is_total_and_by_group(several: list[tuple[Known, int]]) -> None:
    told = [(reasons(FLAGS, each), unseen) for each, unseen in several]
    placed = [(place(found, unseen), group(found)) for found, unseen in told]
    ordered = [where for _, where in sorted(placed)]
    assert ordered == sorted(ordered, key=GROUPS.index)


@given(anyone, st.integers(0, 400), st.integers(0, 400))
def test_whoever_was_away_longer_stands_higher_when_all_else_is_equal(known: Known, one: int, other: int) -> None:
    found = reasons(FLAGS, known)
    assert (place(found, one) < place(found, other)) == (one > other)


def test_more_late_tasks_stand_higher_and_who_asked_earlier_too() -> None:
    assert place(reasons(FLAGS, replace(CALM, late=3)), 0) < place(reasons(FLAGS, replace(CALM, late=2, stuck=9)), 9)
    earlier, later = (reasons(FLAGS, replace(CALM, asked=ago(days))) for days in (6, 5))
    assert place(earlier, 0) < place(later, 9)


@given(st.dates(TODAY - timedelta(days=900), TODAY))
def test_days_ago_counts_days(seen: date) -> None:
    assert days_ago(seen, TODAY) == (TODAY - seen).days


def test_who_was_never_seen_and_whose_clock_ran_ahead() -> None:
    assert days_ago(None, TODAY) is None
    assert days_ago(TODAY + timedelta(days=1), TODAY) == 0
