"""What a fact may say, which steps follow from it, and when a task counts as reached."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal, NamedTuple

State = Literal["none", "current", "done"]
RANK: dict[State, int] = {"none": 0, "current": 1, "done": 2}

START = ""  # in the place of a fact: the traject itself has begun

# Whoever has a traject has been given a gemeente: the first step is rightly done on the first day.
FOLLOWS: dict[str, dict[str, State]] = {
    START: {"koppeling": "done", "kennismaking": "current"},
    "koppeling": {"koppeling": "done", "kennismaking": "current"},
    "kennisgeving": {"brede_intake": "current"},
    "housing_offer": {"woning": "current"},
    "brp": {"woning": "current"},
    "pip": {
        "kennismaking": "done",
        "brede_intake": "done",
        "vervolg_intake": "done",
        "pip": "done",
        "leren": "current",
    },
}

# What is given at the end ends the learning as well.
GIVEN = ("diploma", "certificaat")
AT_THE_END: dict[str, State] = {"leren": "done", "examen": "done"}

# Nothing that the newcomer did: what the first day brings is no reason to celebrate.
NOT_CELEBRATED = (START, "koppeling")

FIRST_YEAR, LAST_YEAR = 1900, 2100


class Moved(NamedTuple):
    state: State
    because: str  # the fact


def raised(states: Mapping[str, State], facts: Iterable[str]) -> dict[str, Moved]:
    """The steps that these facts move forward. Never back: a helper may know more than the facts."""
    moved: dict[str, Moved] = {}
    for fact in facts:
        for step, state in FOLLOWS.get(fact, {}).items():
            now = moved[step].state if step in moved else states.get(step, "none")
            if RANK[state] > RANK[now]:
                moved[step] = Moved(state, fact)
    return moved


def is_celebrated(state: State, because: str | None = None) -> bool:
    """None: a helper said so."""
    return state == "done" and because not in NOT_CELEBRATED


def fits(value: str, choices: tuple[str, ...]) -> bool:
    """Without choices the fact is a day."""
    return value in choices if choices else is_day(value)


def is_day(text: str) -> bool:
    """Only as 2026-11-23: Python reads other forms of ISO 8601 too, which a person would not recognise."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return False
    return day.isoformat() == text and FIRST_YEAR <= day.year <= LAST_YEAR


def is_birthday(day: date, today: date) -> bool:
    return FIRST_YEAR <= day.year and day <= today


def is_reached(counts: str, *, done: bool, confirmed: bool, accepted: bool) -> bool:
    """A task is done in the level that counts for it."""
    return {"done": done, "confirmed": confirmed, "accepted": accepted}[counts]


def erased_on(kept_until: date, settled: date) -> date:
    """The first day on which a dossier is erased: kept as long as the law allows, and never before a mistake in
    the end could be put right."""
    return max(kept_until, settled)
