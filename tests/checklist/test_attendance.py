"""Having been at an appointment that counts for a task is having done that task."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from backend import content, worker
from backend.core import coming, db
from backend.core.access import Person
from backend.core.events import Happened, Subject
from backend.features.agenda import actions as agenda
from backend.features.checklist import actions
from backend.features.checklist.following import attendance
from tests.agenda.meeting import TUESDAY, look, plan
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock
from tests.tasks import task_of, value, verbs


@pytest.fixture
async def visit(world: World, moment: Clock) -> int:
    """Of Anneke to Samira, just begun."""
    meeting = await plan(world)
    moment.move(days=6, minutes=1)
    return meeting


async def was_there(world: World, meeting: int, there: bool = True, who: str = "samira", by: str = "anneke") -> None:
    await agenda.attend(world[by], meeting, world[who].id, there)
    await worker.handle_all()


async def test_the_task_is_done_by_whoever_wrote_it_down(world: World, visit: int) -> None:
    task = await task_of(world, "samira", "eerste_huisbezoek")
    await was_there(world, visit)
    assert await verbs(task) == ["task_done"]
    assert await value(task, "done_by") == await value(task, "confirmed_by") == world["anneke"].id


async def test_the_history_says_by_which_appointment(client_of: ClientOf, world: World, visit: int) -> None:
    task = await task_of(world, "samira", "eerste_huisbezoek")
    await was_there(world, visit)
    page = await look(await client_of("anneke"), f"/taken/{task}")
    assert "door de afspraak van dinsdag 1 december" in page.select(".history")[0].text


async def test_who_was_absent_has_it_still_to_do(world: World, visit: int) -> None:
    task = await task_of(world, "samira", "eerste_huisbezoek")
    await was_there(world, visit, False)
    assert await verbs(task) == []


async def test_taken_back_the_task_is_to_be_done_again(world: World, visit: int) -> None:
    task = await task_of(world, "samira", "eerste_huisbezoek")
    for there in (True, False, True):
        await was_there(world, visit, there)
    assert await verbs(task) == ["task_done", "task_reopened", "task_done"]
    await was_there(world, visit, False)
    assert await value(task, "done_at") is None and await value(task, "confirmed_by") is None


async def test_what_was_ticked_before_is_not_taken_back(world: World, visit: int) -> None:
    task = await task_of(world, "samira", "eerste_huisbezoek")
    await actions.complete(world["anneke"], task, True)
    for there in (True, False):
        await was_there(world, visit, there)
    assert await verbs(task) == ["task_done"]


@pytest.mark.parametrize("say", [actions.accept, actions.confirm, actions.complete])
async def test_what_somebody_said_of_it_since_stands(
    world: World, visit: int, say: Callable[[Person, int, bool], Awaitable[None]]
) -> None:
    task = await task_of(world, "samira", "eerste_huisbezoek")
    await was_there(world, visit)
    for so in (False, True):
        await say(world["peter"], task, so)
    await was_there(world, visit, False)
    assert await value(task, "done_at") is not None
    assert (await verbs(task))[-1] != "task_reopened"


async def test_the_event_seen_twice_ticks_once_and_takes_back_once(world: World, visit: int) -> None:
    task, samira = await task_of(world, "samira", "eerste_huisbezoek"), world["samira"]
    data: dict[str, str | int | None] = {"appointment": visit, "person": samira.id}
    about = Subject(samira.gemeente, samira.household, samira.traject)
    for there in (True, False):
        await was_there(world, visit, there)
        for _ in range(2):
            await _again(Happened(0, "appointment_attended", about, world["anneke"].id, data))
    assert await verbs(task) == ["task_done", "task_reopened"]


async def _again(event: Happened) -> None:
    async with db.write():
        await attendance.follow(event)


async def test_a_helper_who_was_there_ticks_nothing(world: World, visit: int) -> None:
    task = await task_of(world, "samira", "eerste_huisbezoek")
    await was_there(world, visit, who="anneke")
    assert await verbs(task) == []


async def test_both_said_at_the_same_moment_the_task_is_as_the_appointment_is(world: World, visit: int) -> None:
    task, (anneke, samira) = await task_of(world, "samira", "eerste_huisbezoek"), (world["anneke"], world["samira"])
    await asyncio.gather(*(agenda.attend(anneke, visit, samira.id, there) for there in (True, False, True, False)))
    await asyncio.gather(worker.handle_all(), worker.handle_all())
    [comes] = [each for each in await _people(visit) if each.id == samira.id]
    assert (await value(task, "done_at") is not None) == comes.present


async def _people(meeting: int) -> list[coming.Comes]:
    return (await coming.people([meeting]))[meeting]


async def test_it_is_the_task_of_who_was_there_and_of_nobody_else(world: World, moment: Clock) -> None:
    meeting = await plan(world, by="peter", kind="kennismaking", starts=TUESDAY)
    mine, his = [await task_of(world, name, "kennismaken") for name in ("samira", "karim")]
    moment.move(days=6, minutes=1)
    await was_there(world, meeting, by="peter")
    assert (await verbs(mine), await verbs(his)) == (["task_done"], [])


async def test_a_task_that_was_dropped_stays_so(world: World, visit: int) -> None:
    task = await task_of(world, "samira", "eerste_huisbezoek")
    await actions.drop(world["anneke"], task, "Niet nodig.")
    await was_there(world, visit)
    assert await verbs(task) == ["task_dropped"]


async def test_of_what_returns_the_next_round_comes_with_it_and_goes_with_it(world: World, moment: Clock) -> None:
    meeting = await plan(world, by="peter", whose="yusuf", kind="voortgangsgesprek")
    moment.move(days=6, minutes=1)
    first = await task_of(world, "yusuf", "voortgang")
    await was_there(world, meeting, who="yusuf", by="peter")
    assert await verbs(first) == ["task_done"]
    second = await task_of(world, "yusuf", "voortgang")
    assert second != first
    await was_there(world, meeting, False, who="yusuf", by="peter")
    assert await value(first, "done_at") is None
    assert await value(second, "retired_at") is not None


async def test_one_lesson_of_many_is_no_task_done(world: World, moment: Clock) -> None:
    meeting = await plan(world, by="ineke", whose="yusuf", kind="pvt_les")
    task = await task_of(world, "yusuf", "pvt")
    moment.move(days=6, minutes=1)
    await was_there(world, meeting, who="yusuf", by="ineke")
    assert await verbs(task) == []


async def test_an_appointment_of_their_own_counts_for_nothing(world: World, moment: Clock) -> None:
    meeting = await plan(world, kind=None, title="Koffie")
    moment.move(days=6, minutes=1)
    await was_there(world, meeting)
    assert await verbs(await task_of(world, "samira", "eerste_huisbezoek")) == []


@pytest.mark.parametrize("gemeente", ["nijkerk", "eemdorp"])
def test_every_kind_that_ticks_names_a_task_of_the_pack(gemeente: str) -> None:
    pack = content.load(gemeente)
    ticking = [kind for kind in pack.appointments.values() if kind.ticks]
    assert ticking and all(kind.counts_for in pack.tasks for kind in ticking)
