"""For whom a task is put into words, and the words that lists and pages share."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from backend import content
from backend.core import texts
from backend.core.access import Person
from backend.features.checklist.queries import Member, Row
from backend.features.checklist.rules.turns import BINDING

OWN_TASK_ICON = "clipboard-text"


class Reader(NamedTuple):
    """For whom lines are written."""

    id: int
    language: str
    gemeente: str
    staff: bool
    today: date
    helper: str  # who helps this newcomer; "" when nobody does yet


def reader_of(me: Person, today: date, helper: str) -> Reader:
    return Reader(me.id, me.language, me.gemeente_key, me.is_helper, today, helper)


def first_helper(helpers: list[Member]) -> str:
    """Who a newcomer turns to first: the begeleider, else whoever there is."""
    by_role = {member.role: member.call_name for member in reversed(helpers)}
    return by_role.get("begeleider") or by_role.get("klantmanager") or next(iter(by_role.values()), "")


def for_reader(reader: Reader) -> Callable[..., Markup]:
    return texts.bound(reader.language, content.load(reader.gemeente))


def title(row: Row, reader: Reader) -> Markup:
    template = content.load(reader.gemeente).tasks.get(row.template or "")
    if template is None:
        return own_title(row, reader)
    text = template.title_staff if reader.staff and template.title_staff else template.title
    return for_reader(reader)(text) + (Markup(" · <bdi>{}</bdi>").format(row.child) if row.child else "")


def own_title(row: Row, reader: Reader) -> Markup:
    """In the language of who typed it."""
    if row.created_by == row.newcomer:
        return Markup('<bdi dir="auto">{}</bdi>').format(row.title)
    return texts.of(reader.language).of_staff(row.title)


def office(row: Row, reader: Reader) -> Markup:
    """The organisation that has to have it."""
    pack = content.load(reader.gemeente)
    template = pack.tasks.get(row.template or "")
    if template is None or template.accepted_by is None:
        return Markup("")
    return Markup(for_reader(reader)(pack.organisations[template.accepted_by].name))


def aim(row: Row, today: date) -> date | None:
    """The day to show: the advised one while it lasts, then the last one; a passed target is no longer shown."""
    days = [day for day in (row.advise, row.due) if day]
    coming = [day for day in days if day >= today]
    return coming[0] if coming else row.due if row.due_basis in BINDING else None


def reason(row: Row, reader: Reader) -> Markup:
    reason = content.load(reader.gemeente).reasons.get(row.stuck_reason or "")
    return Markup(for_reader(reader)(reason.text)) if reason else Markup("")
