"""Lengths of time as the pack writes them: P3M, -P2W, PT2H."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Self, TypeVar

Moment = TypeVar("Moment", date, datetime)

# A pack needs years, months, weeks, days and whole hours; ISO 8601 knows more.
_FORM = re.compile(
    r"(?P<sign>-?)P(?=.)(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?P<hours>\d+)H)?"
)


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time; `sign` is -1 for one that lies before the day it counts from."""

    years: int = 0
    months: int = 0
    days: int = 0
    hours: int = 0
    sign: int = 1

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `P3M`, `-P2W` or `PT2H`; ValueError for anything else."""
        found = _FORM.fullmatch(text)
        if found is None:
            raise ValueError(f"{text!r} is not a length of time such as P3M, -P2W or PT2H")
        years, months, weeks, days, hours = (
            int(found[part] or 0) for part in ("years", "months", "weeks", "days", "hours")
        )
        return cls(years, months, weeks * 7 + days, hours, -1 if found["sign"] else 1)

    def __str__(self) -> str:
        """As it is written: `parse` reads it again."""
        weeks, days = divmod(self.days, 7) if self.days % 7 == 0 else (0, self.days)
        given = ((self.years, "Y"), (self.months, "M"), (weeks, "W"), (days, "D"))
        date_part = "".join(f"{number}{unit}" for number, unit in given if number)
        text = f"P{date_part}" + (f"T{self.hours}H" if self.hours else "")
        return f"{'-' if self.sign < 0 else ''}{text if text != 'P' else 'P0D'}"

    @property
    def is_of_days(self) -> bool:
        """Days or weeks, and nothing else."""
        return self.days > 0 and not (self.years or self.months or self.hours)

    def after(self, moment: Moment) -> Moment:
        """The moment this much later: months first, clamped to the month's end, then days and hours.

        Hours count on the clock of `moment`; a date has no clock and leaves them out.
        """
        months = self.sign * (self.years * 12 + self.months)
        later = _add_months(moment, months) + self.sign * timedelta(days=self.days)
        return later + self.sign * timedelta(hours=self.hours) if isinstance(later, datetime) else later

    def before(self, moment: Moment) -> Moment:
        """The moment this much earlier: what a reminder's lead asks."""
        return Span(self.years, self.months, self.days, self.hours, -self.sign).after(moment)


def _add_months(moment: Moment, months: int) -> Moment:
    year, month = divmod(moment.year * 12 + moment.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return moment.replace(year=year, month=month + 1, day=min(moment.day, last))
