"""Whose turn each task is. At most three are "nu": the rest waits for someone, or for its turn."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple

AT_ONCE = 3
UNDO = timedelta(days=1)
BINDING = ("law", "letter")  # only these can make something late; a target never does

State = Literal["nu", "wacht", "later", "klaar", "straks"]
Holder = Literal["newcomer", "helper", "office", "begeleider", "klantmanager", "taalschool"]


class Turn(NamedTuple):
    state: State
    holder: Holder
    late: bool = False


class Progress(NamedTuple):
    """What the rules need of a task on somebody's list."""

    id: int
    key: str | None
    order: int
    actor: str
    opens: date
    aim: date | None  # the day to work towards: advised, else due
    due: date | None
    due_basis: str
    counts: str
    after: tuple[str, ...]
    done: bool
    confirmed: bool
    accepted: bool
    helper_asked: bool


def is_reached(task: Progress) -> bool:
    """Done in the level that counts for this task."""
    if task.counts == "done":
        return task.done
    return task.confirmed if task.counts == "confirmed" else task.accepted


def is_late(task: Progress, today: date) -> bool:
    return not task.done and task.due is not None and task.due < today and task.due_basis in BINDING


def turns(tasks: Iterable[Progress], today: date) -> dict[int, Turn]:
    """The turn of each task of one list, by id."""
    listed = list(tasks)
    fixed = {task.id: _without_choice(task, today) for task in listed}
    undone = {task.key for task in listed if task.key and not task.done}
    mine = [task for task in listed if fixed[task.id] is None]
    ready = [task for task in mine if is_late(task, today) or undone.isdisjoint(task.after)]
    now = {task.id for task in sorted(ready, key=lambda task: _urgency(task, today))[:AT_ONCE]}
    return {task.id: fixed[task.id] or _own(task, now, today) for task in listed}


def _own(task: Progress, now: set[int], today: date) -> Turn:
    return Turn("nu" if task.id in now else "later", "newcomer", is_late(task, today))


def _without_choice(task: Progress, today: date) -> Turn | None:
    """None for what the newcomer could do today."""
    if is_reached(task):
        return Turn("klaar", "newcomer")
    if task.opens > today:
        return Turn("straks", "newcomer")
    if task.done:
        return Turn("wacht", "office" if task.counts == "accepted" else "helper")
    if task.actor != "newcomer":
        return Turn("wacht", task.actor, is_late(task, today))  # type: ignore[arg-type]  # the pack's schema lets only these actors in
    if task.helper_asked:
        return Turn("wacht", "helper", is_late(task, today))
    return None


def _urgency(task: Progress, today: date) -> tuple[bool, date, int]:
    return not is_late(task, today), task.aim or date.max, task.order


def may_undo(done_at: datetime, confirmed_at: datetime | None, accepted_at: datetime | None, now: datetime) -> bool:
    """For a day, and only while nobody else has built on it. A helper's own tick was seen in the same moment."""
    return now - done_at < UNDO and accepted_at is None and confirmed_at in (None, done_at)
