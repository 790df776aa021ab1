"""A question to a list of the gemeente: of one name, on one day, and from where on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from backend.core import db
from backend.core.clock import AMSTERDAM
from backend.core.errors import NotFound

Condition = tuple[str, tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Asked:
    name: str = ""
    day: date | None = None
    group: str = ""  # of kinds
    before: int | None = None  # those that are older than this one


async def since(table: str, asked: Asked) -> list[Condition]:
    """The day, and where the page before this one ended. Raises NotFound for a page that never was."""
    return [*_on_day(table, asked.day), *([await _before(table, asked.before)] if asked.before else [])]


def _on_day(table: str, day: date | None) -> Iterator[Condition]:
    if day:
        first, last = [datetime.combine(day + timedelta(days), time(0), AMSTERDAM) for days in (0, 1)]
        yield f"{table}.at >= ? AND {table}.at < ?", (first, last)


async def _before(table: str, number: int) -> Condition:
    row = await db.fetch_one(f"SELECT at FROM {table} WHERE id = ?", number)
    if row is None:
        raise NotFound
    return f"({table}.at, {table}.id) < (?, ?)", (row[0], number)
