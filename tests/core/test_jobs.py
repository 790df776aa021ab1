"""Work that is due later: taken once at a time, never lost, never doubled."""

import asyncio
from datetime import timedelta

import pytest

from backend.core import clock, db, jobs
from backend.core.jobs import Job, LeaseLost
from backend.core.runner import Done, Failed, Later, Outcome, Runner
from tests.moment import Clock

pytestmark = pytest.mark.usefixtures("world")


async def ask(key: str, seconds: float = 0, kind: str = "test") -> bool:
    async with db.write():
        return await jobs.enqueue(kind, key, clock.now() + timedelta(seconds=seconds), {"key": key})


async def keys() -> list[str]:
    return [key for (key,) in await db.fetch("SELECT key FROM job ORDER BY key")]


async def tally(outcome: str) -> int:
    row = await db.fetch_one("SELECT number FROM tally WHERE kind = 'test' AND outcome = ?", outcome)
    return int(row[0]) if row else 0


async def test_the_same_work_asked_for_twice_is_one_job() -> None:
    assert await ask("a")
    assert not await ask("a")
    assert await keys() == ["a"]


async def test_a_job_is_not_there_when_what_asked_for_it_was_undone() -> None:
    with pytest.raises(ZeroDivisionError):
        async with db.write():
            await jobs.enqueue("test", "a", clock.now(), {})
            raise ZeroDivisionError
    assert await keys() == []


async def test_outside_a_transaction_nothing_can_be_asked_for() -> None:
    with pytest.raises(RuntimeError):
        await jobs.enqueue("test", "a", clock.now(), {})


async def test_what_is_not_due_is_not_taken(moment: Clock) -> None:
    await ask("later", seconds=60)
    assert await jobs.claim(10) == []
    moment.move(seconds=61)
    assert [job.key for job in await jobs.claim(10)] == ["later"]


async def test_what_is_taken_is_not_taken_again_before_its_lease_ends(moment: Clock) -> None:
    await ask("a")
    [first] = await jobs.claim(10)
    assert await jobs.claim(10) == []
    moment.move(seconds=jobs.LEASE.total_seconds() + 1)
    [second] = await jobs.claim(10)
    assert (second.id, second.attempts) == (first.id, 2)
    assert not first.is_ours() and second.is_ours()


async def test_who_lost_the_lease_cannot_finish_the_job(moment: Clock) -> None:
    await ask("a")
    [stood_still] = await jobs.claim(10)
    moment.move(seconds=jobs.LEASE.total_seconds() + 1)
    [other] = await jobs.claim(10)
    with pytest.raises(LeaseLost):
        async with db.write():
            await db.execute("UPDATE person SET phone = 'changed'")
            await jobs.finish(stood_still)
    assert await db.fetch("SELECT id FROM person WHERE phone = 'changed'") == []
    async with db.write():
        await jobs.finish(other)
    assert await keys() == []


async def test_a_job_that_is_woken_while_it_runs_runs_again() -> None:
    """What it looked at may have changed since; it must not count as seen."""
    async with db.write():
        await jobs.wake("test", "a", clock.now(), {})
    [running] = await jobs.claim(10)
    async with db.write():
        await jobs.wake("test", "a", clock.now(), {})
    with pytest.raises(LeaseLost):
        async with db.write():
            await jobs.finish(running)
    assert [job.key for job in await jobs.claim(10)] == ["a"]


async def test_waking_brings_a_job_forward_and_never_back() -> None:
    for seconds in (60, 30, 90):
        async with db.write():
            await jobs.wake("test", "a", clock.now() + timedelta(seconds=seconds), {})
    [(run_at,)] = await db.fetch("SELECT run_at FROM job")
    assert timedelta(seconds=25) < run_at - clock.now() <= timedelta(seconds=30)


async def test_many_at_once_take_every_job_once() -> None:
    async with db.write():
        for number in range(200):
            await jobs.enqueue("test", f"job {number}", clock.now(), {})
    taken = await asyncio.gather(*(jobs.claim(10) for _ in range(30)))
    found = [job.id for some in taken for job in some]
    assert len(found) == len(set(found)) == 200


async def test_a_failure_is_tried_again_after_longer_and_longer(moment: Clock) -> None:
    pauses: list[timedelta] = []

    async def fails(job: Job) -> Outcome:
        pauses.append(clock.now() - job.due_at)
        return Failed("their_fault")

    await ask("a")
    runner = Runner({"test": fails})
    for minutes in (0, 1, 5, 30, 120, 120):
        moment.move(minutes=minutes)
        assert await runner.run_due() == 1
    assert [round(late.total_seconds() / 60) for late in pauses] == [0, 1, 6, 36, 156, 276]
    assert await keys() == ["a"] and await tally("their_fault") == 6


async def test_one_that_breaks_holds_up_no_other() -> None:
    async def handle(job: Job) -> Outcome:
        if job.key == "bad":
            raise ValueError
        return Done("well")

    for key in ("bad", "good", "also good"):
        await ask(key)
    await Runner({"test": handle}).run_due()
    assert await keys() == ["bad"]
    assert (await tally("well"), await tally("broken")) == (2, 1)


async def test_one_that_hangs_holds_up_no_other() -> None:
    release = asyncio.Event()

    async def handle(job: Job) -> Outcome:
        if job.key.startswith("slow"):
            await release.wait()
        return Done("well")

    for number in range(20):
        await ask(f"slow {number}" if number % 4 == 0 else f"quick {number}")
    runner = Runner({"test": handle}, at_once=8)
    running = asyncio.create_task(runner.run_due())
    for _ in range(100):
        if len(await keys()) == 5:
            break
        await asyncio.sleep(0.02)
    assert all(key.startswith("slow") for key in await keys())
    release.set()
    await running
    assert await keys() == []


async def test_not_the_moment_is_no_failure(moment: Clock) -> None:
    async def handle(job: Job) -> Outcome:
        return Later(clock.now() + timedelta(hours=1))

    await ask("a")
    await Runner({"test": handle}).run_due()
    [(attempts, late)] = await db.fetch("SELECT attempts, due_at FROM job")
    assert attempts == 0 and late > clock.now()


async def test_how_late_it_was_is_counted(moment: Clock) -> None:
    async def handle(job: Job) -> Outcome:
        return Done("well")

    await ask("a")
    moment.move(seconds=90)
    await Runner({"test": handle}).run_due()
    [(late,)] = await db.fetch("SELECT late_seconds FROM tally WHERE outcome = 'well'")
    assert 90 <= late <= 92


async def test_a_job_that_nobody_here_can_do_waits() -> None:
    await ask("a", kind="unknown")
    await Runner({}).run_due()
    assert await keys() == ["a"]
