"""How often something may be tried. A try is counted before it is looked at: many at once gain nothing."""

import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from backend.core import clock, db
from backend.core.errors import TooMany
from backend.core.texts import N_

TOO_OFTEN = N_("Dit was te vaak. Wacht nog {minutes} min.")


@dataclass(frozen=True, slots=True)
class Limit:
    """So many tries within `window` of the first; the last one closes the door for another `window`."""

    name: str
    tries: int
    window: timedelta


Try = tuple[Limit, str]  # the limit, and whose tries count together

_COUNT = (
    "INSERT INTO attempt (bucket, tries, ends_at) VALUES (?, 1, ?) ON CONFLICT (bucket) DO UPDATE SET"
    " tries = CASE WHEN attempt.ends_at <= ? THEN 1 ELSE attempt.tries + 1 END,"
    " ends_at = CASE WHEN attempt.ends_at <= ? OR attempt.tries + 1 >= ? THEN excluded.ends_at"
    " ELSE attempt.ends_at END"
    " WHERE attempt.ends_at <= ? OR attempt.tries < ? RETURNING id"
)


async def spend(*tries: Try) -> None:
    """Counts a try against each limit. Raises TooMany when one of them was reached before."""
    now = clock.now()
    async with db.write():
        closed = [until for limit, whose in tries if (until := await _count(limit, whose, now))]
    if closed:
        raise TooMany(TOO_OFTEN, int((max(closed) - now).total_seconds()) + 1)


@asynccontextmanager
async def trying(*tries: Try) -> AsyncIterator[None]:
    """Only wrong tries count: what ends well, or was not looked at because too many waited, is given back."""
    await spend(*tries)
    try:
        yield
    except TooMany:
        await _give_back(*tries)
        raise
    await _give_back(*tries)


async def _give_back(*tries: Try) -> None:
    async with db.write():
        for limit, whose in tries:
            await db.execute(
                "UPDATE attempt SET tries = tries - 1 WHERE bucket = ? AND tries > 0", _bucket(limit, whose)
            )


async def _count(limit: Limit, whose: str, now: datetime) -> datetime | None:
    """None when there was room, else until when there is none."""
    bucket = _bucket(limit, whose)
    counted = await db.execute(_COUNT, bucket, now + limit.window, now, now, limit.tries, now, limit.tries)
    if counted:
        return None
    row = await db.fetch_one("SELECT ends_at FROM attempt WHERE bucket = ?", bucket)
    return row[0] if row else now + limit.window


def _bucket(limit: Limit, whose: str) -> str:
    return f"{limit.name} {hashlib.sha256(whose.encode()).hexdigest()[:40]}"
