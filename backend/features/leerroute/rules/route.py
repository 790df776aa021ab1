"""When a route may be chosen, changed or eased, and which exams cost nothing."""

from collections.abc import Collection
from datetime import date
from typing import Literal, NamedTuple

from backend.features.leerroute.rules.dates import Length, after
from backend.features.leerroute.rules.parts import is_enough

Group = Literal["asiel", "gezin"]

GEZIN = "gezin_overig"


def group_of(doelgroep: str | None) -> Group:
    """Family of somebody with an asylum permit is in their group. Not known: the app is made for them."""
    return "gezin" if doelgroep == GEZIN else "asiel"


def may_change(change: tuple[str, str], on: date, term_start: date, within: Length, always: Collection[str]) -> bool:
    """From one route to another. After the time for it only with a reason that the college gives."""
    return "".join(change) in always or on < after(term_start, within)


class Easing(NamedTuple):
    """What the college must have seen before it asks A2 instead of B1."""

    route: str
    kinds: tuple[str, ...]
    minutes: int


Shortfall = Literal["first_plan", "other_route", "hours", "effort"]


def may_not_ease(asked: Easing, route: str, minutes: int, *, has_plan: bool, effort: bool) -> Shortfall | None:
    """Why A2 cannot be agreed; None when it can."""
    if route != asked.route:
        return "other_route"
    if not has_plan:
        return "first_plan"
    if minutes < asked.minutes:
        return "hours"
    return None if effort else "effort"


class Free(NamedTuple):
    """Exams without costs, on one route."""

    parts: tuple[str, ...]
    attempts: int
    only_if_agreed: bool  # the plan has to allow the exam


def free_left(
    free: Free | None, group: Group, exam: tuple[str, str | None], wanted: str | None, *, agreed: bool, used: int
) -> int:
    """How many attempts at this exam (its part and level) still cost nothing."""
    part, level = exam
    if free is None or group != "asiel" or part not in free.parts or (free.only_if_agreed and not agreed):
        return 0
    has_level = level is not None
    return max(0, free.attempts - used) if not has_level or is_enough(level, wanted) else 0
