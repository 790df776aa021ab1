"""How full somebody's days are, before another task comes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

WEEK = timedelta(days=7)

BINDING = ("law", "letter")

Heavy = Literal["now", "week"]


@dataclass(frozen=True, slots=True)
class Limits:
    now: int
    week: int


def presses(aim: date | None, due: date | None, due_basis: str, today: date) -> date | None:
    """The day on which a task weighs. A day that went by weighs only where a law or a letter set it."""
    if aim is None or aim >= today:
        return aim
    return due if due_basis in BINDING else None


def heavy(days: Iterable[date | None], today: date, limits: Limits) -> Heavy | None:
    """The days on which the open tasks of one person weigh; None for one that does not."""
    known = [day for day in days if day is not None]
    if sum(day <= today for day in known) > limits.now:
        return "now"
    return "week" if sum(day < today + WEEK for day in known) > limits.week else None
