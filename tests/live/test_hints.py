"""Who hears that something changed."""

from backend.core import db
from backend.features.checklist import actions
from tests.cast import World
from tests.live.conftest import OpenPage


async def tick(world: World, whose: str, by: str, done: bool = True) -> None:
    row = await db.fetch_one(
        "SELECT id FROM task WHERE traject = ? AND dropped_at IS NULL AND retired_at IS NULL ORDER BY id LIMIT 1",
        world[whose].traject,
    )
    assert row is not None
    await actions.complete(world[by], row[0], done)


async def test_a_tick_by_the_begeleider_reaches_the_newcomers_page(world: World, open_page: OpenPage) -> None:
    page = await open_page("samira")
    await tick(world, "samira", by="anneke")
    assert await page.is_told()


async def test_a_tick_by_the_newcomer_reaches_the_whole_team(world: World, open_page: OpenPage) -> None:
    begeleider, klantmanager = await open_page("anneke"), await open_page("peter")
    await tick(world, "samira", by="samira")
    assert await begeleider.is_told()
    assert await klantmanager.is_told()


async def test_the_household_hears_of_each_other(world: World, open_page: OpenPage) -> None:
    page = await open_page("karim")
    await tick(world, "samira", by="samira")
    assert await page.is_told()


async def test_an_outsider_hears_nothing(world: World, open_page: OpenPage) -> None:
    page = await open_page("bram")
    await tick(world, "samira", by="samira")
    assert await page.is_silent()


async def test_a_second_tick_tells_nobody(world: World, open_page: OpenPage) -> None:
    page = await open_page("samira")
    await tick(world, "samira", by="samira")
    assert await page.is_told()
    await tick(world, "samira", by="samira")
    assert await page.is_silent()


async def test_what_happens_while_the_page_does_not_look_is_told_once(world: World, open_page: OpenPage) -> None:
    page = await open_page("samira")
    async with db.write():
        for done in (True, False, True):
            await tick(world, "samira", by="samira", done=done)
    assert await page.is_told()
    assert await page.is_silent()


async def test_a_change_that_is_taken_back_is_not_told(world: World, open_page: OpenPage) -> None:
    page = await open_page("samira")
    try:
        async with db.write():
            await tick(world, "samira", by="samira")
            raise LookupError
    except LookupError:
        assert await page.is_silent()


async def test_a_change_just_before_the_stream_opens_is_told(world: World, open_page: OpenPage) -> None:
    seen_by_all = await open_page("anneke")
    await tick(world, "samira", by="samira")
    assert await seen_by_all.is_told()
    page = await open_page("samira")
    assert await page.is_told()
