"""What has been kept as long as the law allows goes, and goes as a whole."""

from backend.core import clock, db, erasing, events
from backend.core.events import Subject

DUE = "SELECT id, household, gemeente FROM traject WHERE erase_on <= ?"


async def erase_due() -> None:
    """That it happened is kept, without a word about whom."""
    for traject, household, gemeente in await db.fetch(f"{DUE} ORDER BY erase_on, id", clock.today()):
        async with db.write():
            await db.lock("household", household)
            # Taken back a moment ago, or erased by another worker: then it is not due.
            if await db.fetch_one(f"{DUE} AND id = ?", clock.today(), traject) and await erasing.erase(traject):
                await events.record("dossier_erased", Subject(gemeente))
