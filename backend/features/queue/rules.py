"""How long something has waited, and what comes first."""

from datetime import date, datetime
from typing import Literal

Kind = Literal["question", "stuck", "plan", "cannot", "look", "note"]


def days_waiting(since: date, today: date) -> int:
    """A clock that ran ahead does not make it negative."""
    return max(0, (today - since).days)


def place(since: datetime, kind: Kind, number: int) -> tuple[datetime, str, int]:
    """Oldest first."""
    return since, kind, number
