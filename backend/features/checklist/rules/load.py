"""How full somebody's days are, before another task comes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

WEEK = timedelta(days=7)

Heavy = Literal["now", "week"]


@dataclass(frozen=True, slots=True)
class Limits:
    now: int
    week: int


def heavy(days: Iterable[date | None], today: date, limits: Limits) -> Heavy | None:
    """Of all open tasks of one person the day to work towards; None for a task without."""
    known = [day for day in days if day is not None]
    if sum(day <= today for day in known) > limits.now:
        return "now"
    return "week" if sum(day < today + WEEK for day in known) > limits.week else None
