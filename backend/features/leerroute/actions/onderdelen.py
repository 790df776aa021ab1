"""Vrijstelling and ontheffing as DUO decided them, and A2 instead of B1 as the college agreed it, for one onderdeel."""

from datetime import date
from typing import NamedTuple

from backend.core import clock, db
from backend.core.access import Person
from backend.core.errors import Invalid, NotFound
from backend.core.texts import N_
from backend.features.leerroute.actions import opening
from backend.features.leerroute.learning import Learning
from backend.features.leerroute.rules import route as rules

NOT_FREE = N_("Voor dit onderdeel bestaat dat niet.")
TOO_MANY = N_("Niet alle taalexamens kunnen een ontheffing krijgen (Bi 2.7).")
SHORT = {
    "other_route": N_("A2 kan alleen bij de B1-route (Bi 5.5)."),
    "first_plan": N_("A2 kan niet voor het eerste plan (Bi 5.5)."),
    "hours": N_("Voor A2 zijn meer uren taalles nodig. KNM telt niet mee (Bi 5.5)."),
    "effort": N_("Kruis aan dat u de inzet heeft bekeken (Bi 5.5)."),
}
NO_A2 = N_("A2 kan alleen voor lezen, luisteren, schrijven en spreken.")


class Decision(NamedTuple):
    state: str = "open"
    level: str | None = None
    day: date | None = None
    source: str = ""


async def set_onderdeel(me: Person, newcomer: int, part: str, decision: Decision, *, effort: bool = False) -> None:
    async with db.write():
        whose, known = await opening.by_college(me, newcomer)
        before = known.onderdelen.get(part)
        if before is None:
            raise NotFound
        if tuple(before)[1:] == tuple(decision):
            return
        if decision.day and decision.day > clock.today():
            raise Invalid(day=opening.NOT_YET)
        if decision.state != before.state:
            _check_state(part, decision.state, known)
        if decision.level == "A2" != before.level:
            _check_easing(part, known, effort)
        key: dict[str, object] = {"traject": whose.traject, "part": part}
        await opening.put("onderdeel", key, {**decision._asdict(), **opening.signed(me)})
        await opening.tell("onderdeel_changed", whose, me, part=part, state=decision.state, level=decision.level)


def _check_state(part: str, state: str, known: Learning) -> None:
    rule = known.law.exemption
    allowed = {"open": (part,), "vrijgesteld": rule.vrijgesteld, "ontheven": rule.ontheven}
    if part not in allowed[state]:
        raise Invalid(state=NOT_FREE)
    others = [key for key in rule.of if key != part and key in known.onderdelen]
    ontheven = sum(known.onderdelen[key].state == "ontheven" for key in others)
    if state == "ontheven" and part in rule.of and ontheven >= rule.most:
        raise Invalid(state=TOO_MANY)


def _check_easing(part: str, known: Learning, effort: bool) -> None:
    rule = known.law.easing
    if part not in rule.parts:
        raise Invalid(level=NO_A2)
    minutes = sum(known.minutes[kind] for kind in rule.kinds)
    has_plan = known.first_plan is not None
    route = known.chosen.route if known.chosen else ""
    if why := rules.may_not_ease(rule.rule, route, minutes, has_plan=has_plan, effort=effort):
        raise Invalid(**{"effort" if why == "effort" else "level": SHORT[why]})
