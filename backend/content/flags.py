"""Why somebody stands out on a helper's list: from when, how heavily, in which order."""

from typing import Annotated, Literal

from msgspec import Meta

from backend.content.entry import Dutch, Entry
from backend.content.span import Span

Flagged = Literal[
    "late",
    "help",
    "unseen",
    "pip_late",
    "course_late",
    "term_over",
    "due",
    "stuck",
    "look",
    "missed",
    "lessons",
    "waiting",
    "no_appointment",
    "pip_soon",
    "pip_review",
    "course_soon",
    "term_ends",
    "unreachable",
]


class Flag(Entry, frozen=True):
    """The product finds each of these; whether, when and how heavily it counts is for the gemeente."""

    key: Flagged
    group: Literal["nu", "week", "koers"]
    order: Annotated[int, Meta(ge=1, le=999)]  # within the group
    number: Annotated[int, Meta(ge=1, le=99)]
    length: Span | None
    source: Dutch
