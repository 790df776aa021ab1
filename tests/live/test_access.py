"""A stream is as good as the right to it: the session, and the team."""

import pytest

from backend.core import clock, sessions
from backend.features.live import routes
from backend.features.people import teams
from tests.cast import World
from tests.live.conftest import OpenPage
from tests.live.test_hints import tick
from tests.moment import Clock


async def test_signing_out_elsewhere_ends_the_stream_at_once(world: World, open_page: OpenPage) -> None:
    page = await open_page("samira")
    await sessions.end(page.session, page.person)
    assert await page.is_told()  # so that the page asks, and is sent to the door
    assert await page.has_ended()


async def test_the_end_of_another_session_ends_no_stream(world: World, open_page: OpenPage) -> None:
    lost, kept = await open_page("samira"), await open_page("samira")
    await sessions.end(lost.session, lost.person)
    assert await kept.is_told()
    await tick(world, "samira", by="anneke")
    assert await kept.is_told()


async def test_a_session_that_nobody_uses_ends_although_the_page_is_open(
    world: World, open_page: OpenPage, moment: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes, "LOOK_EVERY", 0.1)
    page = await open_page("anneke")
    assert await page.next() == routes.STILL_HERE
    moment.move(minutes=16)
    while (said := await page.next()) == routes.STILL_HERE:
        pass
    assert said == routes.CHANGED
    assert await page.has_ended()


async def test_who_joins_the_team_hears_from_then_on(world: World, open_page: OpenPage) -> None:
    page = await open_page("bram")
    await teams.put_on(world["bea"], world["samira"].id, world["bram"].id, clock.today())
    assert await page.is_told()
    await tick(world, "samira", by="samira")
    assert await page.is_told()


async def test_who_leaves_the_team_hears_no_more(world: World, open_page: OpenPage) -> None:
    page = await open_page("anneke")
    await teams.take_off(world["bea"], world["tesfay"].id, world["anneke"].id, clock.today())
    while not await page.is_silent():
        pass
    await tick(world, "tesfay", by="tesfay")
    assert await page.is_silent()
