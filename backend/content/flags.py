"""Why somebody stands out on a helper's list: from when, how heavily, in which order."""

import re
from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Meta

from backend.content.entry import Dutch, Entry
from backend.content.problems import Mistake
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
COUNTED = ("late", "stuck", "look", "missed")  # which `number` says something of
TIMED = ("help", "unseen", "due", "missed", "waiting")  # and `length`
LONGEST = 365  # days
ARTICLE = re.compile(r"[WBR]i \d")  # of the Wet, the Besluit or the Regeling inburgering


class Flag(Entry, frozen=True):
    """The product finds each of these; whether, when and how heavily it counts is for the gemeente."""

    key: Flagged
    group: Literal["nu", "week", "koers"]
    order: Annotated[int, Meta(ge=1, le=999)]  # within the group
    number: Annotated[int, Meta(ge=1, le=99)]
    length: Span | None
    source: Dutch
    off: bool = False  # it does not count here; the beheerder sees it still

    @property
    def is_law(self) -> bool:
        return ARTICLE.match(self.source) is not None


def mistakes(flag: Flag) -> Iterator[Mistake]:
    if flag.off and flag.is_law:
        yield "off", f"is given, but {flag.source} asks for it"
    if flag.key in TIMED and not (flag.length and _is_long_enough(flag.length)):
        yield "length", f"is not between 1 and {LONGEST} days"


def _is_long_enough(length: Span) -> bool:
    return length.is_of_days and length.sign > 0 and length.days <= LONGEST
