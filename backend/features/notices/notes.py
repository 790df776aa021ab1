"""The newcomer hears that something was written for them. What is internal has other events, which nobody hears."""

from backend.core import clock, db, events, jobs
from backend.core.events import Happened, Hint
from backend.features.notices.policy import policy

KIND = "note_new"
TOLD = ("note_shared_written", "note_shared_corrected")
VERBS = (*TOLD, "note_shared_withdrawn")


async def watch(event: Happened) -> None:
    """Safe to run twice: the notice is one for each note. What is corrected is told anew."""
    note = event.data["note"]
    if event.verb not in TOLD:
        await db.execute("UPDATE notice SET read_at = ? WHERE note = ? AND read_at IS NULL", clock.now(), note)
        return
    for (person,) in await db.fetch("SELECT newcomer FROM traject WHERE id = ?", event.subject.traject):
        await _tell(person, event)


async def _tell(person: int, event: Happened) -> None:
    now, note = clock.now(), event.data["note"]
    await db.execute(
        "INSERT INTO notice (person, kind, subject, traject, note, actor, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (person, subject) DO UPDATE SET actor = excluded.actor, created_at = excluded.created_at,"
        " read_at = NULL, pushed_at = NULL, withheld = NULL",
        *(person, KIND, f"{KIND}:{note}", event.subject.traject, note, event.actor, now),
    )
    await events.hint(Hint(person=person))
    await jobs.wake("notice", f"notice:{person}", now + policy().gather, {"person": person})
