"""The worker as it runs: beside the app, or as a process of its own."""

import asyncio
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator

import pytest

from backend import worker
from backend.core import db, settings
from backend.features.journey import actions as journey
from tests.cast import World
from tests.moment import Clock
from tests.patience import Look, comes_true
from tests.server import ROOT, environment
from tests.worker.conftest import Watcher, happen

WITHIN = worker.LOOK_EVERY + 0.5  # seconds: the longest pause between two looks, and the work itself


def is_listed(world: World, name: str, template: str) -> Look:
    async def look() -> bool:
        return bool(
            await db.fetch(
                "SELECT id FROM task WHERE traject = ? AND template = ? AND retired_at IS NULL",
                *(world[name].traject, template),
            )
        )

    return look


async def record_the_pip(world: World) -> None:
    await journey.set_fact(world["peter"], world["samira"].id, "pip", "2026-11-20", "Brief van de gemeente")


async def test_a_changed_fact_changes_the_tasks_within_a_second(world: World) -> None:
    listed = is_listed(world, "samira", "pip_lezen")
    async with worker.running(True):
        assert not await listed()
        await record_the_pip(world)
        assert await comes_true(listed, WITHIN)


async def test_without_a_worker_nothing_follows_until_there_is_one(world: World, watcher: Watcher) -> None:
    async with worker.running(False):
        await happen(world, "one")
        await asyncio.sleep(0.05)
        assert await watcher.has_done() == Counter()
    async with worker.running(True):
        assert await comes_true(lambda: is_done(watcher, "one"), WITHIN)


async def is_done(watcher: Watcher, *facts: str) -> bool:
    return await watcher.has_done() == Counter(facts)


@pytest.fixture
def chore(watcher: Watcher, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How often time alone brought something about; it never goes well."""
    done: list[str] = []

    async def fail() -> None:
        done.append("chore")
        raise LookupError("chore")

    monkeypatch.setattr(worker, "CHORES", (fail,))
    monkeypatch.setattr(worker, "LOOK_EVERY", 0.02)
    return done


async def test_chores_are_done_at_the_start_and_every_hour(chore: list[str], moment: Clock) -> None:
    async with worker.running(True):
        for hours in range(1, 4):
            await asyncio.sleep(0.1)
            assert len(chore) == hours
            moment.move(hours=1)


async def test_a_chore_that_fails_stops_nothing_else(world: World, watcher: Watcher, chore: list[str]) -> None:
    await happen(world, "one")
    async with worker.running(True):
        assert await comes_true(lambda: is_done(watcher, "one"), WITHIN)
    assert chore


async def test_the_worker_outlives_a_database_that_is_away(
    world: World, watcher: Watcher, chore: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object) -> None:
        raise db.Unavailable

    await happen(world, "one")
    with monkeypatch.context() as for_now:
        for_now.setattr(worker, "_next_after", away)
        working = asyncio.create_task(worker.work())
        await asyncio.sleep(0.1)
    assert await comes_true(lambda: is_done(watcher, "one"), WITHIN)
    working.cancel()


@pytest.fixture
def process(world: World) -> Iterator[subprocess.Popen[str]]:
    if settings.current().is_sqlite:
        pytest.skip("SQLite has one process; there the worker runs in the app")
    started = subprocess.Popen(
        [sys.executable, "-m", "backend", "worker"],
        cwd=ROOT,
        env=environment(settings.current().database),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    yield started
    started.kill()
    started.communicate()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_process_that_is_told_to_stop_does_so_at_once(
    world: World, process: subprocess.Popen[str], number: signal.Signals
) -> None:
    await record_the_pip(world)
    assert await comes_true(is_listed(world, "samira", "pip_lezen"), within=10)
    process.send_signal(number)
    _, complaints = await asyncio.to_thread(process.communicate, timeout=2)
    assert (process.returncode, complaints) == (0, "")
