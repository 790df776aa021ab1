"""The days of a year on which nobody works: some on a date, some so many days after Easter."""

from datetime import date, timedelta
from functools import cache
from typing import Annotated

from msgspec import Meta

from backend.content.entry import Dutch, Entry, Key

SATURDAY = 5
EASTER = "pasen+"

OF_31, OF_30 = r"(0[13578]|1[02])-(0[1-9]|[12]\d|3[01])", r"(0[469]|11)-(0[1-9]|[12]\d|30)"
FEBRUARY = r"02-(0[1-9]|1\d|2[0-8])"
On = Annotated[str, Meta(pattern=rf"^({OF_31}|{OF_30}|{FEBRUARY}|pasen\+\d{{1,2}})$")]


class FreeDay(Entry, frozen=True):
    key: Key
    title: Dutch
    on: On
    source: Dutch


@cache
def in_year(year: int, rules: tuple[str, ...]) -> frozenset[date]:
    return frozenset(_day(year, rule) for rule in rules)


def _day(year: int, rule: str) -> date:
    if rule.startswith(EASTER):
        return easter(year) + timedelta(days=int(rule.removeprefix(EASTER)))
    month, day = rule.split("-")
    return date(year, int(month), int(day))


def easter(year: int) -> date:
    """Easter Sunday: the Sunday after the full moon that the Gregorian calendar computes, on 21 March or later."""
    century, golden = year // 100, year % 19
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    epact -= epact // 28 * (1 - epact // 28 * (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    return date(year, 3, 28) + timedelta(days=epact - weekday)
