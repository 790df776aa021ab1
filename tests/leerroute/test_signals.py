"""What a klantmanager is told, on the day before it and on the day itself."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.features.leerroute import law
from backend.features.leerroute.rules import signals
from backend.features.leerroute.rules.signals import Signal, Situation

LIMITS = law.on(date(2026, 11, 25)).signals.rule
LETTER = date(2025, 1, 6)

days = st.dates(date(2022, 1, 1), date(2060, 12, 31))


def kinds(now: Situation) -> list[str]:
    return [signal.kind for signal in signals.signals(LIMITS, now)]


@pytest.mark.parametrize(
    ("brp", "report", "due"),
    [
        (date(2024, 12, 20), None, date(2025, 3, 17)),
        (date(2025, 2, 3), date(2025, 4, 22), date(2025, 5, 6)),
        (date(2025, 2, 3), None, date(2025, 4, 14)),
        (None, None, None),
    ],
)
def test_the_plan_is_due_ten_weeks_after_the_later_day(brp: date | None, report: date | None, due: date | None) -> None:
    assert signals.pip_due(LIMITS, LETTER, brp, report) == due


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (date(2025, 2, 16), []),
        (date(2025, 2, 17), ["pip_soon"]),
        (date(2025, 3, 17), ["pip_soon"]),
        (date(2025, 3, 18), ["pip_late"]),
    ],
)
def test_the_plan_is_announced_four_weeks_before(today: date, told: list[str]) -> None:
    assert kinds(Situation(today, True, LETTER, date(2024, 12, 20))) == told
    assert kinds(Situation(today, True, LETTER, date(2024, 12, 20), pip=today, offered=today)) == []


@pytest.mark.parametrize(("today", "told"), [(date(2026, 3, 2), []), (date(2026, 3, 3), ["pip_review"])])
def test_a_plan_is_talked_about_every_half_year(today: date, told: list[str]) -> None:
    now = Situation(today, True, pip=date(2025, 9, 3), pip_here=date(2025, 9, 3), offered=date(2025, 9, 3))
    assert kinds(now._replace(reviewed=date(2025, 9, 3))) == told
    assert kinds(now) == []


def test_who_moves_here_with_a_plan_needs_one_of_this_gemeente_in_ten_weeks() -> None:
    now = Situation(
        date(2025, 8, 20), True, LETTER, brp=date(2025, 6, 2), pip=date(2025, 3, 3), offered=date(2025, 4, 1)
    )
    assert [(told.kind, told.day) for told in signals.signals(LIMITS, now)] == [("pip_late", date(2025, 8, 11))]
    assert kinds(now._replace(pip_here=date(2025, 7, 1))) == []
    assert kinds(now._replace(pip=date(2025, 6, 2))) == []


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (date(2024, 5, 14), []),
        (date(2024, 5, 15), ["course_soon"]),
        (date(2024, 6, 14), ["course_soon"]),
        (date(2024, 6, 15), ["course_late"]),
    ],
)
def test_a_course_must_be_offered_within_three_months_to_an_asielstatushouder(today: date, told: list[str]) -> None:
    now = Situation(today, True, pip=date(2024, 3, 15))
    assert kinds(now) == told
    assert kinds(now._replace(is_asiel=False)) == kinds(now._replace(offered=today)) == []


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (date(2026, 9, 15), []),
        (date(2026, 9, 16), ["term_ends"]),
        (date(2027, 3, 15), ["term_ends"]),
        (date(2027, 3, 16), ["term_over"]),
    ],
)
def test_the_end_of_the_term_is_announced_while_parts_are_open(today: date, told: list[str]) -> None:
    now = Situation(today, True, term_end=date(2027, 3, 16), open_parts=2)
    assert kinds(now) == told
    assert kinds(now._replace(open_parts=0)) == []


def test_two_lessons_missed_within_four_weeks_are_told() -> None:
    today = date(2026, 11, 25)
    missed = (today - timedelta(days=29), today - timedelta(days=27), today - timedelta(days=2))
    now = Situation(today, True, missed=missed)
    [told] = signals.signals(LIMITS, now)
    assert (told.kind, told.day, told.number) == ("missed", missed[2], 3)
    assert (told.since, told.until) == (missed[1], missed[1] + timedelta(days=29))
    assert kinds(now._replace(missed=missed[:2])) == []


def test_one_more_missed_lesson_does_not_begin_it_anew() -> None:
    first = date(2026, 11, 2)
    missed = tuple(first + timedelta(days=days) for days in (0, 7, 14))
    began = {told.since for told in (*of(missed[:2]), *of(missed))}
    assert began == {missed[1]}


def of(missed: tuple[date, ...]) -> list[Signal]:
    return signals.coming(LIMITS, Situation(missed[-1], True, missed=missed))


@given(
    st.builds(
        Situation,
        days,
        st.booleans(),
        *[st.none() | days] * 7,
        st.integers(0, 7),
        st.lists(days, max_size=6).map(tuple),
    )
)
def test_no_two_signals_of_a_kind_and_none_that_is_over_before_it_comes(now: Situation) -> None:
    found = signals.coming(LIMITS, now)
    assert len({signal.kind for signal in found}) == len(found)
    assert all(signal.until is None or signal.since < signal.until for signal in found)
