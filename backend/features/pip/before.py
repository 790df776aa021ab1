"""What was there before a plan: from the facts, the intake and the earlier versions."""

from datetime import date
from typing import NamedTuple

from backend.core import clock
from backend.core.access import Person
from backend.core.dossiers import Newcomer
from backend.features.pip import law
from backend.features.pip.law import Law
from backend.features.pip.queries import hours, intake, plans
from backend.features.pip.queries.plans import Known, Version
from backend.features.pip.rules import days
from backend.features.pip.rules.checks import Before, Route
from backend.features.pip.rules.days import Term

ASYLUM = ("asielvergunning", "gezinslid_asiel")
ROUTES: dict[str, Route] = {"B": "B", "O": "O", "Z": "Z"}
DAYS_A_YEAR = 365.25


async def before(me: Person, whose: Newcomer, found: list[Version], on: date) -> Before:
    """`on`: the day of the plan, by whose law it is judged."""
    rules, known = law.on(on), await plans.known(whose.traject)
    young = _has_young_child(await plans.birthdays(whose.household), rules, on)
    past = dates(found, known)
    ordered, earlier = plans.established(found), known.facts.get("leerroute")
    lessons = await hours.recorded(me, whose.traject, rules.amounts.a2_kinds)
    return Before(
        asylum=known.facts.get("doelgroep") in ASYLUM,
        bijstand=known.facts.get("bijstand") == "true",
        young_child=young,
        talked=not await lacking(me, whose, young, rules),
        told_alone=(await intake.intake(me, whose.traject)).told_on is not None,
        toets=await intake.toets(me, whose.traject) is not None,
        not_before=max((known.days[key] for key in ("permit", "brp") if key in known.days), default=None),
        first=min(past, default=None),
        last=ordered[0].plan.dated if ordered else min(past, default=None),
        route=ordered[0].plan.route if ordered else ROUTES.get(earlier or "") if past else None,
        moved=not ordered and has_moved(known),
        minutes=sum(each.minutes for each in lessons),
        literacy=known.facts.get("alfabetisering", ""),
        today=clock.today(),
        route_months=rules.span.route_months,
        amounts=rules.amounts,
    )


def has_moved(known: Known) -> bool:
    """Registered here after the plan: that one is of another gemeente. DUO takes none from before the registration."""
    pip, brp = known.days.get("pip"), known.days.get("brp")
    return pip is not None and brp is not None and brp > pip


async def lacking(me: Person, whose: Newcomer, young_child: bool, rules: Law) -> list[str]:
    """The subjects of the brede intake that no conversation was about yet."""
    had = {key for talk in await intake.talks(me, whose.traject) for key in talk.keys}
    return [key for key in (*rules.subjects, *(["vve"] if young_child else [])) if key not in had]


def _has_young_child(birthdays: list[date], rules: Law, on: date) -> bool:
    ages = [(on - born).days / DAYS_A_YEAR for born in birthdays]
    return any(rules.amounts.child_from <= age < rules.amounts.child_until for age in ages)


def dates(found: list[Version], known: Known) -> list[date]:
    """Of all plans that were established, also of one in an earlier gemeente: the fact says so."""
    dated = [version.plan.dated for version in plans.established(found) if version.plan.dated]
    return dated + ([known.days["pip"]] if "pip" in known.days else [])


class Clock(NamedTuple):
    """The days of one traject, as pages show them."""

    due: date | None  # the last day for the first plan
    term: Term | None
    by_duo: bool  # both days of the term are DUO's; else they are expected
    objection: date | None


async def clocks(me: Person, whose: Newcomer, found: list[Version]) -> Clock:
    rules, known = law.on(clock.today()), await plans.known(whose.traject)
    answered = (await intake.intake(me, whose.traject)).answered_on
    due = days.due(
        known.days.get("kennisgeving"),
        known.days.get("brp"),
        answered,
        days=rules.days.plan,
        after=rules.days.after_answer,
    )
    counted = days.term(dates(found, known), rules.span.term_years)
    start, end = known.days.get("term_start"), known.days.get("term_end")
    term = Term(start or counted.start, end or counted.end) if counted else None
    return Clock(due, term, bool(start and end), _objection(plans.established(found)))


def _objection(found: list[Version]) -> date | None:
    sent = found[0].plan.sent if found else None
    return days.objection(sent, law.on(sent).days.objection) if sent else None
