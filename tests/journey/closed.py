"""Trajects that end, in few words."""

from datetime import date

from backend import worker
from backend.core import clock, db
from backend.features.journey import actions
from tests.cast import World


async def close(world: World, name: str, reason: str = "ontheffing", day: date | None = None) -> None:
    await actions.end(world["peter"], world[name].id, reason, day or clock.today())
    await worker.handle_all()


async def ended(world: World, name: str) -> tuple[date | None, str | None, date | None]:
    rows = await db.fetch("SELECT ended_on, end_reason, erase_on FROM traject WHERE id = ?", world[name].traject)
    return (rows[0][0], rows[0][1], rows[0][2])


NOT_ENDED = (None, None, None)
