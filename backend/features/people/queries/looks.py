"""Who opened a dossier: for the newcomer in days, for who answers for the gemeente in hours."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from backend.core import clock, db
from backend.core.access import Person
from backend.core.clock import AMSTERDAM

SHOWN = timedelta(days=90)  # to a newcomer
PAGE = 100


class Day(NamedTuple):
    """Somebody looked on this day, however often."""

    day: date
    name: str
    role: str


class Look(NamedTuple):
    at: datetime
    helper: str
    role: str
    newcomer: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Which looks: of or at somebody of this name, on this day."""

    name: str = ""
    day: date | None = None


async def at_ones_own(me: Person) -> list[Day]:
    """The newest first; nothing for who is no newcomer."""
    rows = await db.fetch(
        "SELECT dossier_look.at, person.name, person.role FROM dossier_look"
        " JOIN traject ON traject.id = dossier_look.traject JOIN person ON person.id = dossier_look.person"
        " WHERE traject.newcomer = ? AND dossier_look.at >= ? ORDER BY dossier_look.at DESC, person.name",
        *(me.id, clock.now() - SHOWN),
    )
    return list(dict.fromkeys(Day(at.astimezone(AMSTERDAM).date(), name, role) for at, name, role in rows))


async def in_gemeente(me: Person, asked: Asked, page: int) -> tuple[list[Look], bool]:
    """One page of them, counted from 1, the newest first, and whether there is a next one."""
    wanted = list(_conditions(asked))
    sql = "".join(f" AND {condition}" for condition, _ in wanted)
    rows = await db.fetch(
        "SELECT dossier_look.at, helper.name, helper.role, newcomer.name FROM dossier_look"
        " JOIN traject ON traject.id = dossier_look.traject JOIN person helper ON helper.id = dossier_look.person"
        f" JOIN person newcomer ON newcomer.id = traject.newcomer WHERE traject.gemeente = ?{sql}"
        " ORDER BY dossier_look.at DESC, dossier_look.id DESC LIMIT ? OFFSET ?",
        *(me.gemeente, *(value for _, values in wanted for value in values), PAGE + 1, (page - 1) * PAGE),
    )
    return [Look(*row) for row in rows[:PAGE]], len(rows) > PAGE


def _conditions(asked: Asked) -> Iterator[tuple[str, tuple[object, ...]]]:
    if asked.name:
        like = db.containing(asked.name)
        yield r"(LOWER(helper.name) LIKE ? ESCAPE '\' OR LOWER(newcomer.name) LIKE ? ESCAPE '\')", (like, like)
    if asked.day:
        first, last = [datetime.combine(asked.day + timedelta(days), time(0), AMSTERDAM) for days in (0, 1)]
        yield "dossier_look.at >= ? AND dossier_look.at < ?", (first, last)
