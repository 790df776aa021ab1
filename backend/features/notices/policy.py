"""The reminder policy as policy.toml has it, checked when it is read."""

from datetime import date, time, timedelta
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from backend import content
from backend.core.clock import AMSTERDAM
from backend.features.notices.rules import Hours

FILE = Path(__file__).with_name("policy.toml")

Clock = Annotated[str, Meta(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Basis = Literal["law", "letter", "target", "none"]


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: str
    to: Literal["newcomer", "helper", "klantmanager"]
    days: tuple[Literal["advise", "due", "planned_on"], ...]
    basis: tuple[Basis, ...]
    actor: Literal["newcomer", "begeleider", "klantmanager"]
    catch_up: Annotated[int, Meta(ge=0, le=30)]

    def window(self, gemeente: str, today: date) -> tuple[date, date]:
        """Which days of a task ask for this reminder today."""
        lead = content.load(gemeente).reminders[self.kind].lead
        last = lead.after(today) if lead else today
        return last - timedelta(days=self.catch_up), last


class Policy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    remind_at: Clock
    quiet_from: Clock
    quiet_until: Clock
    gather_minutes: Annotated[int, Meta(ge=0, le=120)]
    unread_days: Annotated[int, Meta(ge=1)]
    a_day: dict[str, Annotated[int, Meta(ge=1)]]
    reminder: tuple[Rule, ...]

    @property
    def gather(self) -> timedelta:
        return timedelta(minutes=self.gather_minutes)

    @property
    def first_reminder(self) -> time:
        return time.fromisoformat(self.remind_at)


@cache
def policy() -> Policy:
    """Raises msgspec.ValidationError with the place of a mistake."""
    return msgspec.toml.decode(FILE.read_bytes(), type=Policy)


def hours(quiet_from: str, quiet_until: str) -> Hours:
    return Hours(time.fromisoformat(quiet_from), time.fromisoformat(quiet_until), AMSTERDAM)
