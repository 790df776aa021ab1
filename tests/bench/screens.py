"""From a tick until somebody else's screen shows it, with many streams open."""

import asyncio
import random
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass

import httpx

from tests import town
from tests.bench.load import Measured
from tests.bench.plan import Engine, Plan, Table, against
from tests.bench.processes import megabytes
from tests.listening import Listening, listening
from tests.server import Server, serving
from tests.town import Citizen, Size

BUDGET = 1_000.0  # ms
SECONDS_BETWEEN_TICKS = 0.02


@dataclass(frozen=True)
class Seat:
    """Somebody with a page open."""

    person: Citizen
    server: Server
    stream: Listening
    page: str


@dataclass
class Pair:
    """A newcomer and a begeleider of one traject, each at a process of their own."""

    seats: tuple[Seat, Seat]
    task: int
    done: bool = False


async def measure(engine: Engine, plan: Plan) -> Table:
    hint, screen = Measured(), Measured()
    async with AsyncExitStack() as running:
        pairs, kilobytes = await _open(engine, plan, running)
        client = await running.enter_async_context(httpx.AsyncClient())
        for _ in range(plan.ticks):
            await _tick(client, random.choice(pairs), hint, screen)
            await asyncio.sleep(SECONDS_BETWEEN_TICKS)
    streams = (
        f"{plan.streams} open streams of {kilobytes:.0f} KB in {'two processes' if engine.postgres else 'one process'}"
    )
    table = Table(f"{engine.name}: from a tick to the other screen, {streams}", ("ms", "p50", "p99", "budget for p99"))
    table.add("the stream says it", hint.milliseconds(50), hint.milliseconds(99), "")
    slowest = screen.milliseconds(99)
    table.add("the page is there", screen.milliseconds(50), slowest, against(slowest, BUDGET))
    return table


async def _open(engine: Engine, plan: Plan, running: AsyncExitStack) -> tuple[list[Pair], float]:
    """All streams, and what one costs in memory."""
    database = await engine.new_database()
    people = town.build(database, Size(trajects=plan.streams // 2, awake=plan.streams // 2))
    first = running.enter_context(serving(database, engine.log))
    second = running.enter_context(serving(database, engine.log)) if engine.postgres else first
    before = megabytes(first.process.pid)
    seats = [
        Seat(person, server, await running.enter_async_context(listening(server, person)), _page(person))
        for person, server in zip(people.citizens, [first, second] * (plan.streams // 2), strict=True)
    ]
    here = sum(seat.server is first for seat in seats)
    kilobytes = 1000 * (megabytes(first.process.pid) - before) / here
    return [
        Pair((a, b), people.tasks[a.person.traject][0]) for a, b in zip(seats[::2], seats[1::2], strict=True)
    ], kilobytes


def _page(person: Citizen) -> str:
    return "/taken" if person.role == "newcomer" else f"/clienten/{person.traject}/taken"


async def _tick(client: httpx.AsyncClient, pair: Pair, hint: Measured, screen: Measured) -> None:
    here, there = random.sample(pair.seats, 2)
    pair.done = not pair.done
    begun = time.perf_counter()
    wish = client.post(
        f"{here.server.origin}/taken/{pair.task}/klaar", headers=here.person.headers, data={"done": int(pair.done)}
    )
    answer, told, _ = await asyncio.gather(wish, _told(there, begun), here.stream.is_told())
    assert answer.status_code == 303
    page = await client.get(f"{there.server.origin}{there.page}", headers=there.person.headers)
    assert page.status_code == 200
    hint.latencies.append(told)
    screen.latencies.append(time.perf_counter() - begun)


async def _told(seat: Seat, begun: float) -> float:
    assert await seat.stream.is_told(within=10)
    return time.perf_counter() - begun
