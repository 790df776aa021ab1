"""When a gemeente reminds: its quiet hours, the hour of its reminders, how many messages a day, how long before."""

from collections.abc import Iterator
from datetime import time
from typing import Annotated

from msgspec import Meta

from backend.content.answers import Reminder
from backend.content.entry import Entry, Key
from backend.content.problems import Mistake

TIME = "^([01][0-9]|2[0-3]):[0-5][0-9]$"
Clock = Annotated[str, Meta(pattern=TIME)]
# The quiet hours may grow between these, and never fall away.
EARLIEST, LATEST = ("17:00", "21:00"), ("08:00", "12:00")
TIMES = ("remind_at", "quiet_from", "quiet_until")
KEY = "berichten"


class Reminding(Entry, frozen=True):
    """How many messages a newcomer gets is not here: that is one a day, everywhere."""

    key: Key
    remind_at: Clock  # reminders of a day wait until then
    quiet_from: Clock  # unless the person chose other hours
    quiet_until: Clock
    helper_a_day: Annotated[int, Meta(ge=1, le=8)]

    @property
    def is_loud(self) -> bool:
        """When the reminders come."""
        return self.quiet_until <= self.remind_at < self.quiet_from

    @property
    def first_reminder(self) -> time:
        return time.fromisoformat(self.remind_at)


def mistakes(said: Reminding) -> Iterator[Mistake]:
    for field, (first, last) in (("quiet_from", EARLIEST), ("quiet_until", LATEST)):
        if not first <= getattr(said, field) <= last:
            yield field, f"is not between {first} and {last}"
    if not said.is_loud:
        # Of all three: where one of them comes from an edition, that is what has to go.
        yield from ((field, "the reminders come in the quiet hours") for field in TIMES)


def lead_mistakes(reminder: Reminder) -> Iterator[Mistake]:
    """Only what has both ends may be moved: the words of the others name the day."""
    least, most, lead = reminder.least, reminder.most, reminder.lead
    if least and most and not (lead and lead.is_of_days and least <= lead.days <= most):
        yield "lead", f"is not between {least} and {most} days"
