"""kill -9 between sending and acknowledging, again and again: nothing is lost, and a repeat replaces the first."""

import signal
from collections.abc import Callable

import pytest

from tests.faults import workers
from tests.push.service import Service, serving
from tests.town import Size, Town

KILLS, MESSAGES, SECONDS = 100, 150, 120


@pytest.fixture
def town(town_of: Callable[[Size], Town]) -> Town:
    return town_of(Size(trajects=1, awake=1))


class Reaper:
    """Two of three messages kill their worker when they come for the first time: before it has an answer, or after."""

    def __init__(self, service: Service) -> None:
        self.service, self.killed = service, list[str]()
        service.on_post, service.on_answer = self.on_post, self.on_answer

    def on_post(self) -> None:
        self._kill_at(1)

    def on_answer(self) -> None:
        self._kill_at(2)

    def _kill_at(self, turn: int) -> None:
        path = self.service.posts[-1].path
        if int(path[1:]) % 3 == turn and path not in self.killed:
            self.killed.append(path)
            workers.signal_sender(self.service, signal.SIGKILL)


async def test_no_message_is_lost_and_none_comes_more_than_once_again(town: Town, database: str) -> None:
    async with serving() as service:
        reaper = Reaper(service)
        await workers.fill(database, service, MESSAGES)
        with workers.working(database):
            assert await workers.all_are_done(database, SECONDS)
    came = workers.times(service)
    assert len(reaper.killed) == KILLS
    assert set(came) == {f"/{number}" for number in range(MESSAGES)}
    assert max(came.values()) == 2  # on a slow machine a lease may end without a kill: that is a repeat like any other
    assert workers.have_topics_of_their_own(service)
