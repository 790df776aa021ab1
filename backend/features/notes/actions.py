"""Writing, correcting and withdrawing notes. Nothing of it happens silently."""

from dataclasses import replace
from typing import NamedTuple

from backend.core import access, clock, db, dossiers, events
from backend.core.access import Person
from backend.core.dossiers import Newcomer
from backend.core.errors import Invalid, NotFound, Refused
from backend.core.events import Happened
from backend.features.notes import queries, wording
from backend.features.notes.queries import Row
from backend.features.notes.rules import reading
from backend.features.notes.rules.bsn import has_bsn
from backend.features.notes.rules.reading import Audience


class Wish(NamedTuple):
    audience: Audience
    text: str
    language: str
    should_know: tuple[int, ...] = ()


async def write(me: Person, newcomer: int, wish: Wish) -> int:
    _insist_on_no_bsn(wish.text)
    async with db.write():
        whose = await _take(me, newcomer)
        await _insist_they_read(me, whose, wish)
        note = await db.insert(
            "note",
            traject=whose.traject,
            audience=wish.audience,
            author=me.id,
            role=me.role,
            language=wish.language,
            body=wish.text,
            written_at=clock.now(),
        )
        for person in wish.should_know:
            await db.insert("note_should_know", note=note, person=person)
        await _record(f"note_{wish.audience}_written", whose, me, note)
    return note


async def correct(me: Person, newcomer: int, number: int, text: str, revision: int) -> None:
    _insist_on_no_bsn(text)
    async with db.write():
        whose = await _take(me, newcomer)
        note = await _own(me, whose, number)
        if note.withdrawn_at:
            raise Refused(wording.WITHDRAWN)
        if text == note.body:
            return
        if revision != note.revision:
            raise Refused(wording.CHANGED)
        now = clock.now()
        await db.insert("note_past", note=number, body=note.body, until=now)
        await db.execute(
            "UPDATE note SET body = ?, corrected_at = ?, revision = revision + 1 WHERE id = ?", text, now, number
        )
        await _record(f"note_{note.audience}_corrected", whose, me, number)


async def withdraw(me: Person, newcomer: int, number: int) -> None:
    """What stood in it is gone for everyone; that it was there is not."""
    async with db.write():
        whose = await _take(me, newcomer)
        note = await _own(me, whose, number)
        if note.withdrawn_at:
            return
        now = clock.now()
        if not reading.may_withdraw(note.written_at, now):
            raise Refused(wording.TOO_LATE)
        await db.execute("DELETE FROM note_past WHERE note = ?", number)
        await db.execute("UPDATE note SET body = '', withdrawn_at = ? WHERE id = ?", now, number)
        await _record(f"note_{note.audience}_withdrawn", whose, me, number)


async def follow(event: Happened) -> None:
    """The task that somebody made of a note they may read: the first stands. Safe to run twice."""
    number, maker = event.data.get("note"), await access.person(event.actor or 0)
    if number is None or maker is None or event.subject.household is None:
        return
    await db.lock("household", event.subject.household)
    linked = await db.execute(
        "UPDATE note SET task = ? WHERE id = ? AND traject = ? AND task IS NULL AND withdrawn_at IS NULL"
        f" AND {access.NOTE_VISIBLE} RETURNING audience",
        *(event.subject.task, number, event.subject.traject, *access.visible_to(maker)),
    )
    for (audience,) in linked:
        await events.record(f"note_{audience}_made_task", replace(event.subject, task=None), maker, note=number)


async def see(me: Person, newcomer: int) -> None:
    """Whoever should know of notes has them before them. A second look changes nothing."""
    if not await queries.waiting_for(me, newcomer):
        return
    async with db.write():
        whose = await _take(me, newcomer)
        for number, audience in await queries.waiting_for(me, newcomer):
            await db.execute(
                "UPDATE note_should_know SET seen_at = ? WHERE note = ? AND person = ?", clock.now(), number, me.id
            )
            await _record(f"note_{audience}_seen", whose, me, number)


async def _take(me: Person, newcomer: int) -> Newcomer:
    whose = await dossiers.open_for(me, newcomer)
    if not me.is_helper:
        raise NotFound
    await db.lock("household", whose.household)
    return whose


async def _own(me: Person, whose: Newcomer, number: int) -> Row:
    note = await queries.note(me, whose.traject, number)
    if note.author != me.id:
        raise Refused(wording.NOT_YOURS)
    return note


async def _insist_they_read(me: Person, whose: Newcomer, wish: Wish) -> None:
    team = await queries.team(whose.traject)
    able = {each.id for each in team if reading.may_be_told(me.id, me.role, each.id, each.role, wish.audience)}
    if not able.issuperset(wish.should_know):
        raise Invalid(should_know=wording.NOT_READERS)


def _insist_on_no_bsn(text: str) -> None:
    if has_bsn(text):
        raise Invalid(text=wording.NO_BSN)


async def _record(verb: str, whose: Newcomer, me: Person, note: int) -> None:
    await events.record(verb, whose.subject, me, note=note)
