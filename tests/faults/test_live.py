"""What one person does, the other sees: through real servers, on PostgreSQL through two of them."""

import asyncio
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup

from tests.faults.phone import Phone
from tests.listening import listening
from tests.server import Server
from tests.town import Citizen, Size, Town

Doors = tuple[Server, Server]
WITHIN = 1.0  # seconds, from the tick until the other page shows it


@pytest.fixture
def town(town_of: Callable[[Size], Town]) -> Town:
    """Two trajects, each with a newcomer and a begeleider."""
    return town_of(Size(trajects=2, awake=2))


def list_of_newcomer(town: Town, reader: Citizen) -> str:
    return "/taken" if reader.role == "newcomer" else f"/clienten/{town.newcomer.person}/taken"


async def shows_done(phone: Phone, page: str, task: int) -> bool:
    answer = await phone.see(page)
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "html.parser").select_one(f"#klaar #taak-{task}") is not None


async def sees(town: Town, doors: Doors, ticker: Citizen, watcher: Citizen) -> None:
    """One ticks at the first door, the other looks at the second."""
    task, page = town.tasks[1][0], list_of_newcomer(town, watcher)
    async with Phone(doors[0], ticker) as near, Phone(doors[1], watcher) as far:
        assert not await shows_done(far, page, task)
        async with listening(doors[1], watcher) as stream, asyncio.timeout(WITHIN):
            assert (await near.tick(task)).status_code == 303
            assert await stream.is_told(WITHIN)
            assert await shows_done(far, page, task)


async def test_the_newcomer_sees_the_begeleiders_tick_within_a_second(town: Town, doors: Doors) -> None:
    await sees(town, doors, town.begeleider, town.newcomer)


async def test_the_begeleider_sees_the_newcomers_tick_within_a_second(town: Town, doors: Doors) -> None:
    await sees(town, (doors[1], doors[0]), town.newcomer, town.begeleider)


async def test_an_outsider_hears_nothing_of_it(town: Town, doors: Doors) -> None:
    async with listening(doors[1], town.outsider) as stream, Phone(doors[0], town.newcomer) as phone:
        assert (await phone.tick(town.tasks[1][0])).status_code == 303
        assert not await stream.is_told(within=0.5)


async def test_a_server_with_open_streams_stops_at_once(town: Town, start: Callable[[], Server]) -> None:
    server = start()
    async with listening(server, town.newcomer) as first, listening(server, town.begeleider) as second:
        assert await asyncio.to_thread(server.stop) < 1
        assert await first.has_ended()
        assert await second.has_ended()
