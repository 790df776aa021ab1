"""What of the content a beheerder edits: the kinds, their fields, and how a form shows them."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from backend.content import Pack
from backend.content.entry import Entry
from backend.content.marks import marked
from backend.content.overlay import Fields
from backend.content.schema import KINDS as IN_PACK
from backend.core.errors import NotFound
from backend.core.texts import N_


class Kind(NamedTuple):
    address: str
    name: str  # in the pack
    many: str  # the pack's table of them
    title: str
    icon: str
    fields: tuple[str, ...]

    def entries(self, pack: Pack) -> Mapping[str, Entry]:
        found: Mapping[str, Entry] = getattr(pack, self.many)
        return found

    @property
    def translated(self) -> tuple[str, ...]:
        marks = marked(IN_PACK[self.name], "translated")
        return tuple(field for field in self.fields if field in marks)


CONTACT = ("phone", "address", "hours", "email", "website")
BY_ADDRESS = {
    kind.address: kind
    for kind in (
        Kind(
            *("stappen", "step", "steps", N_("Stappen"), "path"),
            ("title", "dutch_word", "what", "who_starts", "you_do", "result", "next"),
        ),
        Kind(
            *("taken", "task", "tasks", N_("Taken"), "list-checks"),
            ("title", "title_staff", "dutch_word", "why", "how", "say", "show", "cost", "tip"),
        ),
        Kind(
            *("woorden", "word", "words", N_("Woorden"), "chat-centered-text"),
            ("dutch", "explanation", "example"),
        ),
        Kind(
            *("afspraken", "appointment", "appointments", N_("Afspraken"), "calendar-blank"),
            ("title", "dutch_word", "what", "tolk_text", "say"),
        ),
        Kind(
            *("organisaties", "organisation", "organisations", N_("Organisaties"), "map-trifold"),
            ("name", "does", "does_not", "when_to_contact", *CONTACT),
        ),
        Kind(*("notities", "note", "notes", N_("Notities"), "notebook"), ("title", "text")),
    )
}
BY_NAME = {kind.name: kind for kind in BY_ADDRESS.values()}
LABELS = {
    "title": N_("Titel"),
    "title_staff": N_("Titel voor helpers"),
    "dutch_word": N_("Het woord in brieven"),
    "why": N_("Waarom?"),
    "how": N_("Zo doet u het"),
    "say": N_("Zeg dit"),
    "show": N_("Laat dit zien aan de balie"),
    "cost": N_("Kosten"),
    "tip": N_("Tip"),
    "what": N_("Wat gebeurt er?"),
    "who_starts": N_("Wie begint?"),
    "you_do": N_("Wat doet u?"),
    "result": N_("Wat u daarna heeft"),
    "next": N_("En dan?"),
    "text": N_("Tekst"),
    "dutch": N_("Het woord"),
    "explanation": N_("Uitleg"),
    "example": N_("Een zin uit een brief"),
    "tolk_text": N_("Over de tolk"),
    "name": N_("Naam"),
    "does": N_("Dit doen zij"),
    "does_not": N_("Dit doen zij niet"),
    "when_to_contact": N_("Wanneer belt u hen?"),
    "phone": N_("Telefoonnummer"),
    "address": N_("Adres"),
    "hours": N_("Openingstijden"),
    "email": N_("E-mailadres"),
    "website": N_("Website"),
}
MOST_LINES = 20
FOR_STAFF = "title_staff"  # only of a task that others do
MAY_BE_EMPTY = (FOR_STAFF, "show", "cost", "tip", *CONTACT)


def kind_at(address: str) -> Kind:
    """Raises NotFound."""
    if address not in BY_ADDRESS:
        raise NotFound
    return BY_ADDRESS[address]


def entry_of(kind: Kind, pack: Pack, key: str) -> Entry:
    """Raises NotFound."""
    found = kind.entries(pack).get(key)
    if found is None:
        raise NotFound
    return found


class Line(NamedTuple):
    name: str  # in a form: "title", "how.0"
    field: str
    text: str


def lines(kind: Kind, entry: Entry) -> Iterator[Line]:
    """Each text of an entry."""
    for field in kind.fields:
        value = getattr(entry, field)
        if isinstance(value, tuple):
            yield from (Line(f"{field}.{number}", field, text) for number, text in enumerate(value))
        else:
            yield Line(field, field, value)


def form_lines(kind: Kind, entry: Entry, typed: Mapping[str, str]) -> Iterator[Line]:
    """What a form shows: as it was typed, if it was; of each list with one place more to write in."""
    for field in kind.fields:
        value = getattr(entry, field)
        if field == FOR_STAFF and not (value or typed.get(field)):
            continue
        if not isinstance(value, tuple):
            yield Line(field, field, typed.get(field, value))
            continue
        texts = typed_list(field, typed) if typed else list(value)
        yield from (Line(f"{field}.{number}", field, text) for number, text in enumerate([*texts, ""]))


def typed_list(field: str, typed: Mapping[str, str]) -> list[str]:
    """A line that was made empty is gone."""
    return [text for number in range(MOST_LINES) if (text := typed.get(f"{field}.{number}"))]


def typed_fields(kind: Kind, entry: Entry, typed: Mapping[str, str]) -> Fields:
    """What a form says, as TOML has it."""
    return {
        field: typed_list(field, typed) if isinstance(getattr(entry, field), tuple) else typed.get(field, "")
        for field in kind.fields
    }


def changed_fields(kind: Kind, entry: Entry, typed: Mapping[str, str]) -> Fields:
    """Only those that differ from this entry."""
    said = typed_fields(kind, entry, typed)
    return {field: value for field, value in said.items() if value != _as_toml(getattr(entry, field))}


def names(kind: Kind) -> set[str]:
    """Everything that a form may hold."""
    return {name for field in kind.fields for name in (field, *(f"{field}.{number}" for number in range(MOST_LINES)))}


def _as_toml(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
