"""The college chooses the leerroute, and changes it within the time for it or with a reason."""

from typing import NamedTuple

from backend.core import clock, db, events
from backend.core.access import Person
from backend.core.errors import Invalid
from backend.core.events import Subject
from backend.core.texts import N_
from backend.features.leerroute import law as laws
from backend.features.leerroute.actions import opening
from backend.features.leerroute.learning import Learning
from backend.features.leerroute.queries.plan import Chosen
from backend.features.leerroute.rules import route as rules
from backend.features.leerroute.rules.route import Group

COLLEAGUE = N_("Een collega veranderde dit net. Kijk wat er nu staat.")
TOO_LATE = N_("De tijd voor een andere route is voorbij (Wi 17). Schrijf op waarom het toch kan.")
NO_LEVEL = N_("Dit niveau hoort niet bij deze route.")


class Choice(NamedTuple):
    route: str
    level: str | None = None
    local_name: str = ""
    lesson_hours: int | None = None
    exams_agreed: bool = False


async def choose_route(me: Person, newcomer: int, choice: Choice, *, reason: str = "", version: int = 0) -> None:
    """`version` is what the form was made from. Raises Invalid where the law or a colleague stands in the way."""
    async with db.write():
        whose, known = await opening.opened(me, newcomer, opening.COLLEGE)
        choice = _whole(choice, known)
        if known.chosen and choice == of(known.chosen):
            return
        if version != (known.chosen.version if known.chosen else 0):
            raise Invalid(version=COLLEAGUE)
        _check_change(choice, known, reason)
        await save(whose.subject, choice, known.group, me, reason)


def _whole(choice: Choice, known: Learning) -> Choice:
    """With the usual level of the route where none was said."""
    levels = known.law.route_of(choice.route, known.group).levels
    if choice.level and choice.level not in levels:
        raise Invalid(level=NO_LEVEL)
    return choice._replace(
        level=choice.level or next(iter(levels), None), exams_agreed=choice.exams_agreed and choice.route == "Z"
    )


def of(chosen: Chosen) -> Choice:
    return Choice(chosen.route, chosen.level, chosen.local_name, chosen.lesson_hours, chosen.exams_agreed)


def _check_change(choice: Choice, known: Learning, reason: str) -> None:
    if known.chosen is None or known.chosen.route == choice.route or known.term is None or reason:
        return
    change, rule = (known.chosen.route, choice.route), known.law.change
    if not rules.may_change(change, clock.today(), known.term.start, rule.rule, rule.always):
        raise Invalid(reason=TOO_LATE)


async def save(about: Subject, choice: Choice, group: Group, me: Person | None, reason: str = "") -> None:
    """The route with its onderdelen. What was obtained of an earlier route stays."""
    await db.execute(
        "INSERT INTO leerroute (traject, route, level, local_name, lesson_hours, exams_agreed, chosen_on)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (traject) DO UPDATE SET route = excluded.route,"
        " level = excluded.level, local_name = excluded.local_name, lesson_hours = excluded.lesson_hours,"
        " exams_agreed = excluded.exams_agreed, chosen_on = excluded.chosen_on, version = leerroute.version + 1",
        *(about.traject, *choice, clock.today()),
    )
    await _make_onderdelen(about, choice, group, me)
    await events.record("route_chosen", about, me, route=choice.route, level=choice.level)
    if reason:  # apart: it may be about health, and then it is not for the school
        await events.record("route_explained", about, me, reason=reason)


async def _make_onderdelen(about: Subject, choice: Choice, group: Group, me: Person | None) -> None:
    entry = laws.on(clock.today()).route_of(choice.route, group)
    for part in (*entry.all, *(entry.may if choice.exams_agreed else ())):
        await db.execute(
            "INSERT INTO onderdeel (traject, part, recorded_at, recorded_by) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (traject, part) DO NOTHING",
            *(about.traject, part, clock.now(), me.id if me else None),
        )
