"""The limits of limits.toml, checked when they are read."""

from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

FILE = Path(__file__).with_name("limits.toml")
Number = Annotated[int, Meta(ge=1)]


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    newcomers: Number
    bytes: Number


@cache
def limits() -> Limits:
    """Raises msgspec.ValidationError with the place of a mistake."""
    return msgspec.toml.decode(FILE.read_bytes(), type=Limits)
