"""What DUO and the college said: exams, exemptions, milestones, extensions."""

from datetime import date, datetime
from typing import NamedTuple

from backend.core.access import Person
from backend.features.leerroute.queries.sight import rows


class Onderdeel(NamedTuple):
    part: str
    state: str
    level: str | None
    day: date | None
    source: str


class Exam(NamedTuple):
    id: int
    part: str
    level: str | None
    day: date
    place: str
    free: bool
    result: str | None


class Extension(NamedTuple):
    id: int
    ground: str
    starts: date | None
    ends: date | None
    asked_on: date | None
    proof: str
    decision: str | None
    decided_on: date | None
    new_end: date | None
    recorded_at: datetime


async def onderdelen(me: Person, traject: int | None) -> dict[int, dict[str, Onderdeel]]:
    found = await rows("results", me, traject, ", ".join(Onderdeel._fields), "onderdeel")
    return {whose: {row[0]: Onderdeel(*row) for row in some} for whose, some in found.items()}


async def exams(me: Person, traject: int | None) -> dict[int, list[Exam]]:
    found = await rows("results", me, traject, ", ".join(Exam._fields), "exam", "day")
    return {whose: [Exam(*row) for row in some] for whose, some in found.items()}


async def milestones(me: Person, traject: int | None) -> dict[int, dict[str, date]]:
    found = await rows("results", me, traject, "kind, day", "milestone")
    return {whose: {kind: day for kind, day in some} for whose, some in found.items()}


async def extensions(me: Person, traject: int | None) -> dict[int, list[Extension]]:
    found = await rows("results", me, traject, ", ".join(Extension._fields), "extension")
    return {whose: [Extension(*row) for row in some] for whose, some in found.items()}


async def reports(me: Person, traject: int | None) -> dict[int, date]:
    """When came what others had to send before the plan could be made."""
    found = await rows("results", me, traject, "answered_on", "intake")
    return {whose: day for whose, [(day,)] in found.items() if day}
