"""What a gemeente sets in numbers and not in texts. Each of it is a draft like a text: another approves it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from markupsafe import Markup

from backend import content
from backend.content import Change, Pack, Span
from backend.content.entry import Entry
from backend.content.overlay import Fields
from backend.core.access import Person
from backend.core.errors import NotFound
from backend.core.pages.environment import fragment
from backend.features.beheer import editing
from backend.features.beheer.queries import drafts
from backend.features.beheer.queries.drafts import Draft
from backend.features.beheer.settings import leads, limits, reminding

Typed = Mapping[str, str]


class Kind(NamedTuple):
    name: str  # in the pack
    address: str
    entries: Callable[[Pack], Mapping[str, Any]]
    names: frozenset[str]  # of its form
    typed_of: Callable[[Any], dict[str, str]]  # as the form would send it
    fields: Callable[[Any, Typed], Fields]  # raises Invalid with a sentence for each mistake


LIMITS = Kind("flag", "/beheer/grenzen", lambda pack: pack.flags, limits.NAMES, limits.typed_of, limits.fields)
LEADS = Kind("reminder", "/beheer/herinneringen", leads.movable, leads.NAMES, leads.typed_of, leads.fields)
REMINDING = Kind(
    *("reminding", "/beheer/herinneringen", lambda pack: pack.remindings),
    *(reminding.NAMES, reminding.typed_of, reminding.fields),
)
BY_NAME = {kind.name: kind for kind in (LIMITS, LEADS, REMINDING)}


@dataclass(frozen=True, slots=True)
class Setting:
    """One as a beheerder has it in hand."""

    kind: Kind
    key: str
    draft: Draft | None
    published: Entry
    entry: Entry  # with the draft

    @property
    def version(self) -> int:
        return self.draft.version if self.draft else 0

    @property
    def address(self) -> str:
        return self.kind.address if self.kind == REMINDING else f"{self.kind.address}/{self.key}"

    def change(self, typed: Typed) -> Change:
        """Only what differs from what is published. Raises Invalid."""
        said = self.kind.fields(self.published, typed)
        differing = {name: value for name, value in said.items() if value != getattr(self.published, name)}
        return Change(self.kind.name, self.key, {name: _as_toml(value) for name, value in differing.items()})


def _as_toml(value: object) -> object:
    return str(value) if isinstance(value, Span) else value


async def of_entry(me: Person, kind: Kind, key: str) -> Setting:
    """Raises NotFound."""
    return of_draft(me, kind, key, await drafts.of_entry(me, kind.name, key))


def of_draft(me: Person, kind: Kind, key: str, draft: Draft | None) -> Setting:
    """Raises NotFound for one that the content no longer has."""
    pack = content.load(me.gemeente_key)
    published = kind.entries(pack).get(key)
    if published is None:
        raise NotFound
    coming = editing.with_change(pack, draft.change) if draft else pack
    return Setting(kind, key, draft, published, kind.entries(coming)[key])


def told(language: str, gemeente: str, kind: Kind, entry: Entry) -> tuple[str, ...]:
    """In sentences."""
    said = fragment("beheer/told.html", language, gemeente, kind=kind.name, entry=entry)
    return tuple(filter(None, (Markup(line).striptags() for line in said.splitlines())))
