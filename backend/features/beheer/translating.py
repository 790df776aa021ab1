"""How each text of an entry stands in a language."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from backend import content
from backend.content import Change, Pack
from backend.content.entry import Entry
from backend.core import texts
from backend.core.texts import N_
from backend.features.beheer import catalogues, differing, kinds
from backend.features.beheer.differing import Piece
from backend.features.beheer.kinds import Kind

# In the order in which they ask for attention.
STATES = {
    "old": N_("verouderd"),
    "none": N_("nog leeg"),
    "unread": N_("niet nagelezen"),
    "own": N_("door de gemeente vertaald"),
    "read": N_("vertaald"),
}
MARKS = {"old": "soon", "none": "wait", "unread": "later", "own": "done", "read": "done"}


class Said(NamedTuple):
    name: str
    field: str
    dutch: str
    translation: str
    former: str  # the translation of what the Dutch was before
    was: str  # that Dutch
    state: str

    @property
    def pieces(self) -> list[Piece]:
        """What of the Dutch changed since it was translated."""
        return list(differing.pieces(self.was, self.dutch))


def said(kind: Kind, entry: Entry, before: tuple[Entry, ...], pack: Pack, change: Change, code: str) -> Iterator[Said]:
    """Of each text that people read in their own language. `before`: the entry as it was, to see what is old."""
    earlier = [dict(_texts(kind, each)) for each in before]
    for name, dutch in _texts(kind, entry):
        own = change.translations.get(code, {}).get(dutch) or pack.translation(code, dutch)
        found = own or texts.of(code).find(dutch, "content") or ""
        formers = [each[name] for each in earlier if name in each and each[name] != dutch]
        told = ((text, texts.of(code).find_in(pack, text)) for text in formers)
        was, former = next(((text, said) for text, said in told if said), ("", ""))
        yield Said(name, name.partition(".")[0], dutch, found, former, was, _state(code, dutch, found, own, former))


def _texts(kind: Kind, entry: Entry) -> Iterator[tuple[str, str]]:
    for line in kinds.lines(kind, entry):
        if line.text and line.field in kind.translated:
            yield line.name, line.text


def _state(code: str, dutch: str, found: str, own: str | None, former: str) -> str:
    if own:
        return "own"
    if not found:
        return "old" if former else "none"
    return "unread" if dutch in catalogues.unread(code) else "read"


def worst(found: list[Said]) -> str:
    return next((state for state in STATES if any(each.state == state for each in found)), "read")


@content.kept
@cache
def from_files(gemeente: str) -> Pack:
    """As the content was before the gemeente changed anything."""
    return content.build(gemeente)
