"""Which tasks the facts of a traject ask for, and on which days. Knows no database and no pack, only their shape."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

ADULT = 18
DAYS_TO_CATCH_UP = 14  # a day that had passed before the task appeared becomes a target this much later


class Span(Protocol):
    def after(self, moment: date) -> date: ...


class Applies(Protocol):
    def conditions(self) -> Mapping[str, bool | int | tuple[str, ...]]: ...


class Template(Protocol):
    """What the rules need of a task template of the pack."""

    @property
    def key(self) -> str: ...
    @property
    def subject(self) -> str: ...
    @property
    def applies(self) -> Applies: ...
    @property
    def anchor(self) -> str: ...
    @property
    def opens(self) -> Span | None: ...
    @property
    def advise(self) -> Span | None: ...
    @property
    def due(self) -> Span | None: ...
    @property
    def due_basis(self) -> str: ...
    @property
    def repeat(self) -> Span | None: ...


@dataclass(frozen=True, slots=True)
class Kid:
    id: int
    born: date


@dataclass(frozen=True, slots=True)
class Situation:
    """One traject as the rules see it."""

    facts: Mapping[str, str]
    started_on: date
    born: date | None
    children: tuple[Kid, ...]
    leads_household: bool  # tasks that a household does once hang on its first traject


@dataclass(frozen=True, slots=True)
class Dates:
    opens: date
    advise: date | None
    due: date | None
    due_basis: str


@dataclass(frozen=True, slots=True)
class Asked:
    template: str
    child: int | None
    shared: bool  # once for the household, not for this newcomer alone
    anchor: date


def asked(template: Template, situation: Situation, today: date) -> Iterator[Asked]:
    """For whom this template is a task now. Without its anchor's day there is no task yet."""
    for child, shared in _subjects(template.subject, situation):
        anchor = anchor_day(template.anchor, situation, child)
        if anchor and _applies(template.applies, situation, child, today):
            yield Asked(template.key, child.id if child else None, shared, anchor)


def _subjects(subject: str, situation: Situation) -> Iterator[tuple[Kid | None, bool]]:
    if subject in ("person", "adult"):
        yield None, False
    if subject == "household" and situation.leads_household:
        yield None, True
    if subject in ("person", "child") and situation.leads_household:
        yield from ((child, True) for child in situation.children)


def anchor_day(anchor: str, situation: Situation, child: Kid | None = None) -> date | None:
    """The day from which a template counts; None while it is not known."""
    facts = {name: day for name, value in situation.facts.items() if (day := _day(value))}
    derived = {"none": situation.started_on, "pip_clock": _pip_clock(facts), "term_start": _term_start(facts)}
    if child:
        derived |= {"child_birthday_2": birthday(child.born, 2), "child_birthday_4": birthday(child.born, 4)}
    return facts.get(anchor) or derived.get(anchor)


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _pip_clock(facts: Mapping[str, date]) -> date | None:
    """The ten weeks for the PIP run from DUO's letter, or from the registration where that is later (Bi 5.3 lid 1)."""
    if "kennisgeving" in facts and "brp" in facts:
        return max(facts["kennisgeving"], facts["brp"])
    return None


def _term_start(facts: Mapping[str, date]) -> date | None:
    """The day after the date on the first PIP (Wi 11 lid 2); DUO's own date goes before."""
    return facts.get("term_start") or (facts["pip"] + timedelta(days=1) if "pip" in facts else None)


def _applies(applies: Applies, situation: Situation, child: Kid | None, today: date) -> bool:
    return all(_holds(name, wanted, situation, child, today) for name, wanted in applies.conditions().items())


def _holds(
    name: str, wanted: bool | int | tuple[str, ...], situation: Situation, child: Kid | None, today: date
) -> bool:
    born = child.born if child else situation.born
    if name in ("age_from", "child_age_from"):
        return (age(born, today) if born else ADULT) >= int(str(wanted))
    if name == "child_age_to":
        return born is not None and age(born, today) <= int(str(wanted))
    if name == "has_children":
        return any(age(kid.born, today) < ADULT for kid in situation.children) == wanted
    value = situation.facts.get(name, "")
    return value in wanted if isinstance(wanted, tuple) else (value == "true") == wanted


def age(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def birthday(born: date, years: int) -> date:
    """Someone born on 29 February has their day on 1 March in other years, as the Dutch register has it."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)


def dates(template: Template, anchor: date, round_number: int, appeared: date) -> Dates:
    """The days of one round. What was due before the task appeared to this person is a target, never late."""
    for _ in range(round_number - 1):
        anchor = template.repeat.after(anchor) if template.repeat else anchor
    opens, advise, due = (
        span.after(anchor) if span else None for span in (template.opens, template.advise, template.due)
    )
    if due and due < max(appeared, opens or appeared):
        catch_up = max(appeared, opens or appeared) + timedelta(days=DAYS_TO_CATCH_UP)
        return Dates(opens or anchor, None, catch_up, "target")
    return Dates(opens or anchor, advise, due, template.due_basis)


def next_birthday(situation: Situation, today: date) -> date | None:
    """The next day on which an age, and so a task, may change by itself."""
    born = [kid.born for kid in situation.children] + ([situation.born] if situation.born else [])
    coming = (birthday(day, age(day, today) + 1) for day in born)
    return min(coming, default=None)
