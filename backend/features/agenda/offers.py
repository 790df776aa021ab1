"""What a form offers to choose from, so that nobody has to type."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from backend import content
from backend.core import free, texts
from backend.core.access import Person
from backend.core.coming import Comes
from backend.features.agenda import wording
from backend.features.agenda.queries import planning
from backend.features.agenda.queries.appointments import Row
from backend.features.agenda.queries.planning import Member
from backend.features.agenda.rules import meetings


async def free_slots(me: Person, people: Sequence[int], length: timedelta, number: int) -> list[datetime]:
    return await free.slots(people, length, number, content.load(me.gemeente_key).is_working_day)


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
