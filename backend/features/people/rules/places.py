"""A helper's place on a team: from when until when, and who may say so."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Place:
    role: str
    since: date
    until: date | None  # the first day on which it is over
    replaces: int | None = None  # stands in for them

    def is_over(self, day: date) -> bool:
        return self.until is not None and self.until <= day


def begins(known: Place | None, since: date) -> date:
    """Who is there until then simply stays."""
    stays = known is not None and known.since <= since and (known.until is None or known.until >= since)
    return known.since if known and stays else since


def may_change(by: str, role: str) -> bool:
    """A begeleider does not decide about who decides for the gemeente."""
    return not (by == "begeleider" and role == "klantmanager")
