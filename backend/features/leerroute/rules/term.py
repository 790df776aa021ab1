"""The inburgeringstermijn: from the day after the first plan, as long as the law says, and what makes it longer.

DUO decides. What is computed here is a preview, until the date of DUO's letter is known.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal, NamedTuple

from backend.features.leerroute.rules.dates import Length, Period, after, before

DAY = timedelta(days=1)

Obstacle = Literal["route", "period_needed", "too_short", "overlap", "too_early"]


class Ground(NamedTuple):
    """Why a term may become longer: by a fixed length, or by as long as something lasted."""

    key: str
    fixed: Length | None = None
    least: Length | None = None
    most: Length | None = None
    routes: tuple[str, ...] = ()  # none: every route


class Extension(NamedTuple):
    ground: Ground
    period: Period | None = None  # what it is asked for; a fixed length needs none


class Term(NamedTuple):
    start: date
    end: date  # exclusive, as DUO has it
    of_duo: bool  # not computed

    @property
    def last(self) -> date:
        return self.end - DAY


def start(pip: date) -> date:
    """The first plan decides; a plan that is issued again moves nothing."""
    return pip + DAY


def end(pip: date, length: Length) -> date:
    return after(pip, length) + DAY


def term(pip: date, length: Length, extensions: Iterable[Extension], of_duo: date | None) -> Term:
    """DUO's own end wins from what is computed."""
    computed = extended(end(pip, length), extensions)
    return Term(start(pip), of_duo or computed, of_duo is not None)


def extended(end: date, extensions: Iterable[Extension]) -> date:
    """All months first and then all days: so the order in which they were granted does not matter."""
    lengths = [added(each) for each in extensions]
    return after(end, Length(sum(each.months for each in lengths), sum(each.days for each in lengths)))


def added(extension: Extension) -> Length:
    ground, period = extension
    if ground.fixed:
        return ground.fixed
    return Length(days=_counted(ground, period).days) if period else Length()


def _counted(ground: Ground, period: Period) -> Period:
    """As far as the ground reaches."""
    if ground.most is None:
        return period
    return Period(period.start, min(period.end, after(period.start, ground.most)))


def window_opens(end: date, ask_before: Length) -> date:
    """The first day on which an extension can be asked."""
    return before(end, ask_before)


def obstacle(
    wish: Extension, route: str, others: Iterable[Period], asked_on: date | None, opens: date
) -> Obstacle | None:
    """Why this cannot be asked; None when it can. Without a day of asking DUO does it by itself."""
    ground, period = wish
    if ground.routes and route not in ground.routes:
        return "route"
    if ground.fixed is None and (period is None or period.days < 1):
        return "period_needed"
    if period and ground.least and period.end < after(period.start, ground.least):
        return "too_short"
    if period and any(period.overlaps(other) for other in others):
        return "overlap"
    return "too_early" if asked_on and asked_on < opens else None
