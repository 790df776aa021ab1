"""What a form offers to choose from, so that nobody has to type."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from itertools import islice
from typing import NamedTuple

from backend import content
from backend.core import clock, texts
from backend.core.access import Person
from backend.core.clock import AMSTERDAM
from backend.features.agenda import wording
from backend.features.agenda.queries import planning
from backend.features.agenda.queries.appointments import Comes, Row
from backend.features.agenda.queries.planning import Member
from backend.features.agenda.rules import meetings, times
from backend.features.agenda.rules.times import Span

AT = (time(10), time(13, 30), time(15))
FAR = timedelta(days=62)  # nobody's calendar is full for two months


async def free_of(people: Sequence[Comes | Member], length: timedelta, number: int) -> list[datetime]:
    now = clock.now()
    busy = await planning.busy([each.id for each in people], Span(now, now + FAR))
    return list(
        islice(times.slots(now, length, AT, (span for taken in busy.values() for span in taken), AMSTERDAM), number)
    )


def reasons(me: Person) -> Iterable[content.Cannot]:
    return content.load(me.gemeente_key).cannot.values()


def languages(me: Person) -> list[tuple[str, str]]:
    """That an interpreter may speak."""
    return [pair for pair in texts.spoken_by_name(me.language) if pair[0] != texts.SOURCE]


class Choice(NamedTuple):
    id: int
    role: str
    name: str
    call_name: str
    comes: bool


async def company(row: Row, people: Sequence[Comes]) -> list[Choice]:
    """Who may be asked along or taken off: the team, and who left it since it was planned."""
    there = {each.id: each for each in people if each.role != "newcomer"}
    everyone: dict[int, Comes | Member] = {**there, **{each.id: each for each in await planning.team(row.traject)}}
    return [Choice(each.id, each.role, each.name, each.call_name, each.id in there) for each in everyone.values()]


async def about_choice(kind: content.Appointment | None, traject: int) -> str:
    """Where the newcomer may come alone: what they chose, in a sentence with {name}."""
    return wording.CHOICES[await planning.choice(traject)] if kind and kind.alone else ""


async def kinds(me: Person, traject: int) -> list[content.Appointment]:
    """What this helper may plan; of the steps that go on now first."""
    current = await planning.current_steps(traject)
    known = content.load(me.gemeente_key).appointments.values()
    return sorted(
        (kind for kind in known if meetings.may_plan(me.role, kind)), key=lambda kind: kind.step not in current
    )
