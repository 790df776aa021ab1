"""The days of a plan: by when it must be there, what it begins, until when one may object, when staff answer."""

import calendar
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple


def due(notice: date | None, registered: date | None, answered: date | None, *, days: int, after: int) -> date | None:
    """The last day for the plan: from DUO's letter, or from the registration where that is later.

    `answered`: the day on which came what others had to send. None while the clock has not begun.
    """
    if notice is None or registered is None:
        return None
    last = max(notice, registered) + timedelta(days=days)
    return max(last, answered + timedelta(days=after)) if answered else last


class Term(NamedTuple):
    start: date
    end: date  # the first day after it, as DUO counts

    @property
    def last(self) -> date:
        return self.end - timedelta(days=1)


def term(dated: Sequence[date], years: int) -> Term | None:
    """From the day after the first plan; what was issued again later never moves it."""
    if not dated:
        return None
    first = min(dated)
    return Term(first + timedelta(days=1), months_later(first, 12 * years) + timedelta(days=1))


def objection(sent: date, days: int) -> date:
    """The last day: the first is the day after it was sent."""
    return sent + timedelta(days=days)


def working_days_later(day: date, number: int, is_working_day: Callable[[date], bool]) -> date:
    while number:
        day += timedelta(days=1)
        number -= is_working_day(day)
    return day


def months_later(day: date, months: int) -> date:
    """Into a shorter month: its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
