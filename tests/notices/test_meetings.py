"""Appointments: who hears of them, and the reminders before them."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from backend import worker
from backend.core import clock, db
from backend.core.clock import AMSTERDAM
from backend.core.runner import Runner
from backend.features.agenda import actions
from backend.features.agenda.actions import Details
from backend.features.checklist import actions as checklist
from backend.features.notices import actions as wishes
from backend.features.notices import queries
from backend.features.notices.composing import compose
from tests.agenda.meeting import HOUR, at, plan, seen
from tests.cast import World
from tests.moment import Clock
from tests.notices.phones import have_phones, messages, of
from tests.tasks import task_of

START = at("2026-12-07", "14:00")  # a Monday, twelve days from now


async def pass_on() -> None:
    await worker.handle_all()
    await Runner(worker.REMINDING).run_due()


async def hours_pass(moment: Clock, hours: float, step: float = 1) -> None:
    """The worker looks each hour, or each part of one."""
    for _ in range(round(hours / step)):
        await pass_on()
        moment.move(hours=step)
    await pass_on()


async def kinds(world: World, name: str = "samira") -> list[str]:
    return [notice.kind for notice in await of(world, name)]


async def unread(world: World, name: str) -> list[str]:
    return [notice.kind for notice in await of(world, name) if not notice.read]


@pytest.fixture
async def meeting(world: World) -> int:
    await have_phones(world, "samira")
    return await plan(world, by="peter", who=("anneke", "peter"), kind="kennismaking", starts=START, place="Stadhuis")


async def test_who_comes_hears_that_it_is_planned_and_nobody_else(world: World, meeting: int) -> None:
    await pass_on()
    assert await kinds(world) == ["appointment_new"]
    assert await kinds(world, "anneke") == ["helper_appointment_new"]
    for other in ("peter", "karim", "tesfay", "bram", "bea"):
        assert await kinds(world, other) == []


async def moved(world: World, meeting: int, starts: datetime, by: str = "anneke") -> None:
    row = await seen(world, meeting, by)
    details = replace(Details.of(row), starts_at=starts, ends_at=starts + HOUR)
    await actions.change(world[by], meeting, row.version, details)


async def test_a_move_is_told_to_all_who_come_but_the_one_who_moved_it(world: World, meeting: int) -> None:
    await pass_on()
    await moved(world, meeting, START + timedelta(days=1))
    await pass_on()
    assert await unread(world, "samira") == ["appointment_moved"]
    assert await unread(world, "peter") == ["helper_appointment_moved"]
    assert await unread(world, "anneke") == []


async def test_a_cancellation_is_told_with_its_reason(world: World, meeting: int) -> None:
    await actions.cancel(world["anneke"], meeting, 0, "Anneke is ziek.")
    await pass_on()
    assert await unread(world, "peter") == ["helper_appointment_cancelled"]
    [said] = [notice for notice in await of(world, "samira") if notice.kind == "appointment_cancelled"]
    message = await compose(world["samira"].id, [said.id], shared=False, buttons=True)
    assert message and "Anneke is ziek" in message.body and message.address == f"/afspraken/{meeting}"


async def test_that_a_newcomer_cannot_come_is_told_to_the_helpers_and_ends_with_a_new_time(
    world: World, meeting: int
) -> None:
    await actions.cannot_come(world["samira"], meeting, "ziek", (START + 24 * HOUR,))
    await pass_on()
    assert await unread(world, "anneke") == await unread(world, "peter") == ["helper_cannot_come"]
    await actions.accept(world["anneke"], meeting, START + 24 * HOUR)
    await pass_on()
    assert await unread(world, "anneke") == []
    assert await unread(world, "samira") == ["appointment_moved"]


async def test_at_an_exam_who_planned_it_hears_that_the_newcomer_cannot_come(world: World) -> None:
    exam = await plan(world, kind="examen", who=(), starts=START)
    await actions.cannot_come(world["samira"], exam, "ziek")
    await pass_on()
    assert await unread(world, "anneke") == ["helper_cannot_come"]
    assert await unread(world, "peter") == []


async def test_what_was_agreed_is_told_when_it_is_published(world: World, meeting: int, moment: Clock) -> None:
    moment.move(days=12, hours=5)
    await actions.agree(world["anneke"], meeting, ("Samen bellen.",), publish=False)
    await pass_on()
    assert "appointment_agreed" not in await unread(world, "samira")
    await actions.agree(world["anneke"], meeting, ("Samen bellen.",), publish=True)
    await pass_on()
    assert await unread(world, "samira") == ["appointment_agreed"]


async def test_a_series_is_told_once_and_has_no_reminders(world: World, moment: Clock) -> None:
    await plan(world, by="ineke", whose="yusuf", kind="taalles", starts=START, until=date(2027, 1, 18))
    await pass_on()
    assert await kinds(world, "yusuf") == ["lessons_new"]
    assert await db.fetch("SELECT id FROM job WHERE kind = 'reminder'") == []


async def test_a_week_a_day_and_two_hours_before(world: World, meeting: int, moment: Clock) -> None:
    await hours_pass(moment, 12 * 24 + 6)
    assert await kinds(world) == ["appointment_new", "appointment_week", "appointment_day", "appointment_hours"]
    rows = await db.fetch("SELECT kind, created_at FROM notice WHERE person = ? ORDER BY id", world["samira"].id)
    said = {kind: created.astimezone(AMSTERDAM) for kind, created in rows}
    hour = timedelta(hours=1)  # the worker of this test looks each hour
    for kind, due in (
        ("appointment_week", at("2026-11-30", "09:00")),
        ("appointment_day", at("2026-12-06", "09:00")),
        ("appointment_hours", at("2026-12-07", "12:00")),
    ):
        assert due <= said[kind] <= due + hour, kind
    assert await messages(world, "samira") == 4


async def test_an_exam_has_its_own_words(world: World, moment: Clock) -> None:
    start = at("2026-12-14", "11:00")
    await plan(world, kind="examen", who=(), starts=start, place="DUO, Zwolle")
    await hours_pass(moment, 19 * 24 + 3, 6)
    assert await kinds(world) == ["appointment_new", "exam_weeks", "exam_cancel", "exam_day", "exam_hours"]


async def test_a_cancelled_appointment_is_not_recalled(world: World, meeting: int, moment: Clock) -> None:
    await pass_on()
    await actions.cancel(world["anneke"], meeting, 0, "Ziek.")
    await hours_pass(moment, 13 * 24, 12)
    assert await kinds(world) == ["appointment_new", "appointment_cancelled"]
    kept = await db.fetch("SELECT outcome, SUM(number) FROM tally WHERE kind = 'reminder' GROUP BY outcome")
    assert dict(kept) == {"cancelled": 3}


async def test_a_moved_one_is_recalled_before_its_new_time_only(world: World, meeting: int, moment: Clock) -> None:
    await pass_on()
    await moved(world, meeting, START + timedelta(days=7))
    await hours_pass(moment, 12 * 24)
    assert await kinds(world) == ["appointment_new", "appointment_moved", "appointment_week"]
    await hours_pass(moment, 7 * 24 + 6)
    assert (await kinds(world))[3:] == ["appointment_day", "appointment_hours"]


async def waits_for_morning(world: World, meeting: int, moment: Clock) -> None:
    """The reminder of the day before is there, and has not gone out."""
    await pass_on()
    await moved(world, meeting, at("2026-12-02", "09:30"))
    await wishes.choose(world["samira"], muted=False, discreet=False, quiet_from="08:00", quiet_until="11:00")
    await pass_on()
    moment.move(days=5, hours=23, minutes=5)  # Tuesday 09:05, in the hours that she wants quiet
    await pass_on()
    assert "appointment_day" in await unread(world, "samira")


async def day_reminder(world: World, moment: Clock, hours: float = 3) -> tuple[bool, str | None]:
    moment.move(hours=hours)
    await pass_on()
    [found] = [notice for notice in await of(world, "samira") if notice.kind == "appointment_day"]
    return found.pushed, found.withheld


async def test_what_waited_goes_out_when_it_may(world: World, meeting: int, moment: Clock) -> None:
    await waits_for_morning(world, meeting, moment)
    assert await day_reminder(world, moment) == (True, None)


async def test_cancelled_in_between_it_stays_in(world: World, meeting: int, moment: Clock) -> None:
    await waits_for_morning(world, meeting, moment)
    async with db.write():  # before anybody was told
        await db.execute("UPDATE appointment SET status = 'cancelled' WHERE id = ?", meeting)
    assert await day_reminder(world, moment) == (False, "cancelled")


async def test_moved_in_between_it_stays_in(world: World, meeting: int, moment: Clock) -> None:
    await waits_for_morning(world, meeting, moment)
    async with db.write():
        await db.execute("UPDATE appointment SET starts_at = ? WHERE id = ?", START, meeting)
    assert await day_reminder(world, moment) == (False, "moved")


async def test_who_cannot_come_is_not_nagged(world: World, meeting: int, moment: Clock) -> None:
    await waits_for_morning(world, meeting, moment)
    async with db.write():
        await db.execute("UPDATE appointment SET cannot_at = ? WHERE id = ?", clock.now(), meeting)
    assert await day_reminder(world, moment) == (False, "refused")


async def test_who_left_the_team_is_not_reminded(world: World, meeting: int, moment: Clock) -> None:
    await waits_for_morning(world, meeting, moment)
    async with db.write():
        await db.execute("UPDATE team SET until = ? WHERE person = ?", clock.today(), world["samira"].id)
    assert await day_reminder(world, moment) == (False, "off_team")


async def test_who_wants_no_messages_gets_none(world: World, meeting: int, moment: Clock) -> None:
    await waits_for_morning(world, meeting, moment)
    await wishes.choose(world["samira"], muted=True, discreet=False, quiet_from="08:00", quiet_until="11:00")
    assert await day_reminder(world, moment) == (False, "muted")


async def test_tomorrow_is_not_said_on_the_day_itself(world: World, meeting: int, moment: Clock) -> None:
    await waits_for_morning(world, meeting, moment)
    assert await day_reminder(world, moment, 26) == (False, "too_late")


async def test_an_appointment_of_today_is_recalled_though_a_message_went_out_already(
    world: World, moment: Clock
) -> None:
    await have_phones(world, "tesfay")
    await plan(world, whose="tesfay", starts=at("2026-11-25", "15:00"))
    await pass_on()
    moment.move(minutes=6)
    await pass_on()
    assert await messages(world, "tesfay") == 1  # that it is planned, for today
    await checklist.comment(world["anneke"], await task_of(world, "tesfay", "bank"), "Neem uw pas mee.")
    await hours_pass(moment, 4)
    sent = [notice.kind for notice in await of(world, "tesfay") if notice.pushed]
    assert sent == ["appointment_new", "message", "appointment_hours"]
    assert await messages(world, "tesfay") == 3  # what is of today leaves the one of the day to something else


async def test_it_does_not_use_up_the_one_of_the_day(world: World, meeting: int, moment: Clock) -> None:
    """Of tomorrow's or next week's it counts as any other."""
    await pass_on()
    moment.move(minutes=6)
    await pass_on()
    await checklist.comment(world["anneke"], await task_of(world, "samira", "bank"), "Neem uw pas mee.")
    await hours_pass(moment, 2)
    assert await messages(world, "samira") == 1


async def test_a_message_does_not_outlive_the_start(world: World, meeting: int, moment: Clock) -> None:
    await hours_pass(moment, 12 * 24 + 3)
    [last] = [notice for notice in await of(world, "samira") if notice.kind == "appointment_hours"]
    message = await compose(world["samira"].id, [last.id], shared=False, buttons=True)
    assert message and message.until == START and message.urgent
    assert (message.address, message.topic) == (f"/afspraken/{meeting}", f"afspraak-{meeting}")
    moment.move(hours=2)
    assert await compose(world["samira"].id, [last.id], shared=False, buttons=True) is None


async def test_on_a_shared_phone_only_the_time_is_said(world: World, meeting: int, moment: Clock) -> None:
    await hours_pass(moment, 12 * 24 + 3)
    [last] = [notice for notice in await of(world, "samira") if notice.kind == "appointment_hours"]
    message = await compose(world["samira"].id, [last.id], shared=True, buttons=True)
    assert message and "14:00" in message.body
    assert not [word for word in ("Anneke", "Stadhuis", "Peter") if word in message.title + message.body]


async def test_a_worker_that_stood_still_says_only_what_is_true_still(
    world: World, meeting: int, moment: Clock
) -> None:
    await pass_on()
    moment.move(days=12, hours=3)  # an hour before it begins
    await pass_on()
    assert await kinds(world) == ["appointment_new", "appointment_hours"]


async def test_watched_and_run_twice_it_is_told_once(world: World, meeting: int, moment: Clock) -> None:
    await hours_pass(moment, 6 * 24, 12)
    async with db.write():
        await db.execute("UPDATE event SET handled = false WHERE verb = 'appointment_planned'")
    await hours_pass(moment, 24, 12)
    assert sorted(await kinds(world)) == ["appointment_new", "appointment_week"]


async def test_the_inbox_leads_to_the_appointment(world: World, meeting: int) -> None:
    await pass_on()
    [row] = await queries.inbox(world["samira"])
    assert row.appointment == meeting
    async with db.write():
        await db.execute("UPDATE team SET until = ? WHERE person = ?", clock.today(), world["anneke"].id)
    assert await queries.inbox(world["anneke"]) == []
