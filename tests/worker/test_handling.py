"""What follows from an event: all of it, once, whatever goes wrong on the way."""

import asyncio
from collections import Counter

from backend import worker
from tests.cast import World
from tests.worker.conftest import Watcher, happen, waiting

FACTS = [f"fact {number}" for number in range(12)]


async def test_an_event_is_handled_once_by_several_workers_at_the_same_time(world: World, watcher: Watcher) -> None:
    await happen(world, *FACTS)
    watcher.meanwhile = lambda: asyncio.sleep(0.001)
    await asyncio.gather(*(worker.handle_all() for _ in range(5)))
    assert await watcher.has_done() == Counter(FACTS)
    assert await waiting() == 0


async def test_what_is_handled_is_not_handled_again(world: World, watcher: Watcher) -> None:
    await happen(world, *FACTS)
    for _ in range(2):
        await worker.handle_all()
    assert await watcher.has_done() == Counter(FACTS)


async def test_one_that_fails_is_undone_holds_up_no_other_and_is_tried_again(world: World, watcher: Watcher) -> None:
    await happen(world, "one", "two", "three")
    watcher.fails_at = {"one", "two"}
    await worker.handle_all()
    assert await watcher.has_done() == Counter(["three"])
    assert await waiting() == 2
    watcher.fails_at = {"two"}
    await worker.handle_all()
    assert await watcher.has_done() == Counter(["one", "three"])
    watcher.fails_at = set()
    await worker.handle_all()
    assert await watcher.has_done() == Counter(["one", "two", "three"])


async def test_what_happens_while_it_looks_is_handled_in_the_same_look(world: World, watcher: Watcher) -> None:
    await happen(world, "one")

    async def then_the_second_happens() -> None:
        watcher.meanwhile = None
        await happen(world, "two")

    watcher.meanwhile = then_the_second_happens
    await worker.handle_all()
    assert await watcher.has_done() == Counter(["one", "two"])


async def test_a_worker_that_stops_halfway_leaves_the_event_whole_for_the_next(world: World, watcher: Watcher) -> None:
    begun, never = asyncio.Event(), asyncio.Event()

    async def stopped_here() -> None:
        begun.set()
        await never.wait()

    watcher.meanwhile = stopped_here
    await happen(world, "one")
    working = asyncio.create_task(worker.work())
    await begun.wait()
    working.cancel()
    await asyncio.wait([working], timeout=1)
    assert (await waiting(), await watcher.has_done()) == (1, Counter())
    watcher.meanwhile = None
    await worker.handle_all()
    assert (await waiting(), await watcher.has_done()) == (0, Counter(["one"]))
