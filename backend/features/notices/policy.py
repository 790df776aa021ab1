"""The reminder policy as policy.toml has it, checked when it is read, with what each gemeente sets itself."""

from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from backend import content
from backend.content import Span
from backend.core.access import Person
from backend.core.clock import AMSTERDAM
from backend.features.notices.rules import Hours, before_start, moment_at

FILE = Path(__file__).with_name("policy.toml")

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


class MeetingRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: str
    only: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    catch_up: Annotated[int, Meta(ge=0, le=30)] = 0

    def is_for(self, kind: str | None, gemeente: str) -> bool:
        known = content.load(gemeente).appointments.get(kind or "")
        leads = known.leads if known else tuple(map(Span.parse, policy().own_leads))
        return self.lead(gemeente) in leads and (not self.only or kind in self.only) and kind not in self.but

    def lead(self, gemeente: str) -> Span:
        return content.load(gemeente).reminders[self.words].lead or Span()

    def due(self, gemeente: str, start: datetime) -> datetime:
        lead = self.lead(gemeente)
        return before_start(start, lead.days, lead.hours, first_reminder(gemeente), AMSTERDAM)

    def until(self, gemeente: str, start: datetime) -> datetime:
        """Until when the words are true: "tomorrow" only on the day before."""
        if not self.lead(gemeente).days:
            return start
        last = self.due(gemeente, start).astimezone(AMSTERDAM).date() + timedelta(days=self.catch_up + 1)
        return moment_at(last, time(0), AMSTERDAM)


class Swept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What comes on a day of another row than a task: which kinds, and how many days late they may still come."""

    kinds: tuple[str, ...]
    catch_up: Annotated[int, Meta(ge=0, le=30)]


class Policy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    gather_minutes: Annotated[int, Meta(ge=0, le=120)]
    unread_days: Annotated[int, Meta(ge=1)]
    a_day: dict[str, Annotated[int, Meta(ge=1)]]
    own_leads: tuple[str, ...]
    reminder: tuple[Rule, ...]
    appointment: tuple[MeetingRule, ...]
    signals: Swept
    replies: Swept

    @property
    def gather(self) -> timedelta:
        return timedelta(minutes=self.gather_minutes)


@cache
def policy() -> Policy:
    """Raises msgspec.ValidationError with the place of a mistake."""
    return msgspec.toml.decode(FILE.read_bytes(), type=Policy)


def a_day(me: Person) -> int:
    """How many messages go out to them at most."""
    return policy().a_day.get(me.role) or content.load(me.gemeente_key).reminding.helper_a_day


def first_reminder(gemeente: str) -> time:
    return content.load(gemeente).reminding.first_reminder


def hours(quiet_from: str, quiet_until: str) -> Hours:
    return Hours(time.fromisoformat(quiet_from), time.fromisoformat(quiet_until), AMSTERDAM)
