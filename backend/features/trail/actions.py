from backend.core import db, events
from backend.core.access import Person


async def fetched(me: Person) -> None:
    """Taking the log out of the app stands in the log."""
    async with db.write():
        await events.record("trail_fetched", events.Subject(me.gemeente), me)
