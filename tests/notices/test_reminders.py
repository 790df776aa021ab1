"""Reminders by the calendar: found once, checked again when they go, stopped by done."""

from datetime import timedelta

import pytest

from backend import worker
from backend.core import clock, db
from backend.features.checklist import actions
from backend.features.notices import actions as notices
from backend.features.notices.sweep import sweep
from tests.cast import World
from tests.moment import Clock
from tests.notices.phones import have_phones, messages, of, settle
from tests.tasks import task_of

TASK = "bank"


@pytest.fixture
async def task(world: World) -> int:
    """The only one of Tesfay's that is open: due in a week, as a target."""
    task = await task_of(world, "tesfay", TASK)
    async with db.write():
        await db.execute(
            "UPDATE task SET done_at = ? WHERE household = ? AND id <> ?", clock.now(), world["tesfay"].household, task
        )
        await _due(task, 7, "target")
    await have_phones(world, "tesfay")
    return task


async def _due(task: int, days: int, basis: str) -> None:
    await db.execute(
        "UPDATE task SET opens = ?, advise = NULL, due = ?, due_basis = ?, planned_on = NULL WHERE id = ?",
        *(clock.today() - timedelta(days=30), clock.today() + timedelta(days=days), basis, task),
    )


async def due(task: int, days: int, basis: str = "target") -> None:
    async with db.write():
        await _due(task, days, basis)


async def days_pass(moment: Clock, days: int) -> None:
    """At half past nine of each day, when the reminders of the day have gone."""
    for _ in range(days):
        await sweep()
        await settle()
        moment.move(days=1)


async def kinds(world: World, task: int, name: str = "tesfay") -> list[str]:
    return [notice.kind for notice in await of(world, name) if notice.task == task]


async def test_a_target_is_named_a_week_and_a_day_before_and_once_after(world: World, task: int, moment: Clock) -> None:
    await days_pass(moment, 12)
    assert await kinds(world, task) == ["task_soon", "task_due", "task_passed"]
    assert await messages(world, "tesfay") == 3
    assert await kinds(world, task, "anneke") == ["helper_silence"]


async def test_a_day_of_the_law_is_named_two_weeks_and_a_day_before(world: World, task: int, moment: Clock) -> None:
    await due(task, 14, "law")
    await days_pass(moment, 18)
    assert await kinds(world, task) == ["task_law_soon", "task_due", "task_law_passed"]
    assert await kinds(world, task, "anneke") == ["helper_silence_law"]


async def test_a_sweep_at_every_hour_finds_each_reminder_once(world: World, task: int) -> None:
    for _ in range(5):
        await sweep()
        await settle()
    assert await kinds(world, task) == ["task_soon"]
    assert await messages(world, "tesfay") == 1


async def test_after_done_there_is_no_reminder(world: World, task: int, moment: Clock) -> None:
    await actions.complete(world["tesfay"], task, True)
    await days_pass(moment, 12)
    assert await kinds(world, task) == []


async def test_done_between_finding_and_sending_keeps_it_in(world: World, task: int, moment: Clock) -> None:
    moment.move(hours=-3)  # 07:00, quiet still
    await sweep()
    await settle()
    assert [notice.pushed for notice in await of(world, "tesfay")] == [False]
    async with db.write():
        await db.execute("UPDATE task SET done_at = ? WHERE id = ?", clock.now(), task)
    moment.move(hours=3)
    await settle()
    assert [notice.withheld for notice in await of(world, "tesfay")] == ["done"]
    assert await messages(world, "tesfay") == 0


async def test_a_tick_takes_its_reminders_out_of_the_inbox(world: World, task: int) -> None:
    await sweep()
    await actions.complete(world["tesfay"], task, True)
    await worker.handle_all()
    assert [notice.read for notice in await of(world, "tesfay")] == [True]


async def before_it_goes(world: World, moment: Clock) -> None:
    moment.move(hours=-3)
    await sweep()


async def after(world: World, moment: Clock) -> tuple[str | None, int]:
    moment.move(hours=3)
    await settle()
    [notice] = await of(world, "tesfay")
    return notice.withheld, await messages(world, "tesfay")


async def test_a_day_that_moved_is_not_named(world: World, task: int, moment: Clock) -> None:
    await before_it_goes(world, moment)
    await due(task, 20)
    assert await after(world, moment) == ("moved", 0)


async def test_who_left_the_team_hears_nothing(world: World, task: int, moment: Clock) -> None:
    await before_it_goes(world, moment)
    async with db.write():
        await db.execute("UPDATE team SET until = ? WHERE person = ?", clock.today(), world["tesfay"].id)
    assert await after(world, moment) == ("off_team", 0)


async def test_who_wants_no_messages_gets_none(world: World, task: int, moment: Clock) -> None:
    await before_it_goes(world, moment)
    me = world["tesfay"]
    await notices.choose(me, muted=True, discreet=False, quiet_from="21:00", quiet_until="08:00")
    assert await after(world, moment) == ("muted", 0)


async def test_who_is_looking_gets_none(world: World, task: int, moment: Clock) -> None:
    await before_it_goes(world, moment)
    async with db.write():
        await db.insert("looking", person=world["tesfay"].id, until=clock.now() + timedelta(hours=4))
    assert await after(world, moment) == ("looking", 0)


async def test_who_asked_for_help_is_not_reminded(world: World, task: int, moment: Clock) -> None:
    await before_it_goes(world, moment)
    await actions.ask_help(world["tesfay"], task, "taal")
    assert await after(world, moment) == ("helper_asked", 0)


async def test_who_has_no_phone_has_it_in_the_inbox(world: World, task: int, moment: Clock) -> None:
    async with db.write():
        await db.execute("DELETE FROM push_subscription")
    await before_it_goes(world, moment)
    assert await after(world, moment) == ("no_phone", 0)


async def test_a_phone_that_is_lost_gets_nothing(world: World, task: int, moment: Clock) -> None:
    async with db.write():
        device = await db.insert(
            "device",
            person=world["tesfay"].id,
            secret_hash="x",
            label="",
            rotated_at=clock.now(),
            created_at=clock.now(),
            used_at=clock.now(),
            revoked_at=clock.now(),
        )
        await db.execute("UPDATE push_subscription SET device = ?", device)
    await before_it_goes(world, moment)
    assert await after(world, moment) == ("no_phone", 0)


async def test_own_quiet_hours_hold(world: World, task: int, moment: Clock) -> None:
    await notices.choose(world["tesfay"], muted=False, discreet=False, quiet_from="08:00", quiet_until="12:00")
    await sweep()
    await settle()
    assert await messages(world, "tesfay") == 0
    moment.move(hours=2, minutes=1)
    await settle()
    assert await messages(world, "tesfay") == 1


async def test_the_second_of_a_day_waits_for_tomorrow(world: World, task: int, moment: Clock) -> None:
    await sweep()
    await settle()
    await actions.comment(world["anneke"], task, "Dit is belangrijk.")
    await worker.handle_all()
    moment.move(minutes=6)
    await settle()
    assert await messages(world, "tesfay") == 1
    moment.move(hours=23)
    await settle()
    assert await messages(world, "tesfay") == 2


async def test_a_worker_that_stood_still_for_days_reminds_of_what_still_helps(
    world: World, task: int, moment: Clock
) -> None:
    moment.move(days=2)
    await sweep()
    assert await kinds(world, task) == ["task_soon"]
    moment.move(days=5)  # the last day itself: "tomorrow" would be wrong, and "it is past" too
    await sweep()
    assert await kinds(world, task) == ["task_soon"]


async def test_the_gemeente_is_reminded_of_its_own_promise(world: World, task: int) -> None:
    await due(task, -1)
    async with db.write():
        await db.execute("UPDATE task SET actor = 'klantmanager' WHERE id = ?", task)
    await sweep()
    assert await kinds(world, task) == ["office_late"]
    assert await kinds(world, task, "peter") == ["helper_office_late"]
