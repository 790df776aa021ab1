"""Drafts of one gemeente that are still open: those of others do not exist."""

from dataclasses import dataclass
from datetime import datetime

import msgspec

from backend.content import Change
from backend.core import db
from backend.core.access import Person
from backend.core.errors import NotFound


@dataclass(frozen=True, slots=True)
class Draft:
    id: int
    kind: str
    key: str
    version: int
    change: Change
    written_at: datetime
    writer: str
    offered_at: datetime | None
    remark: str
    is_mine: bool  # I wrote in it, so somebody else approves it


OPEN = (
    "SELECT content_draft.id, content_draft.kind, content_draft.key, content_draft.version, content_draft.body,"
    " content_draft.written_at, person.name, content_draft.offered_at, content_draft.remark,"
    " EXISTS (SELECT id FROM content_writer WHERE draft = content_draft.id AND person = ?)"
    " FROM content_draft JOIN person ON person.id = content_draft.written_by"
    " WHERE content_draft.gemeente = ? AND content_draft.ended_at IS NULL"
)


async def all_open(me: Person) -> list[Draft]:
    """Those that wait for approval first."""
    rows = await db.fetch(f"{OPEN} ORDER BY content_draft.offered_at IS NULL, content_draft.id", me.id, me.gemeente)
    return [_draft(row) for row in rows]


async def of_entry(me: Person, kind: str, key: str) -> Draft | None:
    sql = f"{OPEN} AND content_draft.kind = ? AND content_draft.key = ?"
    row = await db.fetch_one(sql, me.id, me.gemeente, kind, key)
    return _draft(row) if row else None


async def one(me: Person, draft: int) -> Draft:
    """Raises NotFound for one that is not of this gemeente or no longer open."""
    row = await db.fetch_one(f"{OPEN} AND content_draft.id = ?", me.id, me.gemeente, draft)
    if row is None:
        raise NotFound
    return _draft(row)


def _draft(row: db.Row) -> Draft:
    number, kind, key, version, body, written_at, writer, offered_at, remark, is_mine = row
    change = msgspec.json.decode(body, type=Change)
    return Draft(number, kind, key, version, change, written_at, writer, offered_at, remark, bool(is_mine))
