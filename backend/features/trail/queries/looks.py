"""Who opened a dossier: for the newcomer in days, for who answers for the gemeente in hours."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from backend.core import clock, db
from backend.core.access import Person
from backend.core.clock import AMSTERDAM
from backend.features.trail.queries import people
from backend.features.trail.queries.asked import Asked, Condition, since

SHOWN = timedelta(days=90)  # to a newcomer
PAGE = 100


class Day(NamedTuple):
    """Somebody looked on this day, however often."""

    day: date
    name: str
    role: str


class Look(NamedTuple):
    id: int
    at: datetime
    helper: str
    role: str
    newcomer: str


async def at_ones_own(me: Person) -> list[Day]:
    """The newest first; nothing for who is no newcomer."""
    rows = await db.fetch(
        "SELECT dossier_look.at, person.name, person.role FROM dossier_look"
        " JOIN traject ON traject.id = dossier_look.traject JOIN person ON person.id = dossier_look.person"
        " WHERE traject.newcomer = ? AND dossier_look.at >= ? ORDER BY dossier_look.at DESC, person.name",
        *(me.id, clock.now() - SHOWN),
    )
    return list(dict.fromkeys(Day(at.astimezone(AMSTERDAM).date(), name, role) for at, name, role in rows))


async def in_gemeente(me: Person, asked: Asked) -> tuple[list[Look], bool]:
    """One page of them, the newest first, and whether there is a next one."""
    wanted = [("traject.gemeente = ?", (me.gemeente,)), *await since("dossier_look", asked)]
    if asked.name:
        wanted.append(_of(await people.named(me, asked.name)))
    where = " AND ".join(condition for condition, _ in wanted)
    rows = await db.fetch(
        "SELECT dossier_look.id, dossier_look.at, helper.name, helper.role, newcomer.name FROM dossier_look"
        " JOIN traject ON traject.id = dossier_look.traject JOIN person helper ON helper.id = dossier_look.person"
        f" JOIN person newcomer ON newcomer.id = traject.newcomer WHERE {where}"
        " ORDER BY dossier_look.at DESC, dossier_look.id DESC LIMIT ?",
        *(value for _, values in wanted for value in values),
        PAGE + 1,
    )
    return [Look(*row) for row in rows[:PAGE]], len(rows) > PAGE


def _of(some: list[people.Named]) -> Condition:
    """Of or at one of them."""
    helpers, trajects = [one.person for one in some] or [0], [one.traject for one in some if one.traject] or [0]
    marks, ids = db.any_of(helpers)
    also, numbers = db.any_of(trajects)
    return f"(dossier_look.person IN ({marks}) OR dossier_look.traject IN ({also}))", (*ids, *numbers)
