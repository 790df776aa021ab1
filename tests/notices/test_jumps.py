"""Reminders while clocks jump, workers start anew and several look at the same time: each goes out once."""

import asyncio
from collections import Counter
from datetime import date, timedelta

import pytest

from backend import worker
from backend.core import clock, db, jobs
from backend.core.clock import AMSTERDAM
from backend.core.runner import Runner
from backend.features.checklist import actions
from backend.features.notices import deciding
from backend.features.notices.sweep import sweep
from tests.cast import World
from tests.moment import Clock
from tests.notices.phones import have_phones, messages, of, settle
from tests.tasks import task_of

NAMES = ("tesfay", "samira", "farid", "hodan")
AT_ONCE = 5


@pytest.fixture
async def people(world: World) -> World:
    """Each with a phone and one open task, due in a week, so that today each is reminded once."""
    tasks = [await task_of(world, name, "huisarts") for name in NAMES]
    async with db.write():
        await db.execute("UPDATE task SET done_at = ?", clock.now())
        for task in tasks:
            await _is_due(task, clock.today() + timedelta(days=7))
    await have_phones(world, *NAMES)
    return world


async def _is_due(task: int, day: date) -> None:
    await db.execute(
        "UPDATE task SET done_at = NULL, opens = ?, advise = NULL, due = ?, due_basis = 'target', planned_on = NULL,"
        " actor = 'newcomer', stuck_at = NULL WHERE id = ?",
        *(clock.today() - timedelta(days=30), day, task),
    )


def until(moment: Clock, hour: int, minute: int = 0) -> None:
    """Moves the clock to this time of the day."""
    now = clock.now().astimezone(AMSTERDAM)
    moment.moved += now.replace(hour=hour, minute=minute, second=0) - now


async def each_was_reminded(world: World) -> None:
    kinds = {name: Counter(notice.kind for notice in await of(world, name)) for name in NAMES}
    assert kinds == dict.fromkeys(NAMES, Counter(["task_soon"]))
    assert {name: await messages(world, name) for name in NAMES} == dict.fromkeys(NAMES, 1)


@pytest.mark.parametrize("jumps", [(60, -60), (-60, 60), (60, 60, -120), (-60, -60, 120)])
@pytest.mark.parametrize("at", [(7, 30), (8, 30), (8, 59), (9, 1), (20, 30)])
async def test_a_clock_that_jumps_loses_no_reminder_and_doubles_none(
    people: World, moment: Clock, at: tuple[int, int], jumps: tuple[int, ...]
) -> None:
    until(moment, *at)
    for jump in (0, *jumps):
        moment.move(minutes=jump)
        await sweep()
        await settle()
    until(moment, 12)
    await settle()
    if at == (20, 30):  # in between it was quiet, and the next morning is as good
        moment.move(days=1)
        await settle()
    await each_was_reminded(people)


async def test_one_that_was_decided_when_the_clock_went_back_still_goes(people: World, moment: Clock) -> None:
    until(moment, 8, 30)
    await sweep()
    moment.move(hours=-1)
    await settle()
    assert [await messages(people, name) for name in NAMES] == [0] * len(NAMES)
    until(moment, 9, 1)
    await settle()
    await each_was_reminded(people)


async def test_a_worker_that_starts_anew_at_the_minute_of_sending_sends_once(
    people: World, moment: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "LOOK_EVERY", 0.01)
    until(moment, 8, 59)
    await sweep()
    until(moment, 9)
    for turn in range(12):
        async with worker.running(True):
            await asyncio.sleep(0.005 * turn)
    moment.move(seconds=jobs.LEASE.total_seconds() + 1)  # one may have died with a job in its hands
    await settle()
    await each_was_reminded(people)


async def test_a_worker_that_dies_while_it_decides_leaves_all_of_it_to_the_next(
    people: World, moment: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    await sweep()

    async def die(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as dying:
        dying.setattr(deciding.jobs, "enqueue", die)
        await settle()
    assert [await messages(people, name) for name in NAMES] == [0] * len(NAMES)
    moment.move(minutes=1, seconds=1)  # after the pause that follows a failure
    await settle()
    await each_was_reminded(people)


async def test_several_that_sweep_and_decide_at_the_same_time_make_one_notice_and_one_message(people: World) -> None:
    await asyncio.gather(*(sweep() for _ in range(AT_ONCE)))
    await asyncio.gather(*(Runner({"notice": deciding.decide}).run_due() for _ in range(AT_ONCE)))
    await each_was_reminded(people)


async def test_what_is_told_again_after_the_clock_went_back_goes_again(people: World, moment: Clock) -> None:
    until(moment, 10)
    task = await task_of(people, "tesfay", "huisarts")
    for back in (1, 0):
        await actions.comment(people["anneke"], task, "Neem uw pas mee.")
        await worker.handle_all()
        moment.move(minutes=6)
        await settle()
        moment.move(hours=-back)
    moment.move(days=1)
    await settle()
    assert await messages(people, "tesfay") == 2
