"""That people need a helper today: one notice a working day, which says no more than that."""

from datetime import date

from backend.core import clock, db, events, jobs
from backend.core.access import Person
from backend.core.events import Hint

KIND = "helper_morning"


async def tell(me: Person, day: date) -> None:
    """Only inside write(). Said twice, it is the same notice."""
    now = clock.now()
    await db.execute(
        "INSERT INTO notice (person, kind, subject, day, created_at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (person, subject) DO NOTHING",
        *(me.id, KIND, f"{KIND}:{day}", day, now),
    )
    await events.hint(Hint(person=me.id))
    await jobs.wake("notice", f"notice:{me.id}", now, {"person": me.id})
