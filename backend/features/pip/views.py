"""A plan as pages and papers show it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import NamedTuple

from backend.core import clock, texts
from backend.core.access import Person
from backend.core.dossiers import Newcomer
from backend.core.texts import Texts
from backend.core.trail import queries as trail
from backend.core.trail.queries import Event
from backend.features.pip import before, law, wording
from backend.features.pip.before import Clock
from backend.features.pip.law import Law
from backend.features.pip.queries import agreements, hours, intake, plans
from backend.features.pip.queries.agreements import Agreement, Goal
from backend.features.pip.queries.hours import Recorded
from backend.features.pip.queries.intake import Intake, Talk, Toets
from backend.features.pip.queries.plans import Version
from backend.features.pip.rules.checks import Before, Plan, Point

CHOSEN = {"route": wording.ROUTES, "literacy": wording.LITERACY}


class Line(NamedTuple):
    """One thing that stands in a plan. `known`: a text of ours; else the gemeente's own words, in Dutch."""

    label: str
    value: str | int | date
    known: bool


def lines(plan: Plan) -> list[Line]:
    """What is filled in, in the order in which it is read."""
    values = asdict(plan)
    return [_line(name, values[name]) for name in wording.LABELS if values[name] not in (None, "", False)]


def _line(name: str, value: str | int | date | bool) -> Line:
    label = wording.LABELS[name]
    if value is True:
        return Line(label, wording.YES, True)
    if name in CHOSEN:
        return Line(label, CHOSEN[name][str(value)], True)
    return Line(label, value, False)


def typed(plan: Plan) -> dict[str, str]:
    """As a form holds it."""
    values = {name: "1" if value is True else value for name, value in asdict(plan).items()}
    return {name: str(value) for name, value in values.items() if value not in (None, False, "")}


class Asked(NamedTuple):
    """A point of the law, in words."""

    field: str
    sentence: str
    values: dict[str, object]
    article: str


def asked(points: Sequence[Point], known: Before, rules: Law, words: Texts) -> list[Asked]:
    return [
        Asked(point.field, wording.ASKS[point.check], _values(point, known, words), rules.articles[point.check])
        for point in points
    ]


def _values(point: Point, known: Before, words: Texts) -> dict[str, object]:
    if point.check == "a2_hours":
        return {"needed": known.amounts.a2_hours, "there": known.hours, "lacking": known.lacking_hours}
    if point.check == "route_moved" and known.route:
        return {"route": words.plain(wording.ROUTES[known.route])}
    return {}


@dataclass(frozen=True, slots=True)
class Whole:
    """All of a plan: for the newcomer, and for the klantmanager."""

    versions: list[Version]
    days: Clock
    goal: Goal | None
    agreements: list[Agreement]
    intake: Intake
    talks: list[Talk]
    toets: Toets | None
    history: list[Event]

    @property
    def draft(self) -> Version | None:
        return plans.draft(self.versions)

    @property
    def established(self) -> list[Version]:
        return plans.established(self.versions)

    @property
    def valid(self) -> Version | None:
        return self.established[0] if self.established else None


async def whole(me: Person, whose: Newcomer) -> Whole:
    traject = whose.traject
    found = await plans.versions(me, traject)
    return Whole(
        versions=found,
        days=await before.clocks(me, whose, found),
        goal=await agreements.goal(me, traject),
        agreements=await agreements.agreements(me, traject),
        intake=await intake.intake(me, traject),
        talks=await intake.talks(me, traject),
        toets=await intake.toets(me, traject),
        history=await trail.of_dossier(me, traject, "plan"),
    )


@dataclass(frozen=True, slots=True)
class Basis:
    """What a draft rests on that nobody types, and what the law still asks of it."""

    before: Before
    lessons: list[Recorded]
    asked: list[Asked]


async def basis(me: Person, whose: Newcomer, found: list[Version], points: Sequence[Point]) -> Basis | None:
    """None while there is no draft."""
    draft = plans.draft(found)
    if draft is None:
        return None
    on = draft.plan.dated or clock.today()
    known, rules = await before.before(me, whose, found, on), law.on(on)
    lessons = await hours.recorded(me, whose.traject, rules.amounts.a2_kinds)
    return Basis(known, lessons, asked(points, known, rules, texts.of(me.language)))


def is_late(one: Agreement) -> bool:
    """Staff promised an answer before this day."""
    return one.reply_due is not None and one.reply_due < clock.today()
