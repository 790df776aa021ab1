"""The editions of one gemeente: what was published, by whom, and what they hold."""

from datetime import datetime
from typing import NamedTuple

import msgspec

from backend.content import Overlay
from backend.core import db
from backend.core.access import Person
from backend.core.errors import NotFound

MOST = 100


class Edition(NamedTuple):
    number: int
    made_at: datetime
    approver: str
    writer: str | None
    kind: str | None
    key: str | None
    restored: int | None  # the number of the edition that it brought back


async def editions(me: Person) -> list[Edition]:
    """The last first."""
    rows = await db.fetch(
        "SELECT edition.number, edition.made_at, approver.name, writer.name, content_draft.kind, content_draft.key,"
        " edition.restored FROM edition JOIN person approver ON approver.id = edition.approved_by"
        " LEFT JOIN content_draft ON content_draft.id = edition.draft"
        " LEFT JOIN person writer ON writer.id = content_draft.written_by"
        " WHERE edition.gemeente = ? ORDER BY edition.number DESC LIMIT ?",
        *(me.gemeente, MOST),
    )
    return [Edition(*row) for row in rows]


async def last(me: Person) -> tuple[int, Overlay]:
    """The number of the edition that holds, and what it holds; 0 and nothing for the files."""
    row = await db.fetch_one(
        "SELECT number, body FROM edition WHERE gemeente = ? ORDER BY number DESC LIMIT 1", me.gemeente
    )
    return (row[0], msgspec.json.decode(row[1], type=Overlay)) if row else (0, Overlay())


async def numbered(me: Person, number: int) -> Overlay:
    """Raises NotFound."""
    if number == 0:
        return Overlay()
    row = await db.fetch_one("SELECT body FROM edition WHERE gemeente = ? AND number = ?", me.gemeente, number)
    if row is None:
        raise NotFound
    return msgspec.json.decode(row[0], type=Overlay)


async def is_published(me: Person, draft: int, version: int) -> bool:
    sql = "SELECT id FROM edition WHERE gemeente = ? AND draft = ? AND draft_version = ?"
    return await db.fetch_one(sql, me.gemeente, draft, version) is not None


async def left_running(me: Person, draft: int) -> bool:
    """Whether its edition changed what is on lists, which stays as it was until somebody renews it."""
    row = await db.fetch_one(
        "SELECT edition.id FROM edition JOIN former_template ON former_template.edition = edition.id"
        " WHERE edition.gemeente = ? AND edition.draft = ?",
        *(me.gemeente, draft),
    )
    return row is not None
