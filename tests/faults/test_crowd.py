"""Fifty people at the same time."""

from collections.abc import Callable

import pytest

from tests.faults.crowd import CONFIRMED, Crowd
from tests.server import Server
from tests.town import Size, Town

# Ten newcomers, each with four helpers of their own.
FIFTY = Size(trajects=10, awake=10, roles=("begeleider", "klantmanager", "begeleider", "klantmanager"))


@pytest.fixture
def crowd(town_of: Callable[[Size], Town], start: Callable[[], Server]) -> Crowd:
    town = town_of(FIFTY)
    assert len(town.citizens) == 50
    return Crowd(town, start())


async def test_the_same_task_ticked_by_five_at_once_is_done_once(crowd: Crowd, database: str) -> None:
    await crowd.each_ticks_all()
    assert len(crowd.ticked) == 80
    assert crowd.statuses == {CONFIRMED: 400}
    assert "locked" not in crowd.server.log.read_text()
    await crowd.all_is_kept_once(database)


async def test_what_is_sent_twice_at_the_same_time_is_said_once(crowd: Crowd, database: str) -> None:
    await crowd.each_says(times=3)
    assert len(crowd.said) == 150
    assert crowd.statuses == {CONFIRMED: 300}
    await crowd.all_is_kept_once(database)
