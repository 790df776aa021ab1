"""The hours of a class as a list from a spreadsheet: naam, week, soort, uren. Every row is taken or says why not."""

import csv
import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

from backend.features.leerroute.rules.dates import monday

COLUMNS = ("naam", "week", "soort", "uren")
KINDS = {
    "nt2": "NT2",
    "taal": "NT2",
    "taalles": "NT2",
    "knm": "KNM",
    "participatie": "PARTICIPATIE",
    "meedoen": "PARTICIPATIE",
    "map": "MAP",
    "pvt": "PVT",
}
MOST_ROWS = 500
MOST_MINUTES = 60 * 60
QUARTER = 15

Why = Literal[
    "columns", "no_name", "unknown", "two_people", "no_week", "future", "before_start", "no_kind", "no_number",
    "too_much", "no_quarter", "twice", "too_many_rows",
]  # fmt: skip


class Row(NamedTuple):
    number: int  # the line of the list
    text: str
    person: int = 0
    name: str = ""
    week: date = date.min
    kind: str = ""
    minutes: int = 0
    why: Why | None = None


class Pupil(NamedTuple):
    person: int
    name: str
    since: date


def read(text: str, pupils: list[Pupil], today: date) -> list[Row]:
    """All rows in order. A line of names of columns at the top and empty lines are no rows."""
    lines = text.replace("\ufeff", "").splitlines()
    names = Counter(_plain(pupil.name) for pupil in pupils)
    by_name = {_plain(pupil.name): pupil for pupil in pupils}
    rows: list[Row] = []
    seen: set[tuple[int, date, str]] = set()
    for number, line in enumerate(lines, 1):
        if not line.strip() or _plain(line).startswith("naam"):
            continue
        row = _row(number, line, by_name, names, today)
        if row.why is None and (key := (row.person, row.week, row.kind)) in seen:
            row = row._replace(why="twice")
        elif row.why is None:
            seen.add(key)
        rows.append(row if len(rows) < MOST_ROWS else row._replace(why="too_many_rows"))
    return rows


def _row(number: int, line: str, pupils: Mapping[str, Pupil], names: Counter[str], today: date) -> Row:
    row, cells = Row(number, line.strip()), _cells(line)
    if len(cells) != len(COLUMNS):
        return row._replace(why="columns")
    name, week, kind, hours = cells
    pupil = pupils.get(_plain(name))
    if why := _wrong_name(name, names):
        return row._replace(why=why)
    assert pupil is not None
    first, known, minutes = week_of(week), KINDS.get(_plain(kind), ""), minutes_of(hours)
    row = row._replace(person=pupil.person, name=pupil.name, week=first or date.min, kind=known, minutes=minutes or 0)
    return row._replace(why=_wrong_week(first, pupil, today) or _wrong_hours(known, minutes))


def _wrong_name(name: str, names: Counter[str]) -> Why | None:
    if not name:
        return "no_name"
    number = names[_plain(name)]
    return None if number == 1 else "two_people" if number else "unknown"


def _wrong_week(week: date | None, pupil: Pupil, today: date) -> Why | None:
    if week is None:
        return "no_week"
    if week > today:
        return "future"
    return "before_start" if week < monday(pupil.since) else None


def _wrong_hours(kind: str, minutes: int | None) -> Why | None:
    if not kind:
        return "no_kind"
    if minutes is None:
        return "no_number"
    if minutes > MOST_MINUTES or minutes < 0:
        return "too_much"
    return "no_quarter" if minutes % QUARTER else None


def may_be(minutes: int) -> bool:
    return 0 <= minutes <= MOST_MINUTES and minutes % QUARTER == 0


def _cells(line: str) -> list[str]:
    """Between semicolons or tabs, as a Dutch spreadsheet writes them, else between commas."""
    mark = next((mark for mark in "\t;" if mark in line), ",")
    return [cell.strip() for cell in next(csv.reader([line], delimiter=mark))]


def week_of(text: str) -> date | None:
    """Its Monday, from 2026-W47 or from any of its days: 2026-11-18 or 18-11-2026. Nothing for a day that is none."""
    try:
        if found := re.fullmatch(r"(\d{4})-?W(\d{1,2})", text, re.IGNORECASE | re.ASCII):
            return date.fromisocalendar(int(found[1]), int(found[2]), 1)
        if found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text, re.ASCII):
            return monday(date(int(found[1]), int(found[2]), int(found[3])))
        if found := re.fullmatch(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})", text, re.ASCII):
            return monday(date(int(found[3]), int(found[2]), int(found[1])))
    except (ValueError, OverflowError):
        pass
    return None


def minutes_of(text: str) -> int | None:
    """Of 3, 3,5, 3.25 or 3:30."""
    if found := re.fullmatch(r"(\d{1,4}):([0-5]\d)", text, re.ASCII):
        return int(found[1]) * 60 + int(found[2])
    if re.fullmatch(r"-?\d{1,4}([.,]\d{1,2})?", text, re.ASCII):
        return round(float(text.replace(",", ".")) * 60)
    return None


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
