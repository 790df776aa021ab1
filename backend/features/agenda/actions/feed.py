"""The private address of a calendar: whoever knows it reads the days, so it can be changed and ended."""

from backend.core import clock, db, sessions
from backend.core.access import Person


async def open_feed(me: Person) -> str:
    """The token of the new address, to be shown once; an earlier one stops working."""
    token = sessions.new_token()
    async with db.write():
        await db.execute(
            "INSERT INTO calendar_feed (person, token_hash, created_at) VALUES (?, ?, ?)"
            " ON CONFLICT (person) DO UPDATE SET token_hash = excluded.token_hash, created_at = excluded.created_at",
            *(me.id, sessions.hashed(token), clock.now()),
        )
    return token


async def close_feed(me: Person) -> None:
    async with db.write():
        await db.execute("DELETE FROM calendar_feed WHERE person = ?", me.id)
