"""Lengths and periods of the law. A period is half-open: its first day counts, its end is the day after the last."""

import calendar
from datetime import date, timedelta
from typing import NamedTuple


class Length(NamedTuple):
    months: int = 0
    days: int = 0


class Period(NamedTuple):
    start: date
    end: date

    @property
    def days(self) -> int:
        return (self.end - self.start).days

    def overlaps(self, other: "Period") -> bool:
        return max(self.start, other.start) < min(self.end, other.end)


def add_months(day: date, months: int) -> date:
    """The same day of that month, or its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def after(day: date, length: Length) -> date:
    return add_months(day, length.months) + timedelta(days=length.days)


def before(day: date, length: Length) -> date:
    return add_months(day, -length.months) - timedelta(days=length.days)


def monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
