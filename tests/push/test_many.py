"""Ten thousand messages that are due at once, while three of the services are in trouble."""

import asyncio
from collections import Counter, deque
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from typing import Any

import psutil
import pytest

from backend.core import clock, db
from backend.core.runner import AT_ONCE, Runner
from backend.features.push import sender as sending
from backend.features.push.sender import Sender
from tests.cast import World
from tests.moment import Clock
from tests.push.service import DROP, HANG, Behaviour, Browser, Service, serving

TROUBLE: dict[str, Behaviour] = {"hangs": HANG, "drops": DROP, "asks": (429, "retry-after: 120")}
SOUND = ("sound", "sane")
TURNS = ("hangs", "drops", "asks", *SOUND, *SOUND, *SOUND, "sound")  # so many of ten messages are for each
MESSAGES = 10_000
CHUNK = 500
MORE_MEMORY = 64 * 2**20
SECONDS = 180


class Services:
    """Each on an address of its own, and what comes to any of them, in order."""

    def __init__(self, of: dict[str, Service], browser: Browser, person: int) -> None:
        self.of, self.browser, self.person = of, browser, person
        self.came: list[str] = []
        self.enough, self.wanted = asyncio.Event(), 0
        for name, service in of.items():
            service.posts = deque(maxlen=1)
            service.on_post = lambda name=name: self._count(name)

    def _count(self, name: str) -> None:
        self.came.append(f"{name}{self.of[name].posts[-1].path}")
        if name in SOUND:
            self.wanted -= 1
            if not self.wanted:
                self.enough.set()

    async def are_due(self, names: list[str]) -> None:
        """A message to each, in this order."""
        self.wanted = sum(name in SOUND for name in names)
        begun = clock.now() - timedelta(seconds=len(names))
        async with db.write():
            for first in range(0, len(names), CHUNK):
                await self._some_are_due(names[first : first + CHUNK], first, begun)

    async def _some_are_due(self, names: list[str], first: int, begun: datetime) -> None:
        now = clock.now()
        keys = (self.browser.p256dh, self.browser.auth, now, now)
        endpoints = [self.of[name].endpoint(str(number)) for number, name in enumerate(names, first)]
        ids = dict(
            await insert(
                "push_subscription (person, endpoint, p256dh, auth, created_at, seen_at)",
                [(self.person, endpoint, *keys) for endpoint in endpoints],
                "endpoint, id",
            )
        )
        await insert(
            "job (kind, key, payload, due_at, run_at)",
            [
                ("push", f"push:{ids[each]}", self._payload(ids[each]), *[begun + timedelta(seconds=number)] * 2)
                for number, each in enumerate(endpoints, first)
            ],
            "id",
        )

    def _payload(self, subscription: int) -> str:
        return f'{{"subscription": {subscription}, "person": {self.person}, "notices": [1]}}'


async def insert(columns: str, rows: list[tuple[Any, ...]], returning: str) -> list[tuple[Any, ...]]:
    marks = ", ".join([f"({', '.join('?' * len(rows[0]))})"] * len(rows))
    values = [value for row in rows for value in row]
    return await db.execute(f"INSERT INTO {columns} VALUES {marks} RETURNING {returning}", *values)


@pytest.fixture
async def services(world: World, browser: Browser) -> AsyncIterator[Services]:
    async with AsyncExitStack() as stack:
        of = {name: await stack.enter_async_context(serving()) for name in (*TROUBLE, *SOUND)}
        for name, behaviour in TROUBLE.items():
            of[name].usually = behaviour
        yield Services(of, browser, world["samira"].id)


def out_of_turn(came: list[str]) -> int:
    """How many places later than its turn, at most, a message came among those of the sound services."""
    numbers = [int(number) for name, number in (each.split("/") for each in came) if name in SOUND]
    turn = {number: place for place, number in enumerate(sorted(numbers))}
    return max(place - turn[number] for place, number in enumerate(numbers))


def times(came: list[str]) -> Counter[str]:
    return Counter(each.split("/")[0] for each in came)


async def heal(services: Services, runner: Runner, moment: Clock) -> None:
    """Until all has come; what was asked to wait waits for its moment."""
    for service in services.of.values():
        service.usually = 201
    for _ in range(3):
        moment.move(minutes=10)
        await runner.run_due()


async def test_who_hangs_delays_no_other_and_nothing_is_lost(
    services: Services, runner: Runner, sender: Sender, moment: Clock
) -> None:
    sender._session._timeout = sending.aiohttp.ClientTimeout(total=SECONDS)  # who hangs, hangs until told otherwise
    due = [TURNS[number % len(TURNS)] for number in range(MESSAGES)]
    await services.are_due(due)
    memory = psutil.Process().memory_info().rss
    working = asyncio.create_task(runner.run_due())
    await asyncio.wait_for(services.enough.wait(), SECONDS)
    came = times(services.came)
    assert (came["sound"], came["sane"]) == (4_000, 3_000) and len(set(services.came)) == len(services.came)
    assert came["hangs"] <= sending.PER_HOST and came["drops"] <= sending.PER_HOST + sending.SILENT_TO_REST
    assert out_of_turn(services.came) <= 2 * AT_ONCE

    services.of["hangs"].released.set()
    await working
    await heal(services, runner, moment)
    assert {f"{name}/{number}" for number, name in enumerate(due)} == set(services.came)
    assert times(services.came)["sound"] == 4_000 and await db.fetch("SELECT id FROM job") == []
    assert max(service.most_open for service in services.of.values()) <= sending.PER_HOST
    assert psutil.Process().memory_info().rss - memory < MORE_MEMORY
