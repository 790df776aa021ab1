"""The notes that a person may read, who else reads them, and what happened to them."""

from datetime import datetime
from typing import NamedTuple

from backend.core import access, clock, db
from backend.core.access import Person
from backend.core.errors import NotFound


class Row(NamedTuple):
    id: int
    traject: int
    audience: str
    author: int
    author_name: str
    role: str
    language: str
    body: str
    revision: int
    written_at: datetime
    corrected_at: datetime | None
    withdrawn_at: datetime | None
    task: int | None


SELECT = (
    "SELECT note.id, note.traject, note.audience, note.author, person.name, note.role, note.language, note.body,"
    " note.revision, note.written_at, note.corrected_at, note.withdrawn_at, note.task FROM note"
    f" JOIN person ON person.id = note.author WHERE {access.NOTE_VISIBLE} AND note.traject = ?"
)


async def notes(me: Person, traject: int) -> list[Row]:
    """Newest first."""
    rows = await db.fetch(f"{SELECT} ORDER BY note.written_at DESC, note.id DESC", *access.visible_to(me), traject)
    return [Row(*row) for row in rows]


async def shared(me: Person) -> list[Row]:
    """What a newcomer reads, newest first."""
    return [row for row in await notes(me, me.traject or 0) if row.audience == "shared"]


async def note(me: Person, traject: int, number: int) -> Row:
    """Raises NotFound for what is not there or not theirs to read."""
    row = await db.fetch_one(f"{SELECT} AND note.id = ?", *access.visible_to(me), traject, number)
    if row is None:
        raise NotFound
    return Row(*row)


class Past(NamedTuple):
    note: int
    body: str
    until: datetime


async def before(rows: list[Row]) -> list[Past]:
    """What stood in these before they were corrected, newest first."""
    if not rows:
        return []
    marks, ids = db.any_of([row.id for row in rows])
    found = await db.fetch(f"SELECT note, body, until FROM note_past WHERE note IN ({marks}) ORDER BY id DESC", *ids)
    return [Past(*row) for row in found]


class ShouldKnow(NamedTuple):
    note: int
    person: int
    name: str
    seen_at: datetime | None


async def should_know(rows: list[Row]) -> list[ShouldKnow]:
    """Whom the authors of these want to read them."""
    if not rows:
        return []
    marks, ids = db.any_of([row.id for row in rows])
    found = await db.fetch(
        "SELECT note_should_know.note, person.id, person.name, note_should_know.seen_at FROM note_should_know"
        f" JOIN person ON person.id = note_should_know.person WHERE note_should_know.note IN ({marks})"
        " ORDER BY note_should_know.id",
        *ids,
    )
    return [ShouldKnow(*row) for row in found]


async def waiting_for(me: Person, newcomer: int) -> list[tuple[int, str]]:
    """What this person should know of a newcomer and has not opened: the notes, and for whom each is."""
    rows = await db.fetch(
        "SELECT note.id, note.audience FROM note_should_know JOIN note ON note.id = note_should_know.note"
        " JOIN traject ON traject.id = note.traject WHERE note_should_know.person = ?"
        " AND note_should_know.seen_at IS NULL AND note.withdrawn_at IS NULL AND traject.newcomer = ?"
        f" AND {access.NOTE_VISIBLE} ORDER BY note.id",
        *(me.id, newcomer, *access.visible_to(me)),
    )
    return [(note, audience) for note, audience in rows]


class Member(NamedTuple):
    id: int
    role: str
    name: str


async def team(traject: int) -> list[Member]:
    """Today's, the newcomer first."""
    today = clock.today()
    rows = await db.fetch(
        "SELECT person.id, team.role, person.name FROM team JOIN person ON person.id = team.person"
        " WHERE team.traject = ? AND team.since <= ? AND (team.until IS NULL OR team.until > ?)"
        " AND person.ended_at IS NULL"
        " ORDER BY CASE team.role WHEN 'newcomer' THEN 0 WHEN 'begeleider' THEN 1 WHEN 'klantmanager' THEN 2"
        " ELSE 3 END, team.id",
        *(traject, today, today),
    )
    return [Member(*row) for row in rows]
