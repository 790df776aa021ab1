"""The route as it was chosen, the facts it rests on, and the course that was offered."""

from datetime import date, datetime
from typing import NamedTuple

from backend.core.access import Person
from backend.core.clock import AMSTERDAM
from backend.features.leerroute.queries.sight import rows


class Name(NamedTuple):
    route: str
    local_name: str


class Chosen(NamedTuple):
    route: str
    level: str | None
    local_name: str
    lesson_hours: int | None
    exams_agreed: bool
    chosen_on: date
    pip_on: date | None
    version: int


class Fact(NamedTuple):
    value: str
    source: str
    recorded_at: datetime

    @property
    def day(self) -> date:
        return date.fromisoformat(self.value)


class Offer(NamedTuple):
    school: str
    offered_on: date
    starts_on: date | None


async def name(me: Person, traject: int) -> Name | None:
    found = await rows("name", me, traject, "route, local_name", "leerroute")
    return Name(*found[traject][0]) if found else None


async def chosen(me: Person, traject: int | None) -> dict[int, Chosen]:
    found = await rows("study", me, traject, ", ".join(Chosen._fields), "leerroute")
    return {whose: Chosen(*one) for whose, (one,) in found.items()}


# What the route and the termijn rest on; the household's other facts are no business of a school.
FACTS = ("doelgroep", "kennisgeving", "brp", "pip", "leerroute", "term_start", "term_end")
ITS_FACTS = f"(SELECT * FROM fact WHERE fact.key IN {FACTS}) AS fact"


async def facts(me: Person, traject: int | None) -> dict[int, dict[str, Fact]]:
    found = await rows("study", me, traject, "key, value, source, recorded_at", "fact", source=ITS_FACTS)
    return {whose: {key: Fact(*rest) for key, *rest in some} for whose, some in found.items()}


ESTABLISHED = "(SELECT * FROM pip WHERE pip.established_at IS NOT NULL AND pip.dated IS NOT NULL) AS pip"
TALKED = (
    "(SELECT * FROM appointment WHERE appointment.kind = 'voortgangsgesprek' AND appointment.status = 'held')"
    " AS appointment"
)


async def reviewed(me: Person, traject: int | None) -> dict[int, date]:
    """When a plan was established here, or talked about, for the last time."""
    plans = await rows("results", me, traject, "dated", "pip", source=ESTABLISHED)
    talks = await rows("results", me, traject, "starts_at", "appointment", source=TALKED)
    last = {whose: max(day for (day,) in some) for whose, some in plans.items()}
    for whose, some in talks.items():
        talk = max(moment for (moment,) in some).astimezone(AMSTERDAM).date()
        last[whose] = max(talk, last.get(whose, talk))
    return last


async def offers(me: Person, traject: int | None) -> dict[int, Offer]:
    found = await rows("study", me, traject, ", ".join(Offer._fields), "course_offer")
    return {whose: Offer(*one) for whose, (one,) in found.items()}
