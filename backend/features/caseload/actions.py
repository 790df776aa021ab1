"""Keeping a way of looking at the list. It is one's own, and about nobody: no event tells of it."""

from backend.core import clock, db
from backend.core.access import Person
from backend.core.errors import NotFound, Refused
from backend.core.texts import N_
from backend.features.caseload.look import Look

MOST = 12
TOO_MANY = N_("U heeft al {number} weergaven. Haal er eerst een weg.")


async def keep(me: Person, name: str, look: Look) -> None:
    """Under a name that is there already it takes the place of that one."""
    async with db.write():
        others = await db.fetch("SELECT name FROM list_view WHERE person = ? AND name <> ?", me.id, name)
        if len(others) >= MOST:
            raise Refused(TOO_MANY, number=MOST)
        await db.execute(
            "INSERT INTO list_view (person, name, query, created_at) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (person, name) DO UPDATE SET query = excluded.query",
            *(me.id, name, look.kept.query, clock.now()),
        )


async def forget(me: Person, view: int) -> None:
    """Raises NotFound for what is not theirs."""
    async with db.write():
        if not await db.execute("DELETE FROM list_view WHERE id = ? AND person = ? RETURNING id", view, me.id):
            raise NotFound
