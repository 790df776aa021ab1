"""What has done its work and would only be something to steal."""

from datetime import timedelta

from backend.core import clock, db

KEPT = timedelta(days=30)


async def forget_expired() -> None:
    now = clock.now()
    long_ago = now - KEPT
    async with db.write():
        await db.execute("DELETE FROM attempt WHERE ends_at <= ?", now)
        await db.execute("DELETE FROM enrolment WHERE expires_at <= ?", now)
        await db.execute("DELETE FROM invitation WHERE expires_at <= ?", now)
        await db.execute("DELETE FROM applied WHERE created_at <= ?", long_ago)
        await db.execute("DELETE FROM session WHERE ended_at <= ? OR expires_at <= ?", long_ago, long_ago)
