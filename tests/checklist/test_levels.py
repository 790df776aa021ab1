"""Done, seen and arrived; not needed; help; talk. What a helper may say, and a newcomer may not."""

import asyncio

import pytest

from backend.core import db, dossiers
from backend.core.errors import NotFound, Refused
from backend.features.checklist import actions, queries
from tests.cast import World
from tests.tasks import task_of, value, verbs


async def test_an_obligation_is_reached_at_the_level_that_counts(world: World) -> None:
    task = await task_of(world, "samira", "brp")
    await actions.complete(world["samira"], task, True)
    await actions.confirm(world["anneke"], task, True)
    await actions.accept(world["peter"], task, True)
    seen = await queries.task(world["samira"], task)
    assert (seen.done_name, seen.confirmed_name, seen.accepted_name) == ("Samira", "Anneke", "Peter")
    assert await verbs(task) == ["task_done", "task_confirmed", "task_accepted"]


async def test_a_newcomer_cannot_see_their_own_work_as_a_helper(world: World) -> None:
    task = await task_of(world, "samira", "brp")
    await actions.complete(world["samira"], task, True)
    for wish in (actions.confirm, actions.accept):
        with pytest.raises(Refused):
            await wish(world["samira"], task, True)
    assert await value(task, "confirmed_at") is None


async def test_nobody_sees_what_is_not_done(world: World) -> None:
    task = await task_of(world, "samira", "brp")
    with pytest.raises(Refused):
        await actions.confirm(world["anneke"], task, True)


async def test_it_does_not_work_shows_up_for_the_helper_with_its_reason(world: World) -> None:
    task = await task_of(world, "samira", "huisarts")
    await actions.ask_help(world["samira"], task, "geen_plek")
    await actions.ask_help(world["samira"], task, "geen_plek")
    assert (await queries.task(world["anneke"], task)).stuck_reason == "geen_plek"
    assert await verbs(task) == ["help_asked"]
    await actions.ask_help(world["anneke"], task, None)
    assert await verbs(task) == ["help_asked", "help_ended"]


async def test_a_reason_that_is_not_in_the_pack_is_no_reason(world: World) -> None:
    task = await task_of(world, "samira", "huisarts")
    with pytest.raises(NotFound):
        await actions.ask_help(world["samira"], task, "verzonnen")


async def test_a_helper_says_with_a_reason_that_a_task_is_not_needed(world: World) -> None:
    task = await task_of(world, "samira", "internet")
    await actions.drop(world["anneke"], task, "Heeft al internet.")
    assert task not in [row.id for row in await queries.tasks_of(world["samira"], world["samira"].id)]
    with pytest.raises(Refused):
        await actions.complete(world["samira"], task, True)
    await actions.drop(world["anneke"], task, None)
    assert task in [row.id for row in await queries.tasks_of(world["samira"], world["samira"].id)]


async def test_a_newcomer_cannot_strike_a_task(world: World) -> None:
    task = await task_of(world, "samira", "internet")
    with pytest.raises(Refused):
        await actions.drop(world["samira"], task, "Geen zin.")


async def test_a_newcomer_takes_away_what_they_made_themselves(world: World) -> None:
    mine = await dossiers.open_for(world["samira"], world["samira"].id)
    own = await actions.add_own(world["samira"], mine, "Ahmed bellen", None, "newcomer")
    helpers = await actions.add_own(world["anneke"], mine, "Stempel halen", None, "newcomer")
    await actions.drop(world["samira"], own, "Zelf weggehaald.")
    assert own not in [row.id for row in await queries.tasks_of(world["anneke"], world["samira"].id)]
    with pytest.raises(Refused):
        await actions.drop(world["samira"], helpers, "Geen zin.")


async def test_talk_about_a_task_reaches_the_team_and_nobody_else(world: World) -> None:
    task = await task_of(world, "samira", "huisarts")
    await actions.comment(world["samira"], task, "هل يمكنك مساعدتي؟")
    assert [said.body for said in await queries.comments(task)] == ["هل يمكنك مساعدتي؟"]
    with pytest.raises(NotFound):
        await actions.comment(world["bram"], task, "Hallo")
    assert len(await queries.comments(task)) == 1


async def test_an_own_task_of_either_side_stands_in_the_one_list(world: World) -> None:
    mine = await dossiers.open_for(world["samira"], world["samira"].id)
    by_newcomer = await actions.add_own(world["samira"], mine, "Ahmed bellen", None, "newcomer")
    by_helper = await actions.add_own(world["peter"], mine, "Stempel halen", None, "klantmanager")
    listed = {row.id for row in await queries.tasks_of(world["anneke"], world["samira"].id)}
    assert {by_newcomer, by_helper} <= listed
    assert not {by_newcomer, by_helper} & {row.id for row in await queries.tasks_of(world["karim"], world["karim"].id)}


async def test_a_task_from_the_packs_reserve_is_added_once(world: World) -> None:
    whose = await dossiers.open_for(world["anneke"], world["samira"].id)
    ids = await asyncio.gather(*(actions.add_from_pack(world["anneke"], whose, "bezwaar") for _ in range(5)))
    assert len(set(ids)) == 1
    rows = await db.fetch("SELECT COUNT(*) FROM task WHERE template = 'bezwaar' AND household = ?", whose.household)
    assert rows[0][0] == 1


async def test_a_task_that_comes_by_itself_cannot_be_added_by_hand(world: World) -> None:
    whose = await dossiers.open_for(world["anneke"], world["samira"].id)
    with pytest.raises(NotFound):
        await actions.add_from_pack(world["anneke"], whose, "huisarts")
