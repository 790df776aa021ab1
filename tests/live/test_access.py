"""A stream is as good as the right to it: the session, and the team."""

from datetime import timedelta

import pytest

from backend.core import clock, db, sessions
from backend.features.live import routes
from backend.features.people import standing_in, teams
from tests.cast import World
from tests.core.teams import put_on_team
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


async def stay_signed_in() -> None:
    """Whoever is at it at midnight."""
    async with db.write():
        later = clock.now() + timedelta(days=1)
        await db.execute("UPDATE session SET seen_at = ?, expires_at = ?", later, later + timedelta(days=1))


@pytest.mark.parametrize(("name", "since", "until"), [("anneke", -9, 1), ("bram", 1, None)])
async def test_at_midnight_a_place_begins_or_ends_and_the_open_page_looks_again(
    world: World,
    open_page: OpenPage,
    moment: Clock,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    since: int,
    until: int | None,
) -> None:
    monkeypatch.setattr(routes, "LOOK_EVERY", 0.1)
    async with db.write():
        await put_on_team(world[name], world["tesfay"], since, until)
    page = await open_page(name)
    assert await page.next() == routes.STILL_HERE
    await stay_signed_in()
    moment.move(days=1)
    assert routes.CHANGED in [await page.next() for _ in range(5)]
    await tick(world, "tesfay", by="tesfay")
    hears = routes.CHANGED in [await page.next() for _ in range(3)]
    assert hears is (name == "bram")


async def test_after_midnight_a_hint_is_not_given_before_the_team_is_asked(
    world: World, open_page: OpenPage, moment: Clock
) -> None:
    """What changes just after midnight may be of a household that is no longer theirs."""
    async with db.write():
        await put_on_team(world["anneke"], world["tesfay"], -9, 1)
    page = await open_page("anneke")
    await stay_signed_in()
    moment.move(days=1)
    await tick(world, "samira", by="samira")
    assert await page.is_told()
    await tick(world, "tesfay", by="tesfay")
    assert await page.is_silent()


async def test_a_stand_in_hears_as_long_as_it_lasts(world: World, open_page: OpenPage) -> None:
    today, anneke, bram = clock.today(), world["anneke"], world["bram"]
    page = await open_page("bram")
    await standing_in.stand_in(anneke, world["tesfay"].id, anneke.id, bram.id, today, today + timedelta(days=3))
    assert await page.is_told()
    await tick(world, "tesfay", by="tesfay")
    assert await page.is_told()
    await teams.take_off(anneke, world["tesfay"].id, bram.id, today)
    while not await page.is_silent():
        pass
    await tick(world, "tesfay", by="tesfay")
    assert await page.is_silent()
