"""What a klantmanager should look at. Facts about days and numbers; no judgement of a person, and no money."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from backend.features.leerroute.rules.dates import Length, after, before

Kind = Literal["pip_soon", "pip_late", "course_soon", "course_late", "term_ends", "term_over", "missed"]


class Thresholds(NamedTuple):
    pip_within: Length
    pip_after_report: Length
    pip_warn: Length
    offer_within: Length
    offer_warn: Length
    term_warn: Length
    missed: int
    missed_within: Length


class Situation(NamedTuple):
    today: date
    is_asiel: bool
    kennisgeving: date | None = None
    brp: date | None = None
    pip: date | None = None
    offered: date | None = None
    term_end: date | None = None
    open_parts: int = 0
    missed: tuple[date, ...] = ()


class Signal(NamedTuple):
    kind: Kind
    day: date
    number: int = 0


def pip_due(limits: Thresholds, kennisgeving: date, brp: date | None, report: date | None = None) -> date | None:
    """None while nobody knows where the person will live. What others had to tell gives time after it came."""
    if report:
        return after(report, limits.pip_after_report)
    return after(max(kennisgeving, brp), limits.pip_within) if brp else None


def signals(limits: Thresholds, now: Situation) -> list[Signal]:
    return [*_of_plan(limits, now), *_of_course(limits, now), *_of_term(limits, now), *_of_lessons(limits, now)]


def _of_plan(limits: Thresholds, now: Situation) -> Iterator[Signal]:
    due = pip_due(limits, now.kennisgeving, now.brp) if now.kennisgeving and not now.pip else None
    if due and now.today > due:
        yield Signal("pip_late", due)
    elif due and now.today >= before(due, limits.pip_warn):
        yield Signal("pip_soon", due)


def _of_course(limits: Thresholds, now: Situation) -> Iterator[Signal]:
    """Only for whom the college has to offer a course."""
    if now.pip is None or now.offered or not now.is_asiel:
        return
    due = after(now.pip, limits.offer_within)
    if now.today >= due:
        yield Signal("course_late", due)
    elif now.today >= before(due, limits.offer_warn):
        yield Signal("course_soon", due)


def _of_term(limits: Thresholds, now: Situation) -> Iterator[Signal]:
    if now.term_end is None or not now.open_parts:
        return
    if now.today >= now.term_end:
        yield Signal("term_over", now.term_end, now.open_parts)
    elif now.today >= before(now.term_end, limits.term_warn):
        yield Signal("term_ends", now.term_end, now.open_parts)


def _of_lessons(limits: Thresholds, now: Situation) -> Iterator[Signal]:
    recent = list(_since(now.missed, before(now.today, limits.missed_within)))
    if len(recent) >= limits.missed:
        yield Signal("missed", max(recent), len(recent))


def _since(days: Iterable[date], first: date) -> Iterator[date]:
    return (day for day in days if day >= first)
