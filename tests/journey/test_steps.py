"""Where the steps stand: what follows from facts, and what a helper says."""

import asyncio

import pytest

from backend.core import clock, db
from backend.core.errors import NotFound
from backend.features.journey import actions
from backend.features.journey.rules import State
from tests.cast import World
from tests.journey.happened import steps, told


async def test_a_helper_says_that_a_step_is_done(world: World) -> None:
    await actions.set_step(world["peter"], world["samira"].id, "brede_intake", "done")
    assert await steps(world["samira"]) == {"woning": "current", "brede_intake": "done"}
    assert await told(world["samira"], "step_changed") == [("step_changed", {"step": "brede_intake", "state": "done"})]


async def test_several_steps_go_on_at_once(world: World) -> None:
    await actions.set_step(world["anneke"], world["samira"].id, "brede_intake", "current")
    assert await steps(world["samira"]) == {"woning": "current", "brede_intake": "current"}


async def test_a_step_can_be_put_back_to_not_yet(world: World) -> None:
    await actions.set_step(world["anneke"], world["samira"].id, "woning", "none")
    assert await steps(world["samira"]) == {}


@pytest.mark.parametrize("state", ["none", "current", "done"])
async def test_the_same_said_twice_is_told_once(world: World, state: State) -> None:
    await actions.set_step(world["anneke"], world["samira"].id, "woning", "done" if state == "current" else "current")
    before = len(await told(world["samira"], "step_changed"))
    await asyncio.gather(*(actions.set_step(world["peter"], world["samira"].id, "woning", state) for _ in range(5)))
    assert len(await told(world["samira"], "step_changed")) == before + 1


async def test_a_step_that_the_gemeente_does_not_have_is_not_there(world: World) -> None:
    with pytest.raises(NotFound):
        await actions.set_step(world["anneke"], world["samira"].id, "vakantie", "done")


@pytest.mark.parametrize("outsider", ["bram", "bea", "eva", "samira"])
async def test_who_is_no_helper_of_hers_says_nothing_about_her_steps(world: World, outsider: str) -> None:
    with pytest.raises(NotFound):
        await actions.set_step(world[outsider], world["samira"].id, "woning", "done")
    assert await steps(world["samira"]) == {"woning": "current"}


async def test_a_docent_does_not_say_where_a_step_stands(world: World) -> None:
    with pytest.raises(NotFound):
        await actions.set_step(world["ineke"], world["yusuf"].id, "leren", "done")


async def test_a_step_follows_from_the_fact_that_changed_and_only_from_that_one(world: World) -> None:
    await actions.move_on(world["samira"].traject or 0, "kennisgeving")
    assert await steps(world["samira"]) == {"woning": "current", "brede_intake": "current"}
    assert await told(world["samira"], "step_changed") == [
        ("step_changed", {"step": "brede_intake", "state": "current", "because": "kennisgeving"})
    ]


async def test_following_twice_changes_nothing_and_tells_nobody_again(world: World) -> None:
    for _ in range(2):
        await actions.move_on(world["yusuf"].traject or 0, "pip")
    assert len(await told(world["yusuf"], "step_changed")) == 5


async def test_a_step_began_on_the_day_of_its_fact(world: World) -> None:
    await actions.move_on(world["yusuf"].traject or 0, "pip")
    rows = await db.fetch(
        "SELECT since, value FROM step_state JOIN fact ON fact.traject = step_state.traject AND key = 'pip'"
        " WHERE step_state.traject = ? AND step = 'leren'",
        world["yusuf"].traject,
    )
    assert [since.isoformat() for since, _ in rows] == [value for _, value in rows]


async def test_a_day_still_to_come_does_not_begin_a_step_in_the_future(world: World) -> None:
    await actions.set_fact(world["anneke"], world["samira"].id, "kennisgeving", "2027-01-01")
    await actions.move_on(world["samira"].traject or 0, "kennisgeving")
    rows = await db.fetch(
        "SELECT since FROM step_state WHERE traject = ? AND step = 'brede_intake'", world["samira"].traject
    )
    assert [since for (since,) in rows] == [clock.today()]


async def test_a_fact_that_was_taken_back_moves_nothing(world: World) -> None:
    await actions.set_fact(world["anneke"], world["samira"].id, "kennisgeving", None)
    await actions.move_on(world["samira"].traject or 0, "kennisgeving")
    assert await steps(world["samira"]) == {"woning": "current"}


async def test_what_a_helper_finished_is_not_begun_again(world: World) -> None:
    await actions.set_step(world["anneke"], world["samira"].id, "brede_intake", "done")
    await actions.move_on(world["samira"].traject or 0, "kennisgeving")
    assert (await steps(world["samira"]))["brede_intake"] == "done"


async def test_what_a_helper_put_back_stays_so_when_something_else_changes(world: World) -> None:
    await actions.set_step(world["anneke"], world["samira"].id, "woning", "none")
    await actions.move_on(world["samira"].traject or 0, "kennisgeving")
    assert "woning" not in await steps(world["samira"])
