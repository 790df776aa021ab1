"""A task as a line of a list. Lines are kept rendered: the key holds all that a line shows, so none is ever stale."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from markupsafe import Markup

from backend import content
from backend.core import texts
from backend.core.pages.environment import fragment
from backend.features.checklist import readers, wording
from backend.features.checklist.queries import Row
from backend.features.checklist.readers import Reader
from backend.features.checklist.rules.turns import Progress, Turn, turns

MARKS = {"nu": "now", "wacht": "wait", "klaar": "done"}
LINES_KEPT = 20_000  # about 1 KB each


@dataclass(frozen=True, slots=True)
class Section:
    key: str
    title: str
    count: int
    lines: Markup


def progress(row: Row, pack: content.Pack) -> Progress:
    template = pack.tasks.get(row.template or "")
    reason = pack.reasons.get(row.stuck_reason or "")
    return Progress(
        id=row.id,
        key=row.template,
        order=_order(pack)[row.template] if template else len(pack.tasks),
        actor=row.actor,
        opens=row.opens,
        aim=row.advise or row.due,
        due=row.due,
        due_basis=row.due_basis,
        counts=template.counts if template else "done",
        after=template.after if template else (),
        done=row.done_at is not None,
        confirmed=row.confirmed_at is not None,
        accepted=row.accepted_at is not None,
        helper_asked=reason is not None and reason.notify == "helper",
    )


@content.kept
@lru_cache(maxsize=64)
def _orders(gemeente: str) -> dict[str | None, int]:
    return {key: place for place, key in enumerate(content.load(gemeente).tasks)}


def _order(pack: content.Pack) -> dict[str | None, int]:
    return _orders(pack.gemeente.key)


def turns_of(rows: Iterable[Row], reader: Reader) -> dict[int, Turn]:
    pack = content.load(reader.gemeente)
    return turns((progress(row, pack) for row in rows), reader.today)


def in_order(rows: list[Row], by_id: dict[int, Turn], state: str, reader: Reader) -> list[Row]:
    """Done: the last first. The others: who asks help, what is late, by the day to work towards, as the pack has it."""
    chosen = [row for row in rows if by_id[row.id].state == state]
    if state == "klaar":
        return sorted(chosen, key=lambda row: str(row.done_at), reverse=True)
    order = _orders(reader.gemeente)
    return sorted(
        chosen,
        key=lambda row: (
            row.stuck_at is None,
            not by_id[row.id].late,
            row.advise or row.due or date.max,
            order.get(row.template, 999),
            row.id,
        ),
    )


def sections(rows: list[Row], reader: Reader) -> list[Section]:
    by_id = turns_of(rows, reader)
    return [
        _section(key, title, in_order(rows, by_id, key, reader), by_id, reader)
        for key, title in wording.SECTIONS
        if reader.staff or key != "straks"
    ]


def _section(key: str, title: str, rows: list[Row], by_id: dict[int, Turn], reader: Reader) -> Section:
    heading = wording.SECTIONS_FOR_STAFF.get(key, title) if reader.staff else title
    return Section(key, heading, len(rows), Markup("").join(line(row, by_id[row.id], reader) for row in rows))


@content.kept
@lru_cache(maxsize=LINES_KEPT)
def line(row: Row, turn: Turn, reader: Reader) -> Markup:
    template = content.load(reader.gemeente).tasks.get(row.template or "")
    return fragment(
        "checklist/line.html",
        reader.language,
        reader.gemeente,
        row=row,
        title=readers.title(row, reader),
        dutch_word=template.dutch_word if template else "",
        icon=template.icon if template else readers.OWN_TASK_ICON,
        mark=MARKS.get(turn.state, "later"),
        turn=turn,
        text=standing(row, turn, reader),
        staff=reader.staff,
    )


def standing(row: Row, turn: Turn, reader: Reader) -> Markup:
    """One sentence: whose turn it is, and by when."""
    words = texts.of(reader.language)
    if turn.state == "klaar":
        return _done(row, reader)
    if row.stuck_reason and reader.staff:
        return words.rich(wording.ASKS_HELP, reason=readers.reason(row, reader))
    if turn.state == "wacht":
        return _waiting(row, turn, reader)
    if turn.state == "straks":
        return words.rich(wording.FROM, day=words.day(row.opens))
    return _own_turn(row, turn, reader)


def _own_turn(row: Row, turn: Turn, reader: Reader) -> Markup:
    words = texts.of(reader.language)
    if row.planned_on and row.planned_on >= reader.today:
        return words.rich(wording.PLANNED, day=words.day(row.planned_on))
    if turn.late and row.due:
        return words.rich(_late(reader), day=words.day(row.due))
    aim = readers.aim(row, reader.today)
    if turn.state != "nu" and not (aim and reader.staff):
        return words.rich(wording.NEXT)
    if aim:
        return words.rich(wording.BEFORE, day=words.day(aim))
    return words.rich(wording.STILL if row.due else wording.DOES_IT_NOW)


def _done(row: Row, reader: Reader) -> Markup:
    words = texts.of(reader.language)
    day = words.moment_day(row.done_at) if row.done_at else ""
    if row.done_by in (None, reader.id):
        return words.rich(wording.DONE_ON, day=day)
    return words.rich(wording.DONE_BY_ON, name=row.done_name or "", day=day)


def _waiting(row: Row, turn: Turn, reader: Reader) -> Markup:
    words = texts.of(reader.language)
    sentences = wording.WAITS_FOR_STAFF if reader.staff else wording.WAITS_FOR
    helper = reader.helper or words.plain(wording.YOUR_HELPER)
    text = words.rich(sentences[turn.holder], name=helper, office=readers.office(row, reader))
    if turn.late and row.due:
        return text + " " + words.rich(_late(reader), day=words.day(row.due))
    return text


def _late(reader: Reader) -> str:
    return wording.LATE if reader.staff else wording.WAS_DUE
