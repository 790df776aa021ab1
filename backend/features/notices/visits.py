"""After a home visit the newcomer hears that there is a report."""

from backend.core import clock, db, events, jobs
from backend.core.events import Happened, Hint
from backend.features.notices.policy import policy

KIND = "visit_ended"


async def watch(event: Happened) -> None:
    """Safe to run twice: one notice for each visit."""
    now, traject = clock.now(), event.subject.traject
    [(newcomer,)] = await db.fetch("SELECT newcomer FROM traject WHERE id = ?", traject)
    await db.execute(
        "INSERT INTO notice (person, kind, subject, traject, actor, created_at) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (person, subject) DO NOTHING",
        *(newcomer, KIND, f"{KIND}:{event.data['visit']}", traject, event.actor, now),
    )
    await events.hint(Hint(person=newcomer))
    await jobs.wake("notice", f"notice:{newcomer}", now + policy().gather, {"person": newcomer})
