"""The files of the base with those of one gemeente laid over them."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from backend.content.overlay import EDITION, FILES_ONLY, Overlay, is_own
from backend.content.problems import Problem
from backend.content.schema import KINDS

BASE = "base"
TABLES = ("facts", "anchors")


@dataclass
class Raw:
    """One entry as the files give it; `files` remembers which file said which field."""

    file: str
    key: str
    fields: dict[str, object] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)

    def lay_over(self, file: str, fields: dict[str, object]) -> None:
        self.fields |= fields
        self.files |= dict.fromkeys(fields, file)

    def problem(self, name: str, text: str) -> Problem:
        return Problem(self.files.get(name.partition(".")[0], self.file), self.key, name, text)


@dataclass
class Layers:
    """Everything that the files say, by kind and key, and what could not be read."""

    entries: dict[str, dict[str, Raw]] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    tables: dict[str, Raw] = field(default_factory=lambda: {name: Raw(BASE, name) for name in TABLES})
    switched_off: list[tuple[str, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def merge(root: Path, gemeente: str, over: Overlay = FILES_ONLY) -> Layers:
    """The base, then the gemeente: a known key overrides what it gives, a new one adds an entry; its edition last."""
    layers = Layers()
    for folder in (BASE, gemeente):
        for path in sorted((root / folder).glob("*.toml")):
            _add_file(layers, path, f"{folder}/{path.name}")
    _add_edition(layers, over)
    return layers


def _add_edition(layers: Layers, over: Overlay) -> None:
    """A gemeente may have made a task of its own: it is there whole. Of other entries the files must know the key."""
    for kind, entries in over.entries.items():
        for key, fields in entries.items():
            if is_own(kind, fields):
                layers.entries[kind].setdefault(key, Raw(f"{EDITION}{kind}", key))
            if known := layers.entries.get(kind, {}).get(key):
                known.lay_over(f"{EDITION}{kind}", fields)


def _add_file(layers: Layers, path: Path, file: str) -> None:
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except ValueError as error:
        layers.problems.append(Problem(file, "", "", f"is not TOML: {error}"))
        return
    if path.name == "gemeente.toml":
        content = {"gemeente": [content]}
    for name, value in content.items():
        if name in KINDS and isinstance(value, list):
            for number, fields in enumerate(value, 1):
                _add_entry(layers, file, name, number, fields)
        elif name in TABLES and isinstance(value, dict):
            layers.tables[name].lay_over(file, value)
        else:
            layers.problems.append(Problem(file, name, "", f"is not one of {', '.join((*KINDS, *TABLES))}"))


def _add_entry(layers: Layers, file: str, kind: str, number: int, fields: object) -> None:
    name = "kind" if kind == "reminder" else "key"
    key = fields.get(name) if isinstance(fields, dict) else None
    if not isinstance(fields, dict) or not isinstance(key, str):
        layers.problems.append(Problem(file, f"{kind} {number}", name, "is missing"))
        return
    known = layers.entries[kind].get(key)
    if known and _folder(known.files[name]) == _folder(file):
        layers.problems.append(Problem(file, key, name, f"{kind} is there twice"))
    else:
        _lay(layers, file, kind, key, fields)


def _folder(file: str) -> str:
    return file.partition("/")[0]


def _lay(layers: Layers, file: str, kind: str, key: str, fields: dict[str, object]) -> None:
    entries = layers.entries[kind]
    enabled = fields.pop("enabled", True)
    if enabled is True:
        entries.setdefault(key, Raw(file, key)).lay_over(file, fields)
    elif enabled is not False:
        layers.problems.append(Problem(file, key, "enabled", f"{enabled!r} is not true or false"))
    elif entries.pop(key, None) is None:
        layers.problems.append(Problem(file, key, "enabled", f"there is no {kind} {key} to switch off"))
    else:
        layers.switched_off.append((kind, key))
