"""The first page of a newcomer, as far as a helper may see it too."""

from dataclasses import dataclass

from markupsafe import Markup

from backend.core import clock
from backend.core.access import Person
from backend.features.checklist import lines, queries, readers, views
from backend.features.checklist.queries import Member, Row
from backend.features.checklist.readers import Reader
from backend.features.checklist.rules.turns import Turn

SHOWN = 6
STATES = ("nu", "wacht", "later")


@dataclass(frozen=True, slots=True)
class Line:
    title: Markup
    standing: Markup
    state: str


@dataclass(frozen=True, slots=True)
class Theirs:
    now: Row | None
    view: views.Shown | None
    lines: list[Line]  # what comes after it


async def theirs(me: Person, newcomer: Person, helpers: list[Member], language: str) -> Theirs:
    """Whose turn a task is follows from all of them; a task that is not for this helper is left out after that."""
    rows = await queries.tasks_of(newcomer, newcomer.id)
    mine = {row.id for row in await queries.tasks_of(me, newcomer.id)}
    reader = readers.reader_of(newcomer, clock.today(), readers.first_helper(helpers))._replace(language=language)
    turns = lines.turns_of(rows, reader)
    seen = [row for row in rows if row.id in mine]
    listed = [row for state in STATES for row in lines.in_order(seen, turns, state, reader)][: SHOWN + 1]
    now = listed.pop(0) if listed and turns[listed[0].id].state == "nu" else None
    return Theirs(now, views.Shown.of(now, reader) if now else None, [_line(row, turns, reader) for row in listed])


def _line(row: Row, turns: dict[int, Turn], reader: Reader) -> Line:
    turn = turns[row.id]
    return Line(readers.title(row, reader), lines.standing(row, turn, reader), turn.state)
