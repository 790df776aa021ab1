"""What the guide explains: steps, things to bring, words, organisations."""

from typing import Literal

from backend.content.entry import (
    Dutch,
    Entry,
    Helper,
    Icon,
    Key,
    MaybeText,
    OrganisationKey,
    Text,
    WordKey,
)

WordGroup = Literal["stappen", "leren", "mensen", "papieren", "geld", "huis", "gezondheid", "kinderen", "werk", "wijk"]


class Step(Entry, frozen=True):
    key: Key
    number: int
    title: Text
    dutch_word: Dutch
    icon: Icon
    starter: Literal["newcomer", "begeleider", "klantmanager", "taalschool", "coa"]
    what: tuple[Text, ...]
    who_starts: Text
    you_do: Text
    result: Text
    next: Text
    words: tuple[WordKey, ...]
    source: Dutch


class Item(Entry, frozen=True):
    key: Key
    title: Text
    dutch_word: Dutch
    looks: Text
    where_from: MaybeText
    icon: Icon


class Word(Entry, frozen=True):
    key: Key
    dutch: Text
    explanation: Text
    example: Dutch
    seen_in: tuple[OrganisationKey, ...]
    group: WordGroup


class Organisation(Entry, frozen=True):
    key: Key
    name: Text
    icon: Icon
    local: bool
    does: tuple[Text, ...]
    does_not: tuple[Text, ...]
    when_to_contact: Text
    who_helps: Helper
    phone: str
    address: str
    hours: str
    email: str
    website: str
    source: Dutch
