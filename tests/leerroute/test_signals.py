"""What a klantmanager is told, on the day before it and on the day itself."""

from datetime import date, timedelta

import pytest

from backend.features.leerroute import law
from backend.features.leerroute.rules import signals
from backend.features.leerroute.rules.signals import Situation

LIMITS = law.on(date(2026, 11, 25)).signals.rule
LETTER = date(2025, 1, 6)


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
    assert [tuple(signal) for signal in signals.signals(LIMITS, now)] == [("missed", missed[2], 2)]
    assert kinds(now._replace(missed=missed[:2])) == []
