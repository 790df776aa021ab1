"""Which helper had whose dossier open, and when. It is noted once an hour, however many pages they look at."""

from datetime import datetime, timedelta

from backend.core import clock, db
from backend.core.access import Person

HOUR = timedelta(hours=1)

_noted: dict[tuple[int, int], int] = {}  # the last hour, by person and traject: of this process


async def note(me: Person, traject: int) -> None:
    """In nearly every request it is there already: then nothing is asked of the database."""
    now = clock.now()
    hour = int(now.timestamp() // HOUR.total_seconds())
    if not me.is_helper or _noted.get((me.id, traject)) == hour:
        return
    async with db.write():
        await db.execute(
            "INSERT INTO dossier_look (person, traject, hour, at) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (traject, person, hour) DO NOTHING",
            *(me.id, traject, hour, now),
        )
        db.after_commit(lambda: _noted.__setitem__((me.id, traject), hour))


async def last_visit(me: Person, traject: int) -> datetime | None:
    """Before this one: who looked a minute ago is still looking."""
    row = await db.fetch_one(
        "SELECT at FROM dossier_look WHERE traject = ? AND person = ? AND at <= ? ORDER BY hour DESC LIMIT 1",
        *(traject, me.id, clock.now() - HOUR),
    )
    return row[0] if row else None


def forget() -> None:
    """What this process remembers; the database has it."""
    _noted.clear()
