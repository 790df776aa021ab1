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
# The languages of most newcomers of these years (CBS, Statushouders en inburgering).
INTERPRETED = ("ar", "ti", "tr", "ku", "ckb", "fa", "prs", "ps", "so", "en", "am", "om", "es", "fr", "uk", "ru")
FAR = timedelta(days=62)  # nobody's calendar is full for two months


async def free_of(me: Person, people: Sequence[Comes | Member], length: timedelta, number: int) -> list[datetime]:
    now, works = clock.now(), content.load(me.gemeente_key).is_working_day
    busy = await planning.busy([each.id for each in people], Span(now, now + FAR))
    taken = (span for spans in busy.values() for span in spans)
    return list(islice(times.slots(now, length, AT, taken, AMSTERDAM, works), number))


def reasons(me: Person) -> Iterable[content.Cannot]:
    return content.load(me.gemeente_key).cannot.values()


def languages(me: Person) -> list[tuple[str, str]]:
    """That an interpreter may speak, by name: many more than the app has."""
    named = [(code, texts.language_name(code, me.language)) for code in INTERPRETED]
    return sorted(named, key=lambda pair: pair[1])


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
