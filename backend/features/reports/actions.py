from backend.core import db, events
from backend.core.access import Person


async def fetched(me: Person, report: str) -> None:
    """Who took which numbers out of the app, the gemeente can look up."""
    async with db.write():
        await events.record("report_fetched", events.Subject(me.gemeente), me, report=report)
