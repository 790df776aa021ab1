from dataclasses import dataclass
from datetime import date, datetime

from backend import content
from backend.core import clock, db, dossiers, events, times
from backend.core.access import Person
from backend.core.clock import AMSTERDAM
from backend.core.dossiers import Newcomer
from backend.core.errors import Invalid, NotFound, Refused
from backend.core.texts import N_
from backend.core.times import Span
from backend.features.agenda.actions.holding import HELPERS_ONLY, insist_free
from backend.features.agenda.actions.wanted import insist_wanted
from backend.features.agenda.queries import planning
from backend.features.agenda.rules import meetings

PASSED = N_("Deze tijd is voorbij. Kies een andere dag.")
TOO_FAR = N_("Kies een dag binnen een jaar.")
NO_TITLE = N_("Schrijf waar het over gaat.")
NO_LESSONS = N_("In deze tijd is er elke week vakantie.")
YEAR = 366


@dataclass(frozen=True, slots=True)
class Plan:
    kind: str | None  # None: what staff name themselves
    starts_at: datetime
    ends_at: datetime
    people: tuple[int, ...]  # the helpers who come; the newcomer comes always
    title: str = ""
    at_home: bool = False
    place: str = ""
    video: str = ""
    by_phone: bool = False
    tolk: str | None = None
    bring: str = ""
    until: date | None = None  # every week, holidays skipped, up to this day
    anyway: bool = False  # though somebody has another appointment then


async def plan(me: Person, newcomer: int, wish: Plan) -> int:
    """The appointment's id; of a weekly one the first. Raises NotFound for a kind or a person that cannot be."""
    async with db.write():
        whose = await dossiers.open_for(me, newcomer)
        if not me.is_helper:
            raise Refused(HELPERS_ONLY)
        await db.lock("household", whose.household)
        title, people = _title(me, wish), await _people(me, whose, wish)
        spans = _spans(me, wish)
        await insist_free(people, spans, anyway=wish.anyway)
        series = await _series(me, whose, wish, spans) if wish.until else None
        made = [await _put(me, whose, wish, title, span, series, people) for span in spans]
        starts, number = spans[0].starts_at.isoformat(), len(made) if series else None
        await events.record("appointment_planned", whose.subject, me, appointment=made[0], starts=starts, number=number)
    return made[0]


def _title(me: Person, wish: Plan) -> str:
    if wish.kind is None:
        if not wish.title:
            raise Invalid(titel=NO_TITLE)
        return wish.title
    kind = content.load(me.gemeente_key).appointments.get(wish.kind)
    if kind is None or not meetings.may_plan(me.role, kind):
        raise NotFound
    return kind.title


async def _people(me: Person, whose: Newcomer, wish: Plan) -> tuple[int, ...]:
    helpers = set(wish.people) | ({me.id} if me.role == "docent" else set())
    roles = {member.id: member.role for member in await planning.team(whose.traject)}
    if not helpers <= roles.keys():
        raise NotFound
    await insist_wanted(me, wish.kind, whose.traject, whose.call_name, [roles[helper] for helper in helpers])
    return (*sorted(helpers), whose.id)


def _spans(me: Person, wish: Plan) -> list[Span]:
    first = wish.starts_at.astimezone(AMSTERDAM).date()
    if wish.starts_at <= clock.now():
        raise Invalid(datum=PASSED)
    if (max(first, wish.until or first) - clock.today()).days > YEAR:
        raise Invalid(**{"tot" if wish.until else "datum": TOO_FAR})
    pack = content.load(me.gemeente_key)
    days = times.weekly(first, wish.until, pack.is_without_lesson) if wish.until else [first]
    if not days:
        raise Invalid(tot=NO_LESSONS)
    starts = [times.same_time_on(day, wish.starts_at, AMSTERDAM) for day in days]
    return [Span(start, start + (wish.ends_at - wish.starts_at)) for start in starts]


async def _series(me: Person, whose: Newcomer, wish: Plan, spans: list[Span]) -> int:
    first = spans[0].starts_at.astimezone(AMSTERDAM).date()
    values = {"first_on": first, "last_on": wish.until, "planned_by": me.id, "created_at": clock.now()}
    return await db.insert("appointment_series", traject=whose.traject, **values)


async def _put(
    me: Person, whose: Newcomer, wish: Plan, title: str, span: Span, series: int | None, people: tuple[int, ...]
) -> int:
    appointment = await db.insert(
        "appointment",
        gemeente=whose.gemeente,
        traject=whose.traject,
        series=series,
        kind=wish.kind,
        title=title,
        starts_at=span.starts_at,
        ends_at=span.ends_at,
        at_home=wish.at_home,
        place=wish.place,
        video=wish.video,
        by_phone=wish.by_phone,
        tolk=wish.tolk,
        bring=wish.bring,
        planned_by=me.id,
        created_at=clock.now(),
    )
    for person in people:
        await db.insert("appointment_person", appointment=appointment, person=person)
    return appointment
