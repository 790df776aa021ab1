"""The tick: by the newcomer, by a helper, twice, at once, taken back, and by who may not."""

import asyncio

import pytest

from backend.core import db
from backend.core.errors import NotFound, Refused
from backend.features.checklist import actions, queries
from tests.cast import World
from tests.moment import Clock
from tests.tasks import task_of, value, verbs


async def test_a_newcomer_ticks_and_the_helper_sees_who_did_it(world: World) -> None:
    task = await task_of(world, "samira", "huisarts")
    await actions.complete(world["samira"], task, True)
    seen = await queries.task(world["anneke"], task)
    assert (seen.done_name, seen.confirmed_at) == ("Samira", None)
    assert await verbs(task) == ["task_done"]


async def test_a_helpers_tick_is_in_their_own_name_and_counts_as_seen(world: World) -> None:
    task = await task_of(world, "samira", "huisarts")
    await actions.complete(world["anneke"], task, True)
    seen = await queries.task(world["samira"], task)
    assert (seen.done_name, seen.confirmed_name) == ("Anneke", "Anneke")


async def test_a_second_tick_changes_nothing_and_tells_nobody(world: World) -> None:
    task = await task_of(world, "samira", "huisarts")
    await actions.complete(world["anneke"], task, True)
    await actions.complete(world["samira"], task, True)
    assert (await queries.task(world["samira"], task)).done_name == "Anneke"
    assert await verbs(task) == ["task_done"]


async def test_everybody_ticking_at_once_is_one_tick(world: World) -> None:
    task = await task_of(world, "samira", "huisarts")
    team = [world[name] for name in ("samira", "karim", "anneke", "peter")] * 5
    await asyncio.gather(*(actions.complete(person, task, True) for person in team))
    assert await verbs(task) == ["task_done"]


@pytest.mark.parametrize("outsider", ["bram", "ineke", "bea", "tesfay", "olga", "eva", "otto"])
async def test_who_is_not_on_the_team_is_not_told_that_the_task_exists(world: World, outsider: str) -> None:
    task = await task_of(world, "samira", "huisarts")
    with pytest.raises(NotFound):
        await actions.complete(world[outsider], task, True)
    assert await value(task, "done_at") is None
    assert await verbs(task) == []


async def test_a_helper_who_left_the_team_yesterday_may_no_longer_tick(world: World) -> None:
    task = await task_of(world, "samira", "huisarts")
    async with db.write():
        await db.execute("UPDATE team SET until = since WHERE person = ?", world["anneke"].id)
    with pytest.raises(NotFound):
        await actions.complete(world["anneke"], task, True)


async def test_a_docent_ticks_lessons_but_does_not_know_of_the_benefit(world: World) -> None:
    await actions.complete(world["ineke"], await task_of(world, "yusuf", "taalles"), True)
    with pytest.raises(NotFound):
        await actions.complete(world["ineke"], await task_of(world, "yusuf", "uitkering"), True)


async def test_a_tick_can_be_taken_back_for_a_day(world: World, moment: Clock) -> None:
    task = await task_of(world, "samira", "huisarts")
    await actions.complete(world["samira"], task, True)
    await actions.complete(world["samira"], task, False)
    assert await value(task, "done_at") is None
    await actions.complete(world["samira"], task, True)
    moment.move(hours=25)
    with pytest.raises(Refused):
        await actions.complete(world["samira"], task, False)
    assert await value(task, "done_at") is not None
    assert await verbs(task) == ["task_done", "task_reopened", "task_done"]


async def test_what_a_helper_has_seen_the_newcomer_does_not_take_back(world: World) -> None:
    task = await task_of(world, "samira", "huisarts")
    await actions.complete(world["samira"], task, True)
    await actions.confirm(world["anneke"], task, True)
    with pytest.raises(Refused):
        await actions.complete(world["samira"], task, False)


async def test_a_tick_ends_the_question_for_help(world: World) -> None:
    task = await task_of(world, "samira", "huisarts")
    await actions.ask_help(world["samira"], task, "geen_plek")
    await actions.complete(world["samira"], task, True)
    assert await value(task, "stuck_reason") is None
