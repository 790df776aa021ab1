"""What a klantmanager should look at. Facts about days and numbers; no judgement of a person, and no money."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple

from backend.features.leerroute.rules.dates import Length, after, before

DAY = timedelta(days=1)

Kind = Literal["pip_soon", "pip_late", "pip_review", "course_soon", "course_late", "term_ends", "term_over", "missed"]


class Thresholds(NamedTuple):
    pip_within: Length
    pip_after_report: Length
    pip_warn: Length
    pip_review: Length
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
    report: date | None = None  # came, that the plan had to wait for
    pip: date | None = None  # the first, also of another gemeente
    pip_here: date | None = None
    offered: date | None = None
    term_end: date | None = None
    open_parts: int = 0
    missed: tuple[date, ...] = ()
    reviewed: date | None = None  # the last plan of here, or the last talk about how it goes


class Signal(NamedTuple):
    """It comes on the day `since`, and is over on the day `until`, or when something changes."""

    kind: Kind
    since: date
    until: date | None
    day: date
    number: int = 0

    def is_on(self, today: date) -> bool:
        return self.since <= today and (self.until is None or today < self.until)


def pip_due(limits: Thresholds, kennisgeving: date, brp: date | None, report: date | None = None) -> date | None:
    """None while nobody knows where the person will live. What others had to tell gives time after it came."""
    if brp is None:
        return None
    due = after(max(kennisgeving, brp), limits.pip_within)
    return max(due, after(report, limits.pip_after_report)) if report else due


def signals(limits: Thresholds, now: Situation) -> list[Signal]:
    """Those of today."""
    return [signal for signal in coming(limits, now) if signal.is_on(now.today)]


def coming(limits: Thresholds, now: Situation) -> list[Signal]:
    """Of today and of every other day, while nothing changes: one of a kind at most."""
    of_plan = (*_of_plan(limits, now), *_of_review(limits, now))
    return [*of_plan, *_of_course(limits, now), *_of_term(limits, now), *_of_lessons(limits, now)]


def moved_due(limits: Thresholds, pip: date, brp: date | None) -> date | None:
    """Who came with a plan of another gemeente needs one of this gemeente; None for who did not."""
    return after(brp, limits.pip_within) if brp and brp > pip else None


def _plan_due(limits: Thresholds, now: Situation) -> date | None:
    if now.pip_here:
        return None
    if now.pip:
        return moved_due(limits, now.pip, now.brp)
    return pip_due(limits, now.kennisgeving, now.brp, now.report) if now.kennisgeving else None


def _of_plan(limits: Thresholds, now: Situation) -> Iterator[Signal]:
    if due := _plan_due(limits, now):
        late = due + DAY
        yield Signal("pip_soon", before(due, limits.pip_warn), late, due)
        yield Signal("pip_late", late, None, due)


def _of_review(limits: Thresholds, now: Situation) -> Iterator[Signal]:
    """A plan that nobody has talked about for too long."""
    if now.reviewed:
        due = after(now.reviewed, limits.pip_review)
        yield Signal("pip_review", due, None, due)


def _of_course(limits: Thresholds, now: Situation) -> Iterator[Signal]:
    """Only for whom the college has to offer a course."""
    if now.pip and now.is_asiel and not now.offered:
        due = after(now.pip, limits.offer_within)
        yield Signal("course_soon", before(due, limits.offer_warn), due, due)
        yield Signal("course_late", due, None, due)


def _of_term(limits: Thresholds, now: Situation) -> Iterator[Signal]:
    if now.term_end and now.open_parts:
        last = now.term_end - DAY
        yield Signal("term_ends", before(now.term_end, limits.term_warn), now.term_end, last, now.open_parts)
        yield Signal("term_over", now.term_end, None, last, now.open_parts)


def _of_lessons(limits: Thresholds, now: Situation) -> Iterator[Signal]:
    """From the lesson that made it too many; one more does not begin it anew."""
    last = max(now.missed, default=date.min)
    recent = sorted(day for day in now.missed if after(day, limits.missed_within) >= last)
    if len(recent) >= limits.missed:
        over = after(recent[-limits.missed], limits.missed_within) + DAY
        yield Signal("missed", recent[limits.missed - 1], over, last, len(recent))
