"""Who looked at which dossier: the newcomer may know it, and the gemeente answers for it."""

from datetime import datetime, timedelta

from backend.core import access, clock, db
from backend.core.access import Person

HOUR = timedelta(hours=1)
MOST = 10_000  # looks of this process that it remembers, so that most pages write nothing

_noted: set[tuple[int, int, datetime]] = set()


def hour(moment: datetime) -> datetime:
    return moment.replace(minute=0, second=0, microsecond=0)


async def note(person: Person, newcomer: int) -> None:
    """At most one look is kept for each hour."""
    look = (person.id, newcomer, hour(clock.now()))
    if look in _noted:
        return
    async with db.write():
        await db.execute(
            "INSERT INTO dossier_look (person, traject, at) SELECT ?, id, ? FROM traject"
            f" WHERE newcomer = ? AND id IN ({access.TEAM_OF}) ON CONFLICT (person, traject, at) DO NOTHING",
            *(person.id, look[2], newcomer, *access.visible_to(person)),
        )
        db.after_commit(lambda: _remember(look))


async def last_visit(me: Person, traject: int) -> datetime | None:
    """The hour of the one before this: what came in that hour is shown twice rather than missed."""
    row = await db.fetch_one(
        "SELECT at FROM dossier_look WHERE traject = ? AND person = ? AND at <= ? ORDER BY at DESC LIMIT 1",
        *(traject, me.id, clock.now() - HOUR),
    )
    return row[0] if row else None


def _remember(look: tuple[int, int, datetime]) -> None:
    if len(_noted) >= MOST:
        _noted.clear()
    _noted.add(look)


def forget() -> None:
    """For a database that was emptied."""
    _noted.clear()
