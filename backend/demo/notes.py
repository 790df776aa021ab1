"""The demo's notes: what a helper wrote that day, and how they put it an hour later."""

from collections.abc import Iterator
from functools import partial

from backend.core import db
from backend.core.access import Person
from backend.demo.deeds import Deed, Filling
from backend.demo.script import Newcomer, Note
from backend.features.notes import actions

ORDER, HOUR = 12, 60


def note_deeds(filling: Filling, newcomer: Newcomer) -> Iterator[Deed]:
    for note in newcomer.notes:
        yield Deed(note.day, ORDER, partial(_write, filling, newcomer, note))
        if note.corrected:
            yield Deed(note.day, ORDER + HOUR, partial(_correct, filling, newcomer, note))


async def _write(filling: Filling, newcomer: Newcomer, note: Note) -> None:
    should_know = tuple(filling.people[code].id for code in note.should_know)
    wish = actions.Wish(note.audience, note.text, note.language, should_know)
    await actions.write(filling.people[note.who], filling.people[newcomer.code].id, wish)


async def _correct(filling: Filling, newcomer: Newcomer, note: Note) -> None:
    me, whose = filling.people[note.who], filling.people[newcomer.code]
    await actions.correct(me, whose.id, await _latest(me, whose), note.corrected, 0)


async def _latest(me: Person, whose: Person) -> int:
    [(note,)] = await db.fetch("SELECT MAX(id) FROM note WHERE traject = ? AND author = ?", whose.traject, me.id)
    return int(note)
