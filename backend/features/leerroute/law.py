"""The law as law/*.toml have it, checked when it is read."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from backend.content import Span
from backend.features.leerroute.rules.dates import Length
from backend.features.leerroute.rules.parts import Part
from backend.features.leerroute.rules.route import Easing, Free, Group
from backend.features.leerroute.rules.signals import Thresholds
from backend.features.leerroute.rules.term import Ground

FOLDER = Path(__file__).with_name("law")
HOUR = 60

Lasts = Annotated[str, Meta(pattern=r"^P([1-9][0-9]*[YMWD])+$")]
Route = Literal["B", "O", "Z"]
Hours = Annotated[int, Meta(ge=1, le=9999)]
Kinds = tuple[Literal["NT2", "KNM", "PARTICIPATIE", "MAP", "PVT"], ...]
Keys = tuple[str, ...]


def length(text: str) -> Length:
    span = Span.parse(text)
    return Length(span.years * 12 + span.months, span.days)


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    source: Annotated[str, Meta(min_length=4)]


class Lasting(Entry, frozen=True):
    length: Lasts

    @property
    def rule(self) -> Length:
        return length(self.length)


class Change(Lasting, frozen=True):
    always: Keys


class EasingEntry(Entry, frozen=True):
    route: Route
    kinds: Kinds
    hours: Hours
    parts: Keys

    @property
    def rule(self) -> Easing:
        return Easing(self.route, self.kinds, self.hours * HOUR)


class Exemption(Entry, frozen=True):
    vrijgesteld: Keys
    ontheven: Keys
    most: int
    of: Keys


class Onderdeel(Entry, frozen=True):
    key: str
    exam: bool = False
    has_level: bool = False
    counts: Kinds = ()
    hours: Hours | None = None
    needs: Keys = ()
    covers: Keys = ()

    @property
    def rule(self) -> Part:
        minutes = (self.hours or 0) * HOUR
        return Part(self.key, self.exam, self.has_level, self.counts, minutes, self.needs, self.covers)


class RouteEntry(Entry, frozen=True):
    key: Route
    group: Group
    own: Keys
    all: Keys
    levels: tuple[Literal["B1", "B2"], ...]
    end: Literal["diploma", "certificaat"]
    may: Keys = ()


class FreeEntry(Entry, frozen=True):
    route: Route
    parts: Keys
    attempts: int
    only_if_agreed: bool

    @property
    def rule(self) -> Free:
        return Free(self.parts, self.attempts, self.only_if_agreed)


class GroundEntry(Entry, frozen=True):
    key: str
    fixed: Lasts | None = None
    least: Lasts | None = None
    most: Lasts | None = None
    routes: tuple[Route, ...] = ()

    @property
    def rule(self) -> Ground:
        fixed, least, most = (length(text) if text else None for text in (self.fixed, self.least, self.most))
        return Ground(self.key, fixed, least, most, self.routes)


class Signals(Entry, frozen=True):
    pip_within: Lasts
    pip_after_report: Lasts
    pip_warn: Lasts
    pip_review: Lasts
    offer_within: Lasts
    offer_warn: Lasts
    term_warn: Lasts
    missed: Annotated[int, Meta(ge=1)]
    missed_within: Lasts

    @property
    def rule(self) -> Thresholds:
        return Thresholds(
            pip_within=length(self.pip_within),
            pip_after_report=length(self.pip_after_report),
            pip_warn=length(self.pip_warn),
            pip_review=length(self.pip_review),
            offer_within=length(self.offer_within),
            offer_warn=length(self.offer_warn),
            term_warn=length(self.term_warn),
            missed=self.missed,
            missed_within=length(self.missed_within),
        )


class Law(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    valid_from: date
    term: Lasting
    ask_extension: Lasting
    change: Change
    easing: EasingEntry
    exemption: Exemption
    onderdeel: tuple[Onderdeel, ...]
    route: tuple[RouteEntry, ...]
    free: tuple[FreeEntry, ...]
    ground: tuple[GroundEntry, ...]
    signals: Signals

    def __post_init__(self) -> None:
        known = {each.key for each in self.onderdeel}
        lists = [self.easing.parts, self.exemption.vrijgesteld, self.exemption.ontheven, self.exemption.of]
        lists += [keys for each in self.route for keys in (each.own, each.all, each.may)]
        lists += [each.covers for each in self.onderdeel] + [each.parts for each in self.free]
        if unknown := {key for keys in lists for key in keys} - known:
            raise ValueError(f"there is no onderdeel {', '.join(sorted(unknown))}")
        if {(each.key, each.group) for each in self.route} != {(key, group) for key in "BOZ" for group in GROUPS}:
            raise ValueError("each route must be there once for each group")

    def route_of(self, key: str, group: Group) -> RouteEntry:
        return next(each for each in self.route if (each.key, each.group) == (key, group))

    def parts(self, keys: Keys) -> tuple[Part, ...]:
        rules = {each.key: each.rule for each in self.onderdeel}
        return tuple(rules[key] for key in keys)

    def free_on(self, route: str) -> Free | None:
        return next((each.rule for each in self.free if each.route == route), None)

    @property
    def grounds(self) -> dict[str, Ground]:
        return {each.key: each.rule for each in self.ground}

    def article_of(self, ground: str) -> str:
        return next(each.source for each in self.ground if each.key == ground)


GROUPS: tuple[Group, ...] = ("asiel", "gezin")


def decode(text: bytes) -> Law:
    """Raises msgspec.ValidationError with the place of a mistake."""
    return msgspec.toml.decode(text, type=Law)


@cache
def versions() -> tuple[Law, ...]:
    """Oldest first."""
    found = [decode(path.read_bytes()) for path in FOLDER.glob("*.toml")]
    return tuple(sorted(found, key=lambda law: law.valid_from))


def on(day: date) -> Law:
    """What counts on a day; for one before all versions that we have, the oldest of them."""
    valid = [law for law in versions() if law.valid_from <= day]
    return valid[-1] if valid else versions()[0]
