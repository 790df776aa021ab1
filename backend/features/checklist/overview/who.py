"""What a helper should know of a newcomer at a glance: with whom they live, how they are reached, how one talks."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from backend.core import access, db
from backend.core.access import Person
from backend.core.dossiers import Newcomer


class Housemate(NamedTuple):
    person: int
    name: str
    is_mine: bool  # the reader may open that dossier too


class Household(NamedTuple):
    adults: list[Housemate]
    children: list[str]


class Reached(NamedTuple):
    """How they can be reached."""

    phone: str | None
    phones: int  # that are linked
    used_at: datetime | None
    messages: bool


class Talked(NamedTuple):
    literacy: str | None  # as DUO has it
    tolk: bool | None  # at the last appointment that was planned; None: there is none yet


async def household(me: Person, whose: Newcomer) -> Household:
    """The others."""
    adults = await db.fetch(
        "SELECT person.id, person.name, traject.id IN"
        f" ({access.TEAM_OF}) FROM traject JOIN person ON person.id = traject.newcomer AND person.ended_at IS NULL"
        " WHERE traject.household = ? AND person.id <> ? ORDER BY person.name, person.id",
        *(*access.visible_to(me), whose.household, whose.id),
    )
    children = await db.fetch("SELECT name FROM child WHERE household = ? ORDER BY born, id", whose.household)
    return Household([Housemate(id, name, bool(mine)) for id, name, mine in adults], [name for (name,) in children])


async def reached(whose: Newcomer) -> Reached:
    [(phone,)] = await db.fetch("SELECT phone FROM person WHERE id = ?", whose.id)
    devices = await db.fetch(
        "SELECT device.used_at, EXISTS (SELECT 1 FROM push_subscription WHERE push_subscription.device = device.id"
        " AND push_subscription.refused IS NULL) FROM device WHERE person = ? AND revoked_at IS NULL",
        whose.id,
    )
    used = max((used_at for used_at, _ in devices), default=None)
    return Reached(phone, len(devices), used, any(messages for _, messages in devices))


async def talked(whose: Newcomer) -> Talked:
    literacy = await db.fetch_one("SELECT value FROM fact WHERE traject = ? AND key = 'alfabetisering'", whose.traject)
    last = await db.fetch_one(
        "SELECT tolk FROM appointment WHERE traject = ? AND status <> 'cancelled' ORDER BY starts_at DESC LIMIT 1",
        whose.traject,
    )
    return Talked(_first(literacy), last[0] is not None if last else None)


def _first(row: Sequence[str] | None) -> str | None:
    return row[0] if row else None
