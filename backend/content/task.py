"""A task template; the head of base/tasks.toml says what each field means."""

from datetime import date
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from backend.content.entry import (
    AnchorKey,
    Dutch,
    Entry,
    Helper,
    Icon,
    ItemKey,
    Key,
    MaybeText,
    OrganisationKey,
    StepKey,
    TaskKey,
    Text,
    WordKey,
)
from backend.content.span import Span

Actor = Literal["newcomer", "begeleider", "klantmanager", "taalschool"]
Counts = Literal["done", "confirmed", "accepted"]
DueBasis = Literal["law", "letter", "target", "none"]
Group = Literal["papieren", "huis", "wijk", "geld", "gezondheid", "kinderen", "taal", "werk"]
Subject = Literal["person", "adult", "household", "child"]

Age = Annotated[int, Meta(ge=0, le=120)]
Condition = bool | int | tuple[str, ...]


class Applies(Entry, frozen=True):
    """For whom a task is: everything that is given must be true; a tuple means one of these."""

    doelgroep: tuple[Literal["asielvergunning", "gezinslid_asiel", "gezin_overig"], ...] | None = None
    has_family_abroad: bool | None = None
    has_children: bool | None = None
    child_age_from: Age | None = None
    child_age_to: Age | None = None
    age_from: Age | None = None
    home: tuple[Literal["none", "temporary", "own"], ...] | None = None
    in_azc: bool | None = None
    bijstand: bool | None = None
    leerroute: tuple[Literal["B", "O", "Z"], ...] | None = None
    alfabetisering: tuple[Literal["A", "AA", "NVT"], ...] | None = None
    has_foreign_diploma: bool | None = None
    has_foreign_licence: bool | None = None
    kinderopvang: bool | None = None

    def conditions(self) -> dict[str, Condition]:
        """The facts that are asked for, each with what it must be; empty means everybody."""
        return {fact: wanted for fact, wanted in msgspec.structs.asdict(self).items() if wanted is not None}


class Task(Entry, frozen=True):
    key: Key
    step: StepKey
    group: Group
    actor: Actor
    helper: Helper
    subject: Subject
    applies: Applies
    anchor: AnchorKey
    opens: Span | None
    advise: Span | None
    due: Span | None
    due_basis: DueBasis
    obligation: bool
    counts: Counts
    accepted_by: OrganisationKey | None
    after: tuple[TaskKey, ...]
    start: Literal["auto", "on_request", "off"]
    repeat: Span | None
    icon: Icon
    title: Text
    title_staff: MaybeText
    dutch_word: Dutch
    why: Text
    how: tuple[Text, ...]
    say: tuple[Text, ...]
    show: MaybeText
    bring: tuple[ItemKey, ...]
    where: OrganisationKey | None
    cost: MaybeText
    words: tuple[WordKey, ...]
    tip: MaybeText
    source: Dutch
    confidence: Literal["high", "medium", "low"]
    valid_from: date
