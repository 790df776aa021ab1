"""A task as a line of a list. Lines are kept rendered: the key holds all that a line shows, so none is ever stale."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup

from backend import content
from backend.core import clock, texts
from backend.core.access import Person
from backend.core.pages.environment import fragment
from backend.features.checklist import wording
from backend.features.checklist.queries import Member, Past, Row
from backend.features.checklist.rules.turns import BINDING, Progress, Turn, turns
from backend.features.checklist.rules.turns import may_undo as may_undo_rule

OWN_TASK_ICON = "clipboard-text"
MARKS = {"nu": "now", "wacht": "wait", "klaar": "done"}
LINES_KEPT = 20_000  # about 1 KB each


class Reader(NamedTuple):
    """For whom lines are written."""

    id: int
    language: str
    gemeente: str
    staff: bool
    today: date
    helper: str  # who helps this newcomer; "" when nobody does yet


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


@lru_cache(maxsize=LINES_KEPT)
def line(row: Row, turn: Turn, reader: Reader) -> Markup:
    template = content.load(reader.gemeente).tasks.get(row.template or "")
    return fragment(
        "checklist/line.html",
        reader.language,
        reader.gemeente,
        row=row,
        title=title(row, reader),
        dutch_word=template.dutch_word if template else "",
        icon=template.icon if template else OWN_TASK_ICON,
        mark=MARKS.get(turn.state, "later"),
        turn=turn,
        text=standing(row, turn, reader),
        staff=reader.staff,
    )


def title(row: Row, reader: Reader) -> Markup:
    template = content.load(reader.gemeente).tasks.get(row.template or "")
    if template is None:
        return Markup('<bdi dir="auto">{}</bdi>').format(row.title)
    text = template.title_staff if reader.staff and template.title_staff else template.title
    return for_reader(reader)(text) + (Markup(" · <bdi>{}</bdi>").format(row.child) if row.child else "")


def for_reader(reader: Reader) -> Callable[..., Markup]:
    return texts.bound(reader.language, content.load(reader.gemeente).gemeente.name)


def standing(row: Row, turn: Turn, reader: Reader) -> Markup:
    """One sentence: whose turn it is, and by when."""
    words = texts.of(reader.language)
    if turn.state == "klaar":
        return _done(row, reader)
    if row.stuck_reason and reader.staff:
        return words.rich(wording.ASKS_HELP, reason=_reason(row, reader))
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
    aim = _aim(row, reader.today)
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
    text = words.rich(sentences[turn.holder], name=helper, office=office(row, reader))
    if turn.late and row.due:
        return text + " " + words.rich(_late(reader), day=words.day(row.due))
    return text


def _late(reader: Reader) -> str:
    return wording.LATE if reader.staff else wording.WAS_DUE


def office(row: Row, reader: Reader) -> Markup:
    """The organisation that has to have it."""
    pack = content.load(reader.gemeente)
    template = pack.tasks.get(row.template or "")
    if template is None or template.accepted_by is None:
        return Markup("")
    return Markup(for_reader(reader)(pack.organisations[template.accepted_by].name))


def _reason(row: Row, reader: Reader) -> Markup:
    reason = content.load(reader.gemeente).reasons.get(row.stuck_reason or "")
    return Markup(for_reader(reader)(reason.text)) if reason else Markup("")


def reader_of(me: Person, today: date, helper: str) -> Reader:
    return Reader(me.id, me.language, me.gemeente_key, me.is_helper, today, helper)


def first_helper(helpers: list[Member]) -> str:
    """Who a newcomer turns to first: the begeleider, else whoever there is."""
    by_role = {member.role: member.call_name for member in reversed(helpers)}
    return by_role.get("begeleider") or by_role.get("klantmanager") or next(iter(by_role.values()), "")


@dataclass(frozen=True, slots=True)
class Shown:
    """A task as its own page shows it."""

    title: Markup
    icon: str
    aim: date | None
    days_left: int | None
    template: content.Task | None
    where: content.Organisation | None
    office: Markup
    items: list[content.Item]
    words: list[content.Word]
    counts: str
    reason: content.Reason | None

    @classmethod
    def of(cls, row: Row, reader: Reader) -> "Shown":
        pack = content.load(reader.gemeente)
        template = pack.tasks.get(row.template or "")
        aim = _aim(row, reader.today)
        return cls(
            title=title(row, reader),
            icon=template.icon if template else OWN_TASK_ICON,
            aim=aim,
            days_left=(aim - reader.today).days if aim else None,
            template=template,
            where=pack.organisations.get(template.where or "") if template else None,
            office=office(row, reader),
            items=[pack.items[key] for key in template.bring] if template else [],
            words=[pack.words[key] for key in template.words] if template else [],
            counts=template.counts if template else "done",
            reason=pack.reasons.get(row.stuck_reason or ""),
        )


def _aim(row: Row, today: date) -> date | None:
    """The day to show: the advised one while it lasts, then the last one; a passed target is no longer shown."""
    days = [day for day in (row.advise, row.due) if day]
    coming = [day for day in days if day >= today]
    return coming[0] if coming else row.due if row.due_basis in BINDING else None


def turn_of(row: Row, rows: list[Row], reader: Reader) -> Turn:
    """The turn that the list shows; a task that is no longer on the list has its own."""
    listed = turns_of(rows, reader)
    return listed.get(row.id) or turns_of([row], reader)[row.id]


def may_undo(row: Row) -> bool:
    return row.done_at is not None and may_undo_rule(row.done_at, row.confirmed_at, row.accepted_at, clock.now())


@dataclass(frozen=True, slots=True)
class Happened:
    day: str
    time: str
    sentence: Markup


def past(event: Past, reader: Reader) -> Happened:
    words = texts.of(reader.language)
    data = json.loads(event.data)
    name = words.plain(wording.YOU) if event.actor == reader.id else event.name or ""
    sentence = words.rich(wording.HISTORY[event.verb], name=name)
    if data.get("due"):
        sentence += " " + words.rich(wording.MOVED_TO, day=words.day(date.fromisoformat(data["due"])))
    if data.get("because"):
        why = words.plain(wording.REASONS_OF_CHANGE.get(data["because"], wording.SOMETHING))
        sentence += " " + words.rich(wording.BECAUSE, reason=why)
    return Happened(words.moment_day(event.at), words.time(event.at), sentence)
