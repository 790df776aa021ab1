"""What a person does with notices, and what time does with them."""

from datetime import timedelta

from backend.core import clock, db
from backend.core.access import Person
from backend.features.notices import team_news
from backend.features.notices.policy import policy

KEPT = timedelta(days=180)


async def read(me: Person, notice: int) -> None:
    """Somebody else's is left alone. Read twice, it was read the first time."""
    async with db.write():
        await db.execute(
            "UPDATE notice SET read_at = ? WHERE id = ? AND person = ? AND read_at IS NULL", clock.now(), notice, me.id
        )


async def read_all(me: Person) -> None:
    async with db.write():
        await db.execute("UPDATE notice SET read_at = ? WHERE person = ? AND read_at IS NULL", clock.now(), me.id)


async def choose(me: Person, *, muted: bool, discreet: bool, quiet_from: str, quiet_until: str) -> None:
    async with db.write():
        await db.execute(
            "INSERT INTO notice_wish (person, muted, discreet, quiet_from, quiet_until) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (person) DO UPDATE SET muted = excluded.muted, discreet = excluded.discreet,"
            " quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until",
            *(me.id, muted, discreet, quiet_from, quiet_until),
        )


async def forget_old() -> None:
    now = clock.now()
    async with db.write():
        await db.execute(
            "UPDATE notice SET read_at = ? WHERE read_at IS NULL AND created_at <= ?",
            *(now, now - timedelta(days=policy().unread_days)),
        )
        await team_news.end_of_who_left()
        await db.execute("DELETE FROM notice WHERE created_at <= ?", now - KEPT)
        await db.execute("DELETE FROM sent_message WHERE at <= ?", now - KEPT)
        await db.execute("DELETE FROM looking WHERE until <= ?", now)
        await db.execute("DELETE FROM tally WHERE day <= ?", clock.today() - KEPT)
