"""Writing on a draft. What is published stays as it is until somebody else approves."""

import msgspec

from backend.content import Change
from backend.core import clock, db, events
from backend.core.access import Person
from backend.core.errors import Refused
from backend.core.texts import N_
from backend.features.beheer.queries import drafts
from backend.features.beheer.queries.drafts import Draft

MEANWHILE = N_("Een ander schreef hier intussen ook. Kijk eerst. Bewaar dan nog een keer.")
NOTHING_NEW = N_("Er is niets veranderd.")


async def save(me: Person, change: Change, seen: int, *, offer: bool) -> None:
    """`seen` is the version that was on the page, 0 where there was none. Raises Refused when it is no longer that."""
    async with db.write():
        await db.lock("gemeente", me.gemeente)
        draft = await drafts.of_entry(me, change.kind, change.key)
        if draft and draft.change == change and bool(draft.offered_at) == offer:
            return
        if seen != (draft.version if draft else 0):
            raise Refused(MEANWHILE)
        if not (change.fields or change.translations):
            if draft is None:
                raise Refused(NOTHING_NEW)
            await withdraw(me, draft.id)
            return
        number = await _write(me, change, draft, offer)
        await db.execute(
            "INSERT INTO content_writer (draft, person) VALUES (?, ?) ON CONFLICT (draft, person) DO NOTHING",
            *(number, me.id),
        )
        version = draft.version + 1 if draft else 1
        verb = "content_offered" if offer else "content_drafted"
        await events.record(verb, events.Subject(me.gemeente), me, draft=number, version=version)


async def _write(me: Person, change: Change, draft: Draft | None, offer: bool) -> int:
    body, now = msgspec.json.encode(change).decode(), clock.now()
    offered = now if offer else None
    if draft is None:
        return await db.insert(
            "content_draft",
            gemeente=me.gemeente,
            kind=change.kind,
            key=change.key,
            version=1,
            body=body,
            written_at=now,
            written_by=me.id,
            offered_at=offered,
            remark="",
        )
    await db.execute(
        "UPDATE content_draft SET version = version + 1, body = ?, written_at = ?, written_by = ?, offered_at = ?,"
        " remark = '' WHERE id = ?",
        *(body, now, me.id, offered, draft.id),
    )
    return draft.id


async def withdraw(me: Person, draft: int) -> None:
    """Away with it; what is published stays. Raises NotFound."""
    async with db.write():
        await db.lock("gemeente", me.gemeente)
        found = await drafts.one(me, draft)
        await db.execute("UPDATE content_draft SET ended_at = ? WHERE id = ?", clock.now(), found.id)
        await events.record("content_withdrawn", events.Subject(me.gemeente), me, draft=found.id)
