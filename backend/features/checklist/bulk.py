"""One task, or a set of them, for many people: what each would get, before anything is done."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Annotated, NamedTuple

import msgspec
from msgspec import Meta

from backend import content
from backend.core import access, clock, db
from backend.core.access import Person
from backend.core.dossiers import CASEWORK_OF, NEWCOMER, Newcomer
from backend.features.checklist.rules import asking
from backend.features.checklist.rules.asking import Situation
from backend.features.checklist.rules.load import Heavy, Limits, heavy, presses

FILE = Path(__file__).with_name("bulk.toml")
ON_HAND = "task.done_at IS NULL AND task.dropped_at IS NULL"
OPEN = f"{ON_HAND} AND task.retired_at IS NULL"


class Policy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    undo_minutes: Annotated[int, Meta(ge=1, le=60)]
    most_people: Annotated[int, Meta(ge=1, le=150)]  # a form has 200 fields
    load: Limits

    @property
    def undo(self) -> timedelta:
        return timedelta(minutes=self.undo_minutes)


@cache
def policy() -> Policy:
    """Raises msgspec.ValidationError with the place of a mistake."""
    return msgspec.toml.decode(FILE.read_bytes(), type=Policy)


@dataclass(frozen=True, slots=True)
class Wanted:
    """An own task, some of the pack's, or a set of those. The day is that of an own task: a date, or so many on."""

    title: str
    templates: tuple[content.Task, ...]
    of_set: tuple[content.Task, ...]
    day: date | None
    days_after: int | None
    anchor: str

    def day_for(self, days: dict[str, date]) -> date | None:
        if self.days_after is None:
            return self.day
        start = days.get(self.anchor)
        return start + timedelta(days=self.days_after) if start else None

    @property
    def from_pack(self) -> list[content.Task]:
        return list(dict.fromkeys((*self.templates, *self.of_set)))


class Candidate(NamedTuple):
    newcomer: Newcomer
    steps: frozenset[str]  # that go on now
    has_children: bool


@dataclass(frozen=True, slots=True)
class Outlook:
    """What one person would get."""

    newcomer: Newcomer
    title: str
    templates: tuple[content.Task, ...]
    has_title: bool  # already, under these words
    again: tuple[content.Task, ...]  # that they have already
    day: date | None
    lacks_day: bool  # the day that it counts from is not known
    heavy: Heavy | None

    @property
    def is_empty(self) -> bool:
        return not (self.title or self.templates)


async def candidates(me: Person) -> list[Candidate]:
    """Everybody whose list I may add to."""
    rows = await db.fetch(
        f"SELECT {NEWCOMER}, EXISTS (SELECT 1 FROM child WHERE child.household = traject.household)"
        " FROM traject JOIN person ON person.id = traject.newcomer"
        " WHERE person.ended_at IS NULL AND traject.ended_on IS NULL"
        f" AND traject.id IN ({CASEWORK_OF}) ORDER BY person.name, person.id",
        *access.visible_to(me),
    )
    steps = await _steps(me)
    return [Candidate(Newcomer(*row[:-1]), frozenset(steps.get(row[4], ())), bool(row[-1])) for row in rows]


async def _steps(me: Person) -> dict[int, list[str]]:
    rows = await db.fetch(
        f"SELECT traject, step FROM step_state WHERE state = 'current' AND traject IN ({CASEWORK_OF})",
        *access.visible_to(me),
    )
    found: defaultdict[int, list[str]] = defaultdict(list)
    for traject, step in rows:
        found[traject].append(step)
    return found


class Listed(NamedTuple):
    household: int
    traject: int | None
    template: str | None
    title: str
    actor: str
    advise: date | None
    due: date | None
    due_basis: str
    is_open: bool


async def outlooks(wanted: Wanted, people: Iterable[Newcomer]) -> list[Outlook]:
    chosen = list(people)
    listed, days = await _listed(chosen), await _days(chosen)
    return [_outlook(wanted, one, listed[one.household], days[one.traject]) for one in chosen]


def _outlook(wanted: Wanted, one: Newcomer, listed: Sequence[Listed], days: dict[str, date]) -> Outlook:
    mine = [task for task in listed if task.traject in (None, one.traject)]
    opened = [task for task in mine if task.is_open]
    has_title = wanted.title.casefold() in {task.title.casefold() for task in opened}
    title = "" if has_title else wanted.title
    again = _again(wanted, opened, mine)
    fresh = tuple(task for task in wanted.from_pack if task not in again)
    day = wanted.day_for(days)
    today = clock.today()
    own = [task for task in opened if task.actor == "newcomer"]
    weighing = [presses(task.advise or task.due, task.due, task.due_basis, today) for task in own]
    weighing += [_weighs(task, days, today) for task in fresh]
    return Outlook(
        newcomer=one,
        title=title,
        templates=fresh,
        has_title=has_title,
        again=again,
        day=day,
        lacks_day=bool(title) and wanted.days_after is not None and day is None,
        heavy=heavy([*weighing, day if title else None], today, policy().load) if title or fresh else None,
    )


def _again(wanted: Wanted, opened: Sequence[Listed], ever: Sequence[Listed]) -> tuple[content.Task, ...]:
    """What is asked by itself may come once more when it is over; what a set brings along may not."""
    now, before = {task.template for task in opened}, {task.template for task in ever}
    once_more = [task for task in wanted.templates if task.key not in now]
    return tuple(task for task in wanted.from_pack if task.key in before and task not in once_more)


def _weighs(task: content.Task, days: dict[str, date], today: date) -> date | None:
    if task.actor != "newcomer":
        return None
    situation = Situation({key: day.isoformat() for key, day in days.items()}, today, None, (), False)
    dates = asking.dates(task, asking.anchor_day(task.anchor, situation) or today, 1, today)
    return presses(dates.advise or dates.due, dates.due, dates.due_basis, today)


async def _listed(people: Sequence[Newcomer]) -> defaultdict[int, list[Listed]]:
    """By household: what is on the list, and what is over."""
    marks, ids = db.any_of([one.household for one in people] or [0])
    rows = await db.fetch(
        f"SELECT household, traject, template, title, actor, advise, due, due_basis, {ON_HAND} FROM task"
        f" WHERE household IN ({marks}) AND task.retired_at IS NULL",
        *ids,
    )
    found: defaultdict[int, list[Listed]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(Listed(*row))
    return found


async def _days(people: Sequence[Newcomer]) -> defaultdict[int, dict[str, date]]:
    """The days that are known of each traject."""
    marks, ids = db.any_of([one.traject for one in people] or [0])
    found: defaultdict[int, dict[str, date]] = defaultdict(dict)
    for traject, key, value in await db.fetch(f"SELECT traject, key, value FROM fact WHERE traject IN ({marks})", *ids):
        try:
            found[traject][key] = date.fromisoformat(value)
        except ValueError:  # a fact that is no day
            continue
    return found
