from backend.core import db, events
from backend.core.access import Person
from backend.core.dossiers import Newcomer


async def fetched(me: Person, whose: Newcomer, paper: str) -> None:
    """A helper took it out of the app: the newcomer may know, and no page of the household shows anything else."""
    async with db.write():
        about = events.Subject(whose.gemeente, traject=whose.traject)
        await events.record("paper_fetched", about, me, paper=paper)
