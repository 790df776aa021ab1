"""What a changed template does to the day of one task."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from backend.features.checklist.rules.asking import Dates

BINDING = ("law", "letter")  # only these make late
Move = Literal["earlier", "later", "first_day", "no_day", "same", "late"]


def moves(old: Dates, new: Dates, today: date) -> Iterator[Move]:
    """How its last day moves; and whether that makes it late at once."""
    yield _moved(old.due, new.due)
    if is_late(new, today) and not is_late(old, today):
        yield "late"


def _moved(old: date | None, new: date | None) -> Move:
    if old == new:
        return "same"
    if old is None or new is None:
        return "first_day" if old is None else "no_day"
    return "later" if new > old else "earlier"


def is_late(dates: Dates, today: date) -> bool:
    return dates.due is not None and dates.due < today and dates.due_basis in BINDING
