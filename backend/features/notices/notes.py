"""The newcomer hears that something was written for them, and a colleague that they should know of a note.

What is internal the newcomer never hears of; and nobody what the note says.
"""

from backend.core import clock, db, events, jobs
from backend.core.events import Happened, Hint
from backend.features.notices.policy import policy

KIND, SHOULD_KNOW = "note_new", "helper_note"
WRITTEN = ("note_shared_written", "note_internal_written")
WITHDRAWN = ("note_shared_withdrawn", "note_internal_withdrawn")
SEEN = ("note_shared_seen", "note_internal_seen")
FOR_NEWCOMER = ("note_shared_written", "note_shared_corrected")  # what is corrected is told anew
VERBS = tuple({*WRITTEN, *WITHDRAWN, *SEEN, *FOR_NEWCOMER})


async def watch(event: Happened) -> None:
    """Safe to run twice: the notice is one for each note and person."""
    note = event.data["note"]
    if event.verb in WITHDRAWN:
        await _end("note = ?", note)
    if event.verb in SEEN:
        await _end("note = ? AND person = ?", note, event.actor)
    if event.verb in FOR_NEWCOMER:
        for (person,) in await db.fetch("SELECT newcomer FROM traject WHERE id = ?", event.subject.traject):
            await _tell(person, KIND, event)
    if event.verb in WRITTEN:
        for (person,) in await db.fetch("SELECT person FROM note_should_know WHERE note = ? ORDER BY id", note):
            await _tell(person, SHOULD_KNOW, event)


async def _end(which: str, *args: object) -> None:
    await db.execute(f"UPDATE notice SET read_at = ? WHERE {which} AND read_at IS NULL", clock.now(), *args)


async def _tell(person: int, kind: str, event: Happened) -> None:
    now, note = clock.now(), event.data["note"]
    await db.execute(
        "INSERT INTO notice (person, kind, subject, traject, note, actor, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (person, subject) DO UPDATE SET actor = excluded.actor, created_at = excluded.created_at,"
        " read_at = NULL, pushed_at = NULL, withheld = NULL",
        *(person, kind, f"{kind}:{note}", event.subject.traject, note, event.actor, now),
    )
    await events.hint(Hint(person=person))
    await jobs.wake("notice", f"notice:{person}", now + policy().gather, {"person": person})
