"""One newcomer who is well on the way: a plan with agreements, hours of many weeks, exams. For measuring pages."""

from datetime import timedelta

from backend import worker
from backend.core import access, clock, db
from backend.core.access import Person
from backend.features.journey import actions as journey
from backend.features.leerroute import actions as leerroute
from backend.features.leerroute.actions.exams import Attempt
from tests.cast import World
from tests.pip.plans import agreed, established

AGREEMENTS, WEEKS = 5, 20
EXAMS = (("LE", -30, "Gezakt"), ("LU", -20, "Geslaagd"), ("KNM", -10, "Geslaagd"), ("LE", 20, None))


async def walk(traject: int) -> None:
    """Their team has a klantmanager."""
    rows = await db.fetch("SELECT role, person FROM team WHERE traject = ?", traject)
    met = {role: await _met(person) for role, person in rows}
    world = World({"peter": met["klantmanager"], "newcomer": met["newcomer"]})
    await journey.set_fact(world["peter"], world["newcomer"].id, "doelgroep", "asielvergunning")
    await established(world, "newcomer")
    for _ in range(AGREEMENTS):
        await agreed(world, "newcomer")
    await worker.handle_all()
    await _learn(world["peter"], world["newcomer"].id)


async def _learn(peter: Person, newcomer: int) -> None:
    today = clock.today()
    for ago in range(WEEKS):
        await leerroute.set_hours(peter, newcomer, today - timedelta(weeks=ago), {"NT2": 900, "MAP": 120})
    for ago in range(7):
        await leerroute.set_lesson(peter, newcomer, today - timedelta(days=ago), "present")
    for part, days, result in EXAMS:
        level = None if part == "KNM" else "B1"
        exam = await leerroute.plan_exam(peter, newcomer, Attempt(part, today + timedelta(days=days), level))
        await leerroute.set_result(peter, newcomer, exam, result)


async def _met(person: int) -> Person:
    found = await access.person(person)
    assert found
    return found
