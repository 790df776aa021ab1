"""Many people at once, each with a phone that sends a wish again until it is confirmed."""

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from uuid import uuid4

import httpx

from tests.faults.phone import Phone
from tests.server import Server
from tests.store import rows
from tests.town import Citizen, Town

SECONDS_BETWEEN_TRIES = 0.05
CONFIRMED, NOT_NOW, NO_ANSWER = 303, 503, 0


class Crowd:
    """The people of a town: what they asked, and what they were told."""

    def __init__(self, town: Town, server: Server) -> None:
        self.town = town
        self.server = server
        self.said: set[str] = set()
        self.ticked: set[int] = set()
        self.statuses: Counter[int] = Counter()

    async def each_ticks_all(self) -> None:
        """Everybody of a team the same tasks, each in an order of their own."""
        await asyncio.gather(*(self._tick_all(citizen) for citizen in self.town.citizens))

    async def each_says(self, times: int) -> None:
        """The same words twice at the same time, as a phone does that did not hear the answer."""
        await asyncio.gather(*(self._say_twice(citizen, times) for citizen in self.town.citizens))

    async def live_on(self, stop: asyncio.Event) -> None:
        """Ticks and talks until told to stop; a wish that was begun is still brought to its end."""
        await asyncio.gather(*(self._live(citizen, stop) for citizen in self.town.citizens))

    async def _tick_all(self, citizen: Citizen) -> None:
        tasks = self.town.tasks[citizen.traject]
        async with Phone(self.server, citizen) as phone:
            for task in random.sample(tasks, len(tasks)):
                await self._tick(phone, task)

    async def _say_twice(self, citizen: Citizen, times: int) -> None:
        async with Phone(self.server, citizen) as phone:
            for _ in range(times):
                text = uuid4().hex
                await asyncio.gather(self._say(phone, text), self._say(phone, text))

    async def _live(self, citizen: Citizen, stop: asyncio.Event) -> None:
        async with Phone(self.server, citizen) as phone:
            while not stop.is_set():
                await self._tick(phone, random.choice(self.town.tasks[citizen.traject]))
                await self._say(phone, uuid4().hex)

    async def _tick(self, phone: Phone, task: int) -> None:
        await self._until_confirmed(lambda: phone.tick(task))
        self.ticked.add(task)

    async def _say(self, phone: Phone, text: str) -> None:
        task = self.town.tasks[phone.owner.traject][0]
        await self._until_confirmed(lambda: phone.say(task, text, key=text))
        self.said.add(text)

    async def _until_confirmed(self, send: Callable[[], Awaitable[httpx.Response]]) -> None:
        while True:
            if await self._status(send) == CONFIRMED:
                return
            await asyncio.sleep(SECONDS_BETWEEN_TRIES)

    async def _status(self, send: Callable[[], Awaitable[httpx.Response]]) -> int:
        try:
            status = (await send()).status_code
        except httpx.TransportError:
            return NO_ANSWER
        self.statuses[status] += 1
        return status

    async def all_is_kept_once(self, database: str) -> None:
        """All that was confirmed is there, with one event for each change."""
        said = Counter(body for (body,) in await rows(database, "SELECT body FROM comment"))
        assert said == Counter(self.said)
        assert await count(database, "event WHERE verb = 'task_commented'") == len(self.said)
        done = [task for (task,) in await rows(database, "SELECT id FROM task WHERE done_at IS NOT NULL ORDER BY id")]
        assert done == sorted(self.ticked)
        told = await rows(
            database, "SELECT task FROM event WHERE verb = 'task_done' AND task IS NOT NULL ORDER BY task"
        )
        assert [task for (task,) in told] == done


async def count(database: str, what: str) -> int:
    return int((await rows(database, f"SELECT COUNT(*) FROM {what}"))[0][0])
