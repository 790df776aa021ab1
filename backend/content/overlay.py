"""What a gemeente has published over its files: an edition, which holds all that differs from them."""

from collections.abc import Collection
from typing import Any

import msgspec

from backend.content import caches

Fields = dict[str, Any]
Place = tuple[str, str]  # kind and key of an entry
# A problem's file, for what stands in an edition: "edition/task".
EDITION = "edition/"


class Change(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is to become of one entry: fields as TOML has them, and translations by language and Dutch text."""

    kind: str
    key: str
    fields: Fields = {}
    translations: dict[str, dict[str, str]] = {}


class Overlay(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    edition: int = 0
    entries: dict[str, dict[str, Fields]] = {}
    translations: dict[str, dict[str, str]] = {}
    unreadable: bool = False

    def with_change(self, change: Change) -> "Overlay":
        old = self.entries.get(change.kind, {})
        entry = old.get(change.key, {}) | change.fields
        return msgspec.structs.replace(
            self,
            entries=self.entries | {change.kind: old | {change.key: entry}} if entry else self.entries,
            translations=self.translations
            | {code: self.translations.get(code, {}) | said for code, said in change.translations.items()},
        )

    def without(self, places: Collection[Place]) -> "Overlay":
        kept_entries = {
            kind: {key: fields for key, fields in entries.items() if (kind, key) not in places}
            for kind, entries in self.entries.items()
        }
        return msgspec.structs.replace(self, entries=kept_entries)

    def without_translations(self, places: Collection[Place]) -> "Overlay":
        """A place is here a language and a Dutch text."""
        sound = {
            code: {text: said for text, said in texts.items() if (code, text) not in places}
            for code, texts in self.translations.items()
        }
        return msgspec.structs.replace(self, translations=sound)


def is_own(kind: str, fields: Fields) -> bool:
    """Whether the gemeente made this entry: then the edition holds its key, too."""
    return kind == "task" and "key" in fields


FILES_ONLY = Overlay()
_laid: dict[str, Overlay] = {}


def laid(gemeente: str) -> Overlay:
    """The edition that this process shows."""
    return _laid.get(gemeente, FILES_ONLY)


def lay(gemeente: str, overlay: Overlay) -> None:
    """From now on this process shows this edition."""
    if overlay != laid(gemeente):
        _laid[gemeente] = overlay
        caches.changed()
