"""A worker that stands still in the middle of sending, for longer than its lease, and then goes on."""

import asyncio
import os
import signal
from collections.abc import Callable

import pytest

from tests.faults import workers
from tests.faults.sending import LEASE
from tests.push.service import Service, serving
from tests.store import rows
from tests.town import Size, Town

MESSAGES, AT_ONCE, SECONDS = 60, 4, 30
PAUSE_AT = "/20"


@pytest.fixture
def town(town_of: Callable[[Size], Town]) -> Town:
    return town_of(Size(trajects=1, awake=1))


class Pause:
    """Begins when this message comes for the first time, before it has an answer."""

    def __init__(self, service: Service) -> None:
        self.service, self.worker, self.begun = service, 0, asyncio.Event()
        service.on_post = self._begin

    def _begin(self) -> None:
        if not self.begun.is_set() and self.service.posts[-1].path == PAUSE_AT:
            self.worker = workers.signal_sender(self.service, signal.SIGSTOP)
            self.begun.set()

    async def lasts_longer_than_the_lease(self) -> None:
        await self.begun.wait()
        await asyncio.sleep(LEASE.total_seconds() + 0.5)


async def accepted(database: str) -> int:
    return int((await rows(database, "SELECT SUM(number) FROM tally WHERE outcome = 'accepted'"))[0][0])


async def test_nothing_comes_a_third_time_and_the_late_word_changes_nothing(town: Town, database: str) -> None:
    async with serving() as service:
        pause = Pause(service)
        await workers.fill(database, service, MESSAGES)
        with workers.working(database, AT_ONCE):
            await pause.lasts_longer_than_the_lease()
            assert workers.WORKERS == 1 or await workers.all_are_done(database, SECONDS)
            os.kill(pause.worker, signal.SIGCONT)
            assert await workers.all_are_done(database, SECONDS)
            await asyncio.sleep(0.5)
    came = workers.times(service)
    assert len(came) == MESSAGES and max(came.values()) <= 2
    assert sum(came.values()) <= MESSAGES + AT_ONCE  # what it had in hand when it stopped
    assert await accepted(database) == MESSAGES
    assert workers.have_topics_of_their_own(service)
