"""What became of a task during a visit. Knows no database: only what the task says of itself."""

from datetime import date, datetime
from typing import Literal, Protocol

BINDING = ("law", "letter")  # such a day makes late, and cannot be put off

Outcome = Literal["done", "stuck", "postponed"]


class Seen(Protocol):
    """What the rules need of a task."""

    @property
    def due(self) -> date | None: ...
    @property
    def advise(self) -> date | None: ...
    @property
    def due_basis(self) -> str: ...
    @property
    def done_at(self) -> datetime | None: ...
    @property
    def dropped_at(self) -> datetime | None: ...
    @property
    def stuck_at(self) -> datetime | None: ...
    @property
    def postponed(self) -> bool: ...


def outcome(task: Seen, since: datetime) -> Outcome | None:
    """None: nothing was said of it. `postponed`: that was done since then, by whoever asks."""
    if task.dropped_at:
        return None
    if task.done_at:
        return "done" if task.done_at >= since else None
    if task.stuck_at and task.stuck_at >= since:
        return "stuck"
    return "postponed" if task.postponed else None


def is_late(task: Seen, today: date) -> bool:
    return task.done_at is None and task.due is not None and task.due < today and task.due_basis in BINDING


def aim(task: Seen, today: date) -> date | None:
    """The day to show: the advised one while it lasts, then the last one; a passed target is no longer shown."""
    coming = [day for day in (task.advise, task.due) if day and day >= today]
    return coming[0] if coming else task.due if task.due_basis in BINDING else None
