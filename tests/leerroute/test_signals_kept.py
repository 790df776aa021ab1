"""The signals of a traject are rows that come and go with what people record."""

from datetime import date, timedelta

import pytest

from backend import worker
from backend.core import clock, db, jobs
from backend.core.access import Person
from backend.core.runner import Runner
from backend.features.agenda import actions as agenda
from backend.features.journey import actions as journey
from backend.features.leerroute import actions
from backend.features.leerroute.actions import signalling
from backend.features.leerroute.queries.plan import Offer
from tests.agenda.meeting import plan
from tests.cast import World
from tests.moment import Clock

pytestmark = pytest.mark.usefixtures("world")

Kept = dict[str, tuple[date, date | None]]


async def kept(person: Person) -> Kept:
    rows = await db.fetch("SELECT kind, since, until FROM signal WHERE traject = ?", person.traject)
    return {kind: (since, until) for kind, since, until in rows}


async def on_today(person: Person) -> set[str]:
    today = clock.today()
    return {kind for kind, (since, until) in (await kept(person)).items() if since <= today < (until or date.max)}


def ago(days: int) -> date:
    return clock.today() - timedelta(days=days)


async def test_a_letter_of_duo_begins_the_clock_of_the_plan(world: World) -> None:
    await journey.set_fact(world["peter"], world["farid"].id, "kennisgeving", ago(9).isoformat())
    await worker.handle_all()
    due = ago(8) + timedelta(weeks=10)
    assert await kept(world["farid"]) == {
        "pip_soon": (due - timedelta(weeks=4), due + timedelta(days=1)),
        "pip_late": (due + timedelta(days=1), None),
    }


async def test_a_plan_ends_it_and_begins_the_clock_of_the_course(world: World) -> None:
    await journey.set_fact(world["peter"], world["farid"].id, "kennisgeving", ago(90).isoformat())
    await journey.set_fact(world["peter"], world["farid"].id, "brp", ago(80).isoformat())
    await worker.handle_all()
    assert await on_today(world["farid"]) == {"pip_late"}
    await journey.set_fact(world["peter"], world["farid"].id, "pip", ago(70).isoformat())
    await worker.handle_all()
    assert await on_today(world["farid"]) == {"course_soon"}


async def test_a_course_and_a_missed_lesson(world: World) -> None:
    peter, yusuf = world["peter"], world["yusuf"]
    await actions.set_lesson(world["ineke"], yusuf.id, ago(9), "absent")
    await worker.handle_all()
    assert await on_today(yusuf) == {"course_late"}
    await actions.offer_course(peter, yusuf.id, Offer("Stichting Integratiewerk", ago(20), None))
    await actions.set_lesson(world["ineke"], yusuf.id, ago(2), "absent")
    await worker.handle_all()
    assert await on_today(yusuf) == {"missed"}
    await actions.set_lesson(world["ineke"], yusuf.id, ago(2), "excused")
    await worker.handle_all()
    assert await on_today(yusuf) == set()


async def test_a_plan_of_here_waits_for_a_talk_and_a_talk_begins_anew(world: World, moment: Clock) -> None:
    peter, yusuf = world["peter"], world["yusuf"]
    made = {"created_by": peter.id, "saved_by": peter.id, "established_by": peter.id}
    moments = dict.fromkeys(("created_at", "saved_at", "established_at"), clock.now())
    async with db.write():
        await db.insert("pip", traject=yusuf.traject, version=1, route="B", dated=ago(200), **made, **moments)
    talk = await plan(world, "peter", "yusuf", starts=clock.now() + timedelta(hours=1), kind="voortgangsgesprek")
    await actions.set_lesson(world["ineke"], yusuf.id, ago(2), "present")
    await worker.handle_all()
    assert "pip_review" in await on_today(yusuf)
    moment.move(hours=2)
    await agenda.attend(peter, talk, yusuf.id, True)
    await worker.handle_all()
    assert "pip_review" not in await on_today(yusuf)
    assert (await kept(yusuf))["pip_review"][0] > clock.today() + timedelta(days=180)


async def test_one_that_goes_on_does_not_begin_anew_when_its_day_moves(world: World) -> None:
    for day in (9, 2):
        await actions.set_lesson(world["ineke"], world["yusuf"].id, ago(day), "absent")
        await worker.handle_all()
    began = (await kept(world["yusuf"]))["missed"][0]
    await actions.set_lesson(world["ineke"], world["yusuf"].id, ago(5), "absent")  # recorded late
    await worker.handle_all()
    since, until = (await kept(world["yusuf"]))["missed"]
    assert (since, until) == (began, ago(5) + timedelta(days=29))


async def test_said_twice_it_is_the_same(world: World) -> None:
    await actions.set_lesson(world["ineke"], world["yusuf"].id, ago(2), "absent")
    await worker.handle_all()
    before = await kept(world["yusuf"])
    await hear_again()
    await worker.handle_all()
    assert before and await kept(world["yusuf"]) == before


async def hear_again() -> None:
    async with db.write():
        await db.execute("UPDATE event SET handled = false WHERE verb = 'lesson_recorded'")


async def test_of_who_has_gone_there_is_nothing_to_look_at(world: World) -> None:
    async with db.write():
        await db.execute("UPDATE person SET ended_at = ? WHERE id = ?", clock.now(), world["yusuf"].id)
    await ask(world["yusuf"])
    assert await kept(world["yusuf"]) == {}


async def test_a_database_of_before_finds_out_by_a_job_for_each(world: World) -> None:
    assert await kept(world["yusuf"]) == {}
    await ask(world["yusuf"])
    assert "course_late" in await kept(world["yusuf"])


async def ask(person: Person) -> None:
    async with db.write():
        key = f"signals:{person.traject}"
        await jobs.enqueue("signals", key, clock.now(), {"traject": person.traject})
    assert await Runner(worker.REMINDING).run_due() == 1


async def test_a_traject_that_is_not_there_breaks_nothing(world: World) -> None:
    async with db.write():
        await signalling._write(10**9)
