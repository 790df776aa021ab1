"""Who needs a helper first, and why. Always a reason that can be said aloud, never a score."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Reason = Literal["late", "help", "look", "fine", "ended"]
ORDER: tuple[Reason, ...] = ("late", "help", "look", "fine", "ended")

Group = Literal["nu", "kijken", "koers", "klaar"]
GROUPS: dict[Reason, Group] = {"late": "nu", "help": "nu", "look": "kijken", "fine": "koers", "ended": "klaar"}

NEVER = 10**6  # days; for who has not been seen at all


@dataclass(frozen=True, slots=True)
class Counts:
    """Tasks on somebody's list today."""

    open: int
    late: int  # past a day from the law or a letter
    help: int  # "het lukt niet"
    look: int  # done, and waiting for a helper who sees it
    has_ended: bool = False  # the traject: nobody has to do anything any more


def reason(counts: Counts) -> Reason:
    if counts.has_ended:
        return "ended"
    if counts.late:
        return "late"
    if counts.help:
        return "help"
    return "look" if counts.look else "fine"


def group(counts: Counts) -> Group:
    return GROUPS[reason(counts)]


def days_ago(seen: date | None, today: date) -> int | None:
    """None for who has never been seen. A clock that ran ahead does not make it negative."""
    return max(0, (today - seen).days) if seen else None


def place(counts: Counts, unseen_days: int | None, name: str) -> tuple[int, int, int, str]:
    """The order of the list: by reason, then by how much, then by who was away longest."""
    why = reason(counts)
    much = {"late": counts.late, "help": counts.help, "look": counts.look}.get(why, 0)
    return ORDER.index(why), -much, -(NEVER if unseen_days is None else unseen_days), name
