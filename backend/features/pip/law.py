"""The law of law.toml, checked when it is read."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from backend.features.pip.rules.checks import Amounts

FILE = Path(__file__).with_name("law.toml")
Number = Annotated[int, Meta(ge=1)]


class Days(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    plan: Number
    after_answer: Number
    objection: Number


class Span(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    term_years: Number
    route_months: Number


class Law(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    key: str
    valid_from: date
    subjects: tuple[str, ...]  # of the brede intake
    source: str
    days: Days
    span: Span
    amounts: Amounts
    articles: dict[str, str]
    reply: dict[str, Number]


class _All(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    law: tuple[Law, ...]


@cache
def sets() -> tuple[Law, ...]:
    """Raises msgspec.ValidationError with the place of a mistake."""
    return msgspec.toml.decode(FILE.read_bytes(), type=_All).law


def on(day: date) -> Law:
    """The set that holds on this day; before the first there is only the first."""
    begun = [law for law in sets() if law.valid_from <= day]
    return max(begun, key=lambda law: law.valid_from) if begun else min(sets(), key=lambda law: law.valid_from)
