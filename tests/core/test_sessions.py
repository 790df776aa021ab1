"""How long one stays in, and what ends it."""

from datetime import datetime, timedelta

import httpx
import pytest

from backend.core import clock, db, sessions
from backend.core.sessions import OWN_PHONE, SHARED_PHONE, STAFF, Lifetime
from backend.core.web.request import cookie
from backend.core.web.visitor import SESSION_COOKIE
from backend.features.people import actions
from tests.cast import World
from tests.moment import Clock

PLANTED = "A" * 43


async def session_of(token: str) -> int:
    visit = await sessions.find(token)
    assert visit is not None
    return visit.session


async def seen_at(session: int) -> datetime:
    rows = await db.fetch("SELECT seen_at FROM session WHERE id = ?", session)
    moment: datetime = rows[0][0]
    return moment


async def test_a_token_says_who_it_is(world: World) -> None:
    visit = await sessions.find(await sessions.start(world["samira"].id, OWN_PHONE))
    assert visit is not None and visit.person.name == "Samira Haddad"
    assert (visit.person.id, visit.device, visit.shared) == (world["samira"].id, None, False)


async def test_the_database_does_not_hold_what_opens_a_session(world: World) -> None:
    token = await sessions.start(world["samira"].id, OWN_PHONE)
    rows = await db.fetch("SELECT token_hash FROM session")
    assert rows == [(sessions.hashed(token),)] and token not in rows[0]


async def test_a_planted_token_is_never_taken_over(stranger: httpx.AsyncClient, world: World) -> None:
    stranger.cookies.set(cookie(SESSION_COOKIE), PLANTED, domain="localhost.local")
    answer = await stranger.post(f"/demo/{world['samira'].id}")
    assert answer.cookies[cookie(SESSION_COOKIE)] != PLANTED
    assert await sessions.find(PLANTED) is None


@pytest.mark.parametrize("lifetime", [STAFF, OWN_PHONE, SHARED_PHONE])
async def test_who_does_nothing_is_out(world: World, moment: Clock, lifetime: Lifetime) -> None:
    token = await sessions.start(world["samira"].id, lifetime)
    moment.move(seconds=lifetime.idle.total_seconds() - 5)
    assert await sessions.find(token)
    moment.move(seconds=lifetime.idle.total_seconds() + 5)
    assert await sessions.find(token) is None


async def test_use_keeps_a_session_but_not_for_ever(world: World, moment: Clock) -> None:
    token = await sessions.start(world["peter"].id, Lifetime(idle=timedelta(hours=5), absolute=timedelta(hours=12)))
    for _ in range(2):
        moment.move(hours=4)
        assert await sessions.find(token)
    moment.move(hours=4)
    assert await sessions.find(token) is None


async def test_use_is_not_written_at_each_request(world: World, moment: Clock) -> None:
    session = await session_of(token := await sessions.start(world["samira"].id, OWN_PHONE))
    begun = await seen_at(session)
    moment.move(seconds=20)
    await sessions.find(token)
    assert await seen_at(session) == begun
    moment.move(seconds=20)
    await sessions.find(token)
    assert await seen_at(session) >= begun + timedelta(seconds=40)


async def test_a_page_that_refreshes_itself_does_not_keep_a_session(world: World, moment: Clock) -> None:
    token = await sessions.start(world["peter"].id, STAFF)
    moment.move(minutes=10)
    assert await sessions.find(token, is_use=False)
    moment.move(minutes=6)
    assert await sessions.find(token) is None


async def test_an_open_stream_does_not_keep_a_session(world: World, moment: Clock) -> None:
    session = await session_of(token := await sessions.start(world["peter"].id, STAFF))
    moment.move(minutes=10)
    assert await sessions.is_live(session)
    moment.move(minutes=6)
    assert not await sessions.is_live(session)
    assert await sessions.find(token) is None


async def test_a_phone_has_one_session(world: World) -> None:
    device, _ = await actions.add_device(world["samira"].id, "Android", shared=True)
    first = await sessions.start(world["samira"].id, SHARED_PHONE, device)
    second = await sessions.start(world["samira"].id, SHARED_PHONE, device)
    assert await sessions.find(first) is None
    visit = await sessions.find(second)
    assert visit is not None and (visit.device, visit.shared) == (device, True)


async def test_two_browsers_are_two_sessions(world: World) -> None:
    first, second = [await sessions.start(world["peter"].id, STAFF) for _ in range(2)]
    await sessions.end(await session_of(second), world["peter"])
    assert await sessions.find(first)
    assert await sessions.find(second) is None


async def test_all_sessions_of_a_person_end_and_nobody_elses(world: World) -> None:
    mine = [await sessions.start(world["peter"].id, STAFF) for _ in range(2)]
    session, another = await session_of(mine[0]), await sessions.start(world["anneke"].id, STAFF)
    await sessions.end_all(world["peter"].id)
    assert [await sessions.find(token) for token in mine] == [None, None]
    assert not await sessions.is_live(session)
    assert await sessions.find(another)


@pytest.mark.parametrize(
    "end", ["UPDATE person SET ended_at = ? WHERE id = ?", "UPDATE device SET revoked_at = ? WHERE person = ?"]
)
async def test_an_ended_account_and_a_lost_phone_open_nothing(world: World, end: str) -> None:
    device, _ = await actions.add_device(world["samira"].id, "Android", shared=False)
    session = await session_of(token := await sessions.start(world["samira"].id, OWN_PHONE, device))
    async with db.write():
        await db.execute(end, clock.now(), world["samira"].id)
    assert await sessions.find(token) is None
    assert not await sessions.is_live(session)


@pytest.mark.parametrize("token", ["", "x", PLANTED, "a\x00b", "é" * 5000])
async def test_what_is_no_token_opens_nothing(world: World, token: str) -> None:
    await sessions.start(world["samira"].id, OWN_PHONE)
    assert await sessions.find(token) is None
