from backend.core import clock, db
from backend.core.access import Person


async def answer(me: Person, wanted: bool) -> None:
    """Whether they want the app on their phone. A later answer takes the place of the first."""
    async with db.write():
        await db.execute(
            "INSERT INTO app_answer (person, wanted, answered_at) VALUES (?, ?, ?)"
            " ON CONFLICT (person) DO UPDATE SET wanted = excluded.wanted, answered_at = excluded.answered_at",
            *(me.id, wanted, clock.now()),
        )
