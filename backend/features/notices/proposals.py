"""Who can approve hears of a proposal; who wrote in it hears what became of it. Never who did it themselves."""

from backend.core import clock, db, events, jobs
from backend.core.events import Happened, Hint
from backend.features.notices.policy import policy
from backend.features.notices.row import PROPOSAL

WAITS, APPROVED, BACK = PROPOSAL, f"{PROPOSAL}_approved", f"{PROPOSAL}_back"
VERBS = ("content_offered", "content_drafted", "content_withdrawn", "content_sent_back", "edition_published")
HOW_IT_IS = "SELECT version, ended_at IS NULL AND offered_at IS NOT NULL FROM content_draft WHERE id = ?"
APPROVERS = (
    "SELECT person.id FROM person WHERE person.gemeente = ? AND person.role IN ('beheerder', 'klantmanager')"
    " AND person.ended_at IS NULL"
    " AND person.id NOT IN (SELECT person FROM content_writer WHERE draft = ?) ORDER BY person.id"
)
WRITERS = (
    "SELECT person.id FROM person JOIN content_writer ON content_writer.person = person.id"
    " WHERE content_writer.draft = ? AND person.ended_at IS NULL ORDER BY person.id"
)


async def watch(event: Happened) -> None:
    """Safe to run twice: of each version there is one notice for a person."""
    draft = event.data.get("draft")
    if not isinstance(draft, int):
        return
    await db.execute(
        "UPDATE notice SET read_at = ? WHERE proposal = ? AND kind = ? AND read_at IS NULL", clock.now(), draft, WAITS
    )
    [(version, waits)] = await db.fetch(HOW_IT_IS, draft)
    kind, hearers = await _hearers(event, draft, waits=bool(waits) and event.data.get("version") == version)
    for person in hearers:
        if person != event.actor:
            await _tell(person, kind, draft, version, event.actor)


async def _hearers(event: Happened, draft: int, *, waits: bool) -> tuple[str, list[int]]:
    if event.verb == "content_offered" and waits:
        return WAITS, await _people(APPROVERS, event.subject.gemeente, draft)
    if event.verb in ("content_sent_back", "edition_published"):
        return BACK if event.verb == "content_sent_back" else APPROVED, await _people(WRITERS, draft)
    return WAITS, []


async def _people(sql: str, *args: object) -> list[int]:
    return [person for (person,) in await db.fetch(sql, *args)]


async def _tell(person: int, kind: str, draft: int, version: int, actor: int | None) -> None:
    now = clock.now()
    await db.execute(
        "INSERT INTO notice (person, kind, subject, proposal, actor, created_at) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (person, subject) DO NOTHING",
        *(person, kind, f"{kind}:{draft}:{version}", draft, actor, now),
    )
    await events.hint(Hint(person=person))
    await jobs.wake("notice", f"notice:{person}", now + policy().gather, {"person": person})
