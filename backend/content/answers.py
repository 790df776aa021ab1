"""Appointments, what people may answer to them and to a task, and the reminders."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from backend.content.entry import Dutch, Entry, Icon, ItemKey, Key, StepKey, TaskKey, Text
from backend.content.span import Span

Attendee = Literal["newcomer", "begeleider", "klantmanager", "taalschool", "verhuurder"]
Moment = Literal[
    "due",
    "planned",
    "appointment",
    "event",
    "route_change_end",
    "term_end",
    "permit_end",
    "objection_end",
    "last_seen",
]


class Appointment(Entry, frozen=True):
    key: Key
    step: StepKey
    icon: Icon
    title: Text
    dutch_word: Dutch
    what: tuple[Text, ...]
    bring: tuple[ItemKey, ...]
    who: tuple[Attendee, ...]
    optional_who: tuple[Attendee, ...]
    alone: bool  # a right of the newcomer (Bi 5.2 lid 2)
    leads: tuple[Span, ...]
    tolk: Literal["ask", "yes", "no"]
    tolk_text: Text
    say: Text
    counts_for: TaskKey | None
    ticks: bool  # who was there has done that task
    staff_check: Text
    source: Dutch


class Holiday(Entry, frozen=True):
    """Days without a lesson, the last one too."""

    key: Key
    title: Text
    first: date
    last: date
    source: Dutch


class Reason(Entry, frozen=True):
    key: Key
    icon: Icon
    text: Text
    notify: Literal["helper", "none"]
    reply: Text
    suggest: Literal["tolk", "bring", "wait", "call", "visit", "later", "review"]


class Cannot(Entry, frozen=True):
    key: Key
    icon: Icon
    text: Text
    reply: Text


class Planning(Entry, frozen=True):
    key: Key
    group: Literal["dag", "dagdeel", "samen"]
    icon: Icon
    text: Text


class Done(Entry, frozen=True):
    key: Key
    icon: Icon
    text: Text
    reply: Text


class NoteStart(Entry, frozen=True):
    """What a helper begins a note with. Staff write in Dutch, so its words are not translated."""

    key: Key
    title: Text
    text: Dutch


class Reminder(Entry, frozen=True):
    kind: Key
    moment: Moment
    lead: Span | None  # before the moment, or after it with a minus
    audience: Literal["newcomer", "begeleider", "klantmanager", "staff"]
    personal_title: Text
    personal: Text
    neutral_title: Text
    neutral: Text
    # Between how many days a gemeente may choose the lead; none where the words themselves name the day.
    least: Annotated[int, Meta(ge=1, le=60)] | None = None
    most: Annotated[int, Meta(ge=1, le=60)] | None = None

    @property
    def is_movable(self) -> bool:
        return bool(self.least and self.most)

    @property
    def is_after(self) -> bool:
        return bool(self.lead and self.lead.sign < 0)
