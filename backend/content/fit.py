"""From what TOML holds to what the schema wants.

msgspec alone stops at the first mistake and speaks of JSON paths; whoever writes a pack
wants all mistakes at once, in words.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

import msgspec

from backend.content.entry import Entry
from backend.content.problems import Mistake
from backend.content.span import Span

E = TypeVar("E", bound=Entry)
T = TypeVar("T")


class Misfit(ValueError):
    """An entry that does not fit its kind, with every mistake in it."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        self.mistakes = mistakes
        super().__init__(mistakes)


def build(kind: type[E], raw: Mapping[str, object]) -> E:
    """The entry that `raw` describes; Misfit otherwise."""
    values: dict[str, object] = {}
    mistakes = list(_misnamed(kind, raw))
    for field in _fields(kind):
        if field.name in raw:
            try:
                values[field.name] = _fit(raw[field.name], field.type)
            except Misfit as misfit:
                mistakes.extend((f"{field.name}.{inner}", text) for inner, text in misfit.mistakes)
            except ValueError as error:
                mistakes.append((field.name, str(error)))
    if mistakes:
        raise Misfit(mistakes)
    return kind(**values)


@cache
def _fields(kind: type[Entry]) -> tuple[msgspec.structs.FieldInfo, ...]:
    # Two thirds of the time of a pack, where msgspec reads the annotations again for each entry (measured).
    return msgspec.structs.fields(kind)


def _misnamed(kind: type[Entry], raw: Mapping[str, object]) -> Iterator[Mistake]:
    fields = {field.name: field.required for field in _fields(kind)}
    for name in raw:
        if name not in fields:
            yield name, "is not a known field"
    # In one line: a key with a typing error would otherwise fill the screen.
    missing = [name for name, required in fields.items() if required and name not in raw]
    if missing:
        yield ", ".join(missing), "is missing" if len(missing) == 1 else "are missing"


def _fit(value: object, wanted: Any) -> object:
    """The value as `wanted`, a type expression, for which Python has no type of its own yet."""
    origin = get_origin(wanted)
    if origin in (Union, UnionType):
        [present] = [each for each in get_args(wanted) if each is not NoneType]
        return None if value == "" else _fit(value, present)
    if origin is tuple:
        return tuple(_fit(each, get_args(wanted)[0]) for each in _as(list, value))
    if origin is Literal:
        return _choice(value, get_args(wanted))
    if wanted is Span:
        return Span.parse(_as(str, value))
    if isinstance(wanted, type) and issubclass(wanted, Entry):
        return build(wanted, _as(dict, value))
    return _plain(value, wanted)


def _as(shape: type[T], value: object) -> T:
    if not isinstance(value, shape):
        raise ValueError(f"{value!r} is not a {shape.__name__}")
    return value


def _choice(value: object, choices: tuple[str, ...]) -> object:
    if value not in choices:
        raise ValueError(f"{value!r} is not one of {', '.join(choices)}")
    return value


def _plain(value: object, wanted: Any) -> object:
    try:
        return msgspec.convert(value, wanted)
    except msgspec.ValidationError as error:
        raise ValueError(f"{value!r}: {error}") from None
