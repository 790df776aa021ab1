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


async def onderdelen(me: Person, traject: int) -> dict[str, Onderdeel]:
    found = await rows("results", me, traject, ", ".join(Onderdeel._fields), "onderdeel")
    return {row[0]: Onderdeel(*row) for row in found}


async def exams(me: Person, traject: int) -> list[Exam]:
    return [Exam(*row) for row in await rows("results", me, traject, ", ".join(Exam._fields), "exam", "day")]


async def milestones(me: Person, traject: int) -> dict[str, date]:
    return {kind: day for kind, day in await rows("results", me, traject, "kind, day", "milestone")}


async def extensions(me: Person, traject: int) -> list[Extension]:
    found = await rows("results", me, traject, ", ".join(Extension._fields), "extension")
    return [Extension(*row) for row in found]
