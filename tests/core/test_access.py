"""Who may see what: the team of today, and nobody else."""

from datetime import timedelta

import pytest

from backend.core import access, clock, db
from backend.core.access import TEAM_OF, visible_to
from tests.cast import World
from tests.core.teams import add_task, put_on_team, tasks_of

PERIODS = [
    (0, None, True),  # the first day counts
    (1, None, False),
    (-9, None, True),
    (-9, 1, True),
    (-9, 0, False),  # `until` is the first day that does not
    (-9, -1, False),
    (0, 0, False),
]


@pytest.mark.parametrize(("since", "until", "is_member"), PERIODS)
async def test_one_is_on_a_team_from_the_first_day_until_the_last(
    world: World, since: int, until: int | None, is_member: bool
) -> None:
    bram, samira = world["bram"], world["samira"]
    async with db.write():
        await put_on_team(bram, samira, since, until)
        task = await add_task(samira, "woning")
    trajects = {traject for (traject,) in await db.fetch(TEAM_OF, *visible_to(bram))}
    assert (samira.traject in trajects) is is_member
    assert (samira.household in await access.households_of(bram)) is is_member
    assert (task in await tasks_of(bram)) is is_member


async def test_a_day_begins_at_midnight_in_amsterdam(world: World) -> None:
    async with db.write():
        await put_on_team(world["bram"], world["samira"], since=1, until=None)
    this_evening = clock.now().replace(hour=22, minute=59)
    for minutes, is_member in ((0, False), (1, True)):
        with clock.as_if(this_evening + timedelta(minutes=minutes)):
            assert (world["samira"].household in await access.households_of(world["bram"])) is is_member


async def test_an_ended_account_is_nobody(world: World) -> None:
    async with db.write():
        await db.execute("UPDATE person SET ended_at = ? WHERE id = ?", clock.now(), world["anneke"].id)
    assert await access.person(world["anneke"].id) is None
    assert await access.person(world["bram"].id) == world["bram"]


async def test_an_account_that_never_was_is_nobody(world: World) -> None:
    assert await access.person(2**62) is None
