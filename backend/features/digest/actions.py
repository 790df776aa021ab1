from datetime import date, datetime

from backend import content
from backend.core import clock, db, jobs
from backend.core.access import Person
from backend.core.clock import AMSTERDAM
from backend.features.digest import queries
from backend.features.digest.policy import policy
from backend.features.digest.rules import next_morning

JOB = "digest"


async def choose(me: Person, channel: str) -> None:
    async with db.write():
        await db.execute(
            "INSERT INTO digest_wish (person, channel) VALUES (?, ?)"
            " ON CONFLICT (person) DO UPDATE SET channel = excluded.channel",
            *(me.id, channel),
        )


async def take_turn(me: Person, day: date) -> bool:
    """False when the mail of this day was sent already, or is on its way."""
    async with db.write():
        taken = await db.execute(
            "UPDATE digest_wish SET mailed_on = ? WHERE person = ? AND (mailed_on IS NULL OR mailed_on < ?)"
            " RETURNING id",
            *(day, me.id, day),
        )
    return bool(taken)


async def give_turn_back(me: Person) -> None:
    """The server did not take it: it is tried again."""
    async with db.write():
        await db.execute("UPDATE digest_wish SET mailed_on = NULL WHERE person = ?", me.id)


async def plan() -> None:
    """One look at each helper's list on the next working morning, however often this runs before."""
    async with db.write():
        for person, gemeente in await queries.helpers():
            morning = _next(gemeente)
            await jobs.enqueue(JOB, f"digest:{person}:{morning:%Y%m%d}", morning, {"person": person})


def _next(gemeente: str) -> datetime:
    return next_morning(clock.now(), policy().morning, AMSTERDAM, content.load(gemeente).is_working_day)
