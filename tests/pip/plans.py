"""A plan that the law refuses nothing, and how the cast comes to one."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from backend.core import clock, db
from backend.core.access import Person
from backend.features.pip import actions, law
from backend.features.pip.actions import Wish
from backend.features.pip.queries import plans
from backend.features.pip.queries.plans import Version
from backend.features.pip.rules.checks import Plan
from tests.cast import World

LESSONS = Wish("Naar de taalles gaan", "newcomer", "drie keer per week", None, "chalkboard-teacher")


def whole(**typed: Any) -> Plan:
    """For Tesfay: an asylum permit, no children, no uitkering."""
    today = clock.today()
    plan = Plan(
        route="B",
        level="B1",
        intensity="12 uur per week",
        hours=600,
        literacy="AA",
        pvt="12 uur in 6 weken",
        map="40 uur in 6 maanden",
        talks=4,
        support="Een taalmaatje, en hulp met digitale lessen.",
        dated=today,
        sent=today,
    )
    return replace(plan, **typed)


async def intake(world: World, name: str, subjects: tuple[str, ...] = ()) -> None:
    """All that the law asks before a plan."""
    peter, person, today = world["peter"], world[name].id, clock.today()
    all_subjects = subjects or (*law.on(today).subjects, "vve")
    await actions.tell_alone(peter, person, today)
    await actions.add_talk(peter, person, today, "tolk", all_subjects, "Vier jaar op een school voor koks.")
    await actions.record_toets(peter, person, "reached", taken_on=today, score=31, needed=24)


async def drafted(world: World, name: str) -> Version:
    await actions.start(world["peter"], world[name].id)
    found = await draft(world, name)
    assert found
    return found


async def draft(world: World, name: str) -> Version | None:
    return plans.draft(await versions(world, name))


async def versions(world: World, name: str) -> list[Version]:
    return await plans.versions(world["peter"], world[name].traject or 0)


async def established(world: World, name: str = "tesfay", **typed: Any) -> Version:
    """Their plan is decided today; its events wait for the worker."""
    await intake(world, name)
    going = await drafted(world, name)
    assert await actions.establish(world["peter"], world[name].id, whole(**typed), going.revision) == []
    return (await versions(world, name))[0]


async def verbs(person: Person, *only: str) -> list[str]:
    rows = await db.fetch("SELECT verb FROM event WHERE traject = ? ORDER BY id", person.traject)
    return [verb for (verb,) in rows if verb in only or (not only and verb.startswith(("pip", "intake", "agreement")))]


async def agreed(world: World, name: str = "tesfay", wish: Wish = LESSONS) -> int:
    return await actions.make(world["peter"], world[name].id, wish)


def tomorrow(days: int = 1) -> Any:
    return clock.today() + timedelta(days=days)
