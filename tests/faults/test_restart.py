"""PostgreSQL goes away and comes back; the app does neither."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from tests.faults.crowd import CONFIRMED, NOT_NOW, Crowd
from tests.faults.phone import Phone
from tests.listening import listening
from tests.server import Server
from tests.store import Postgres
from tests.town import Size, Town

SECONDS_TO_HEAL = 3.0


@pytest.fixture
def town(own_postgres: Postgres, town_of: Callable[[Size], Town]) -> Town:
    return town_of(Size(trajects=4, awake=4))


@asynccontextmanager
async def away(postgres: Postgres, how: str = "fast") -> AsyncIterator[None]:
    await asyncio.to_thread(postgres.stop, how)
    try:
        yield
    finally:
        await asyncio.to_thread(postgres.start)


async def until_it_works(phone: Phone, task: int) -> float:
    """In seconds."""
    begun = time.monotonic()
    while (await phone.tick(task)).status_code != CONFIRMED:
        assert time.monotonic() < begun + 10
        await asyncio.sleep(0.05)
    return time.monotonic() - begun


async def test_without_database_the_app_says_when_to_come_back(
    own_postgres: Postgres, town: Town, start: Callable[[], Server]
) -> None:
    server, task = start(), town.tasks[1][0]
    async with Phone(server, town.newcomer) as phone, away(own_postgres):
        for answer in (await phone.tick(task), await phone.see("/taken"), await phone.see("/")):
            assert answer.status_code == NOT_NOW
            assert int(answer.headers["retry-after"]) > 0
        assert server.status_of("/healthz") == 200
        assert server.status_of("/readyz") == NOT_NOW


async def test_streams_hear_again_when_the_database_is_back(
    own_postgres: Postgres, town: Town, start: Callable[[], Server]
) -> None:
    server, (first, second, *_) = start(), town.tasks[1]
    async with Phone(server, town.begeleider) as helper, listening(server, town.newcomer) as stream:
        assert (await helper.tick(first)).status_code == CONFIRMED
        assert await stream.is_told()
        async with away(own_postgres):
            assert not await stream.is_told(within=0.5)
        assert await stream.is_told(within=5 + SECONDS_TO_HEAL)  # to look at what it may have missed
        assert (await helper.tick(second)).status_code == CONFIRMED
        assert await stream.is_told()


async def test_a_restart_under_load_loses_nothing(
    own_postgres: Postgres, town: Town, start: Callable[[], Server], database: str
) -> None:
    crowd, stop = Crowd(town, start()), asyncio.Event()
    life = asyncio.create_task(crowd.live_on(stop))
    for how in ("fast", "immediate", "fast"):
        await asyncio.sleep(0.5)
        async with away(own_postgres, how):
            await asyncio.sleep(0.2)
        async with Phone(crowd.server, town.newcomer) as phone:
            assert await until_it_works(phone, town.tasks[1][0]) < SECONDS_TO_HEAL
    stop.set()
    await life
    assert set(crowd.statuses) == {CONFIRMED, NOT_NOW}
    crowd.ticked.add(town.tasks[1][0])
    await crowd.all_is_kept_once(database)
