"""What the law asks of a plan before it may be established. Each check has a name; law.toml has its article."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, NamedTuple

from backend.features.pip.rules.days import months_later

HOUR = 60

Route = Literal["B", "O", "Z"]
Level = Literal["A2", "B1"]


@dataclass(frozen=True, slots=True)
class Amounts:
    """The numbers of the law that checks need."""

    a2_hours: int
    a2_kinds: tuple[str, ...]
    least_hours: int
    most_hours: int
    child_from: int
    child_until: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """As it was typed; `filled` adds what nobody has to type."""

    route: Route | None = None
    level: Level | None = None
    intensity: str = ""
    hours: int | None = None
    literacy: str = ""
    finish_study: bool = False
    pvt: str = ""
    map: str = ""
    talks: int | None = None
    support: str = ""
    vve: str = ""
    decisions: str = ""
    z_exams: bool = False
    a2_hours: int | None = None
    a2_effort: bool = False
    reason: str = ""
    exception: str = ""
    dated: date | None = None
    sent: date | None = None

    @property
    def effective_level(self) -> Level | None:
        """Without a level the B1-route and the onderwijsroute go to B1."""
        return self.level or ("B1" if self.route in ("B", "O") else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What was there before: of whom the plan is, the intake, and the plans that came earlier."""

    asylum: bool
    bijstand: bool
    young_child: bool
    talked: bool  # all subjects of the brede intake
    told_alone: bool
    toets: bool  # a result, an ontheffing, or why there is none
    not_before: date | None  # the duty, and the registration here
    first: date | None = None  # the date on the first plan
    last: date | None = None  # and on the one that holds now
    route: Route | None = None  # of the one that holds now
    moved: bool = False  # came from another gemeente with a plan, and has none here yet
    minutes: int = 0  # of the lessons that count for A2
    literacy: str = ""  # as the facts have it
    today: date
    route_months: int
    amounts: Amounts

    @property
    def hours(self) -> int:
        """Whole ones."""
        return self.minutes // HOUR

    @property
    def lacking_hours(self) -> int:
        """Before A2 may be allowed; a part of an hour lacks as a whole one."""
        return max(0, self.amounts.a2_hours - self.hours)


def filled(plan: Plan, before: Before) -> Plan:
    """With what is recorded elsewhere: nobody types it a second time, and nobody types something else."""
    hours = before.hours if _is_scaled_down(plan) else None
    return replace(plan, literacy=before.literacy or plan.literacy, a2_hours=hours)


class Point(NamedTuple):
    """What is not right: the check, and the field that it is about."""

    check: str
    field: str


Check = Callable[[Plan, Before], bool]


def points(plan: Plan, before: Before) -> list[Point]:
    """All that the law still asks, in the order of the form. Nothing: it may be established."""
    return [Point(check, field) for check, field, fails in CHECKS if fails(plan, before)]


def _window_has_closed(plan: Plan, before: Before) -> bool:
    """Another route than before, a year and a half after the start of the term, without an exception of the law."""
    same = before.route is None or plan.route in (None, before.route)
    if (
        same
        or before.moved
        or plan.exception
        or (before.route, plan.route) == ("O", "B")
        or not (plan.dated and before.first)
    ):
        return False
    # The term starts the day after the first plan, and that day of the month is the first on which it is too late.
    return plan.dated > months_later(before.first, before.route_months)


def _leaves_the_earlier_route(plan: Plan, before: Before) -> bool:
    """Who moved keeps the route of the plan of before; a later version here may change it, in the time for that."""
    return before.moved and before.route is not None and plan.route not in (None, before.route)


def _asks_hours(plan: Plan, before: Before) -> bool:
    return before.asylum and plan.route == "B"


def _hours_lack(plan: Plan, before: Before) -> bool:
    least, most = before.amounts.least_hours, before.amounts.most_hours
    return _asks_hours(plan, before) and not (plan.hours is not None and least <= plan.hours <= most)


def _is_scaled_down(plan: Plan) -> bool:
    return plan.route == "B" and plan.level == "A2"


def _checks() -> Iterator[tuple[str, str, Check]]:
    yield "talked", "intake", lambda plan, before: not before.talked
    yield "alone", "intake", lambda plan, before: not before.told_alone
    yield "toets", "intake", lambda plan, before: not before.toets
    yield "reason", "reason", lambda plan, before: before.first is not None and not (plan.reason or before.moved)
    yield "route", "route", lambda plan, before: plan.route is None
    yield "route_moved", "route", _leaves_the_earlier_route
    yield "window", "exception", _window_has_closed
    yield "level_o", "level", lambda plan, before: plan.route == "O" and plan.level == "A2"
    yield "level_z", "level", lambda plan, before: plan.route == "Z" and plan.level == "B1"
    yield "level_first", "level", lambda plan, before: _is_scaled_down(plan) and before.first is None
    yield "a2_hours", "a2_hours", _lacks_a2_hours
    yield "a2_effort", "a2_effort", _lacks_a2_effort
    yield "z_exams", "z_exams", lambda plan, before: plan.z_exams and plan.route in ("B", "O")
    yield "intensity", "intensity", lambda plan, before: before.asylum and not plan.intensity
    yield "hours", "hours", _hours_lack
    yield "hours_not", "hours", lambda plan, before: plan.hours is not None and not _asks_hours(plan, before)
    yield "literacy", "literacy", lambda plan, before: not plan.literacy
    yield "pvt", "pvt", lambda plan, before: not plan.pvt
    yield "map", "map", lambda plan, before: plan.route != "O" and not plan.map
    yield "map_not", "map", lambda plan, before: plan.route == "O" and bool(plan.map)
    yield "talks", "talks", lambda plan, before: not plan.talks
    yield "support", "support", lambda plan, before: not plan.support
    yield "vve", "vve", lambda plan, before: before.young_child and not plan.vve
    yield "decisions", "decisions", lambda plan, before: before.bijstand and not plan.decisions
    yield from _checks_of_dates()


def _lacks_a2_hours(plan: Plan, before: Before) -> bool:
    again = _is_scaled_down(plan) and before.first is not None
    return again and before.lacking_hours > 0


def _lacks_a2_effort(plan: Plan, before: Before) -> bool:
    return _is_scaled_down(plan) and before.first is not None and not plan.a2_effort


def _checks_of_dates() -> Iterator[tuple[str, str, Check]]:
    yield "dated", "dated", lambda plan, before: plan.dated is None
    yield "dated_ahead", "dated", lambda plan, before: plan.dated is not None and plan.dated > before.today
    yield "dated_before", "dated", lambda plan, before: _earlier(plan.dated, before.not_before)
    yield "dated_first", "dated", lambda plan, before: _earlier(plan.dated, before.last or before.first)
    yield "sent", "sent", lambda plan, before: plan.sent is None
    yield "sent_before", "sent", lambda plan, before: _earlier(plan.sent, plan.dated)


def _earlier(day: date | None, than: date | None) -> bool:
    return day is not None and than is not None and day < than


CHECKS = tuple(_checks())
