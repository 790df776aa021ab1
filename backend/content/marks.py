"""Which fields of an entry are read by people, and which name another entry: as `entry` marks them."""

from functools import cache
from typing import Any, get_args, get_type_hints

from msgspec import Meta

from backend.content.entry import Entry


@cache
def marked(kind: type[Entry], mark: str) -> dict[str, str]:
    """The fields of this kind that carry `mark`, each with what the mark says."""
    hints = get_type_hints(kind, include_extras=True)
    found = {name: _mark(hint, mark) for name, hint in hints.items()}
    return {name: value for name, value in found.items() if value}


def _mark(hint: Any, mark: str) -> str:
    """What the mark says on this type or on a type inside it, as in `tuple[WordKey, ...] | None`."""
    metas = [each for each in getattr(hint, "__metadata__", ()) if isinstance(each, Meta)]
    here = [str(meta.extra[mark]) for meta in metas if meta.extra and mark in meta.extra]
    return next(filter(None, (*here, *(_mark(inner, mark) for inner in get_args(hint)))), "")


def values(entry: Entry, field: str) -> tuple[str, ...]:
    """The texts in a field, whether it holds one, more or none."""
    value = getattr(entry, field)
    return tuple(each for each in (value if isinstance(value, tuple) else (value,)) if isinstance(each, str))
