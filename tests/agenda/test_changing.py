"""Moving, cancelling, "ik kan niet", who was there and what was agreed."""

import asyncio
from dataclasses import replace
from datetime import datetime

import pytest

from backend.core import coming, db
from backend.core.errors import Invalid, NotFound, Refused
from backend.features.agenda import actions
from backend.features.agenda.actions import Details
from backend.features.agenda.actions.holding import CHANGED, NOT_YOURS, OVER, DoubleBooked
from backend.features.agenda.queries import appointments
from tests.agenda.meeting import HOUR, TUESDAY, at, happened, plan, seen
from tests.cast import World
from tests.moment import Clock

NEXT_DAY, THURSDAY = at("2026-12-02"), at("2026-12-03", "14:00")


@pytest.fixture
async def meeting(world: World) -> int:
    return await plan(world, place="Bij u thuis")


async def to(world: World, appointment: int, starts: datetime, by: str = "anneke", version: int = 0) -> None:
    row = await seen(world, appointment, by)
    wish = replace(Details.of(row), starts_at=starts, ends_at=starts + HOUR)
    await actions.change(world[by], appointment, version, wish)


async def test_a_moved_appointment_is_at_its_new_time_and_the_history_says_so(world: World, meeting: int) -> None:
    await to(world, meeting, NEXT_DAY)
    assert (await seen(world, meeting)).starts_at == NEXT_DAY
    assert await happened(world) == ["appointment_planned", "appointment_moved"]


async def test_said_twice_it_is_moved_once(world: World, meeting: int) -> None:
    await to(world, meeting, NEXT_DAY)
    await to(world, meeting, NEXT_DAY)  # with the version of before
    assert await happened(world) == ["appointment_planned", "appointment_moved"]
    assert (await seen(world, meeting)).version == 1


async def test_who_looked_before_a_colleague_changed_it_has_to_look_again(world: World) -> None:
    meeting = await plan(world, by="peter", who=("anneke", "peter"), kind=None, title="Samen praten")
    await to(world, meeting, NEXT_DAY)
    with pytest.raises(Refused) as refused:
        await to(world, meeting, THURSDAY, by="peter")
    assert refused.value.sentence == CHANGED
    assert (await seen(world, meeting)).starts_at == NEXT_DAY
    with pytest.raises(Refused):
        await actions.cancel(world["peter"], meeting, 0, "Te druk.")


async def test_of_two_at_the_same_moment_one_is_heard_and_the_other_told(world: World) -> None:
    meeting = await plan(world, by="peter", who=("anneke", "peter"), kind=None, title="Samen praten")
    both = [to(world, meeting, NEXT_DAY), to(world, meeting, THURSDAY, by="peter")]
    ended = await asyncio.gather(*both, return_exceptions=True)
    assert [type(each) for each in ended if each] == [Refused]
    assert (await happened(world)).count("appointment_moved") == 1


async def test_a_colleague_who_is_not_part_of_it_does_not_change_it(world: World, meeting: int) -> None:
    for wish in (
        to(world, meeting, NEXT_DAY, by="peter"),
        actions.cancel(world["peter"], meeting, 0, "Nee."),
        actions.agree(world["peter"], meeting, ("Iets",), publish=True),
    ):
        with pytest.raises(Refused) as refused:
            await wish
        assert refused.value.sentence == NOT_YOURS


async def test_a_newcomer_moves_and_cancels_nothing(world: World, meeting: int) -> None:
    with pytest.raises(Refused):
        await to(world, meeting, NEXT_DAY, by="samira")
    with pytest.raises(Refused):
        await actions.cancel(world["samira"], meeting, 0, "Nee.")
    assert await happened(world) == ["appointment_planned"]


async def test_moving_into_another_appointment_warns_first(world: World, meeting: int) -> None:
    await plan(world, whose="tesfay", starts=NEXT_DAY)
    with pytest.raises(DoubleBooked):
        await to(world, meeting, NEXT_DAY)
    wish = replace(Details.of(await seen(world, meeting)), starts_at=NEXT_DAY, ends_at=NEXT_DAY + HOUR)
    await actions.change(world["anneke"], meeting, 0, wish, anyway=True)
    assert (await seen(world, meeting)).starts_at == NEXT_DAY


async def test_it_may_move_within_its_own_time(world: World, meeting: int) -> None:
    await to(world, meeting, TUESDAY + HOUR / 2)
    assert (await seen(world, meeting)).starts_at == TUESDAY + HOUR / 2


async def test_another_place_is_a_change_and_no_move(world: World, meeting: int) -> None:
    await actions.change(world["anneke"], meeting, 0, Details(TUESDAY, TUESDAY + HOUR, place="Stadhuis"))
    assert await happened(world) == ["appointment_planned", "appointment_changed"]


async def test_cancelled_it_stays_with_its_reason_and_nothing_more_happens_to_it(world: World, meeting: int) -> None:
    await actions.cancel(world["anneke"], meeting, 0, "Anneke is ziek.")
    await actions.cancel(world["anneke"], meeting, 0, "Nog een keer.")
    row = await seen(world, meeting, "samira")
    assert (row.status, row.cancel_reason) == ("cancelled", "Anneke is ziek.")
    for wish in (to(world, meeting, NEXT_DAY, version=1), actions.cannot_come(world["samira"], meeting, "ziek")):
        with pytest.raises(Refused) as refused:
            await wish
        assert refused.value.sentence == OVER
    assert await happened(world) == ["appointment_planned", "appointment_cancelled"]


async def test_to_a_time_that_is_over_nothing_moves(world: World, meeting: int) -> None:
    with pytest.raises(Invalid):
        await to(world, meeting, at("2026-11-24"))


async def test_a_series_ends_from_one_lesson_on(world: World) -> None:
    first = await plan(
        world, by="ineke", whose="yusuf", kind="taalles", starts=at("2026-11-30"), until=at("2026-12-14").date()
    )
    rows = await appointments.of_traject(world["ineke"], world["yusuf"].traject or 0)
    await actions.cancel_series(world["ineke"], rows[1].id, "De school is dicht.")
    await actions.cancel_series(world["ineke"], rows[1].id, "De school is dicht.")
    assert [(await seen(world, row.id, "ineke")).status for row in rows] == ["planned", "cancelled", "cancelled"]
    assert (await happened(world, "yusuf")).count("appointment_series_ended") == 1
    with pytest.raises(Refused):
        await actions.cancel_series(world["bram"], first, "Nee.")


async def test_an_appointment_that_stands_alone_has_no_series_to_end(world: World, meeting: int) -> None:
    with pytest.raises(NotFound):
        await actions.cancel_series(world["anneke"], meeting, "Nee.")


async def proposed(world: World, meeting: int) -> None:
    await actions.cannot_come(world["samira"], meeting, "les", (THURSDAY, NEXT_DAY))


async def test_who_cannot_come_says_why_and_when_they_can(world: World, meeting: int) -> None:
    await proposed(world, meeting)
    await proposed(world, meeting)
    row = await seen(world, meeting)
    assert (row.status, row.cannot_reason) == ("planned", "les")
    assert await appointments.proposals(meeting) == [NEXT_DAY, THURSDAY]
    assert await happened(world) == ["appointment_planned", "appointment_refused"]


async def test_who_can_come_after_all_takes_it_back(world: World, meeting: int) -> None:
    await proposed(world, meeting)
    await actions.cannot_come(world["samira"], meeting, None)
    assert (await seen(world, meeting)).cannot_at is None
    assert await appointments.proposals(meeting) == []


async def test_an_accepted_proposal_is_the_new_time(world: World, meeting: int) -> None:
    await proposed(world, meeting)
    await actions.accept(world["anneke"], meeting, THURSDAY)
    await actions.accept(world["anneke"], meeting, THURSDAY)
    row = await seen(world, meeting)
    assert (row.span, row.cannot_at) == ((THURSDAY, THURSDAY + HOUR), None)
    assert await appointments.proposals(meeting) == []
    assert (await happened(world)).count("appointment_moved") == 1


async def test_what_is_no_longer_proposed_cannot_be_accepted(world: World, meeting: int) -> None:
    await proposed(world, meeting)
    await actions.cannot_come(world["samira"], meeting, "les", (NEXT_DAY,))
    with pytest.raises(Refused):
        await actions.accept(world["anneke"], meeting, THURSDAY)


async def test_an_accepted_proposal_warns_of_a_double_booking_too(world: World, meeting: int) -> None:
    await plan(world, whose="tesfay", starts=THURSDAY)
    await proposed(world, meeting)
    with pytest.raises(DoubleBooked):
        await actions.accept(world["anneke"], meeting, THURSDAY)


@pytest.mark.parametrize(
    ("reason", "times", "problem"),
    [
        ("geen_zin", (), NotFound),
        ("ziek", (at("2026-11-24"),), Invalid),
        ("ziek", tuple(at(f"2026-12-0{day}") for day in range(2, 6)), Invalid),
    ],
)
async def test_what_cannot_be_proposed(
    world: World, meeting: int, reason: str, times: tuple[datetime, ...], problem: type[Exception]
) -> None:
    with pytest.raises(problem):
        await actions.cannot_come(world["samira"], meeting, reason, times)
    assert (await seen(world, meeting)).cannot_at is None


async def test_only_the_newcomer_says_that_they_cannot_come(world: World, meeting: int) -> None:
    with pytest.raises(Refused):
        await actions.cannot_come(world["anneke"], meeting, "ziek")
    with pytest.raises(NotFound):
        await actions.cannot_come(world["karim"], meeting, "ziek")


async def test_who_was_there_is_recorded_when_it_has_begun_and_not_before(
    world: World, meeting: int, moment: Clock
) -> None:
    me, samira = world["anneke"], world["samira"].id
    with pytest.raises(Refused):
        await actions.attend(me, meeting, samira, True)
    moment.move(days=6, minutes=1)
    await actions.attend(me, meeting, samira, False)
    await actions.attend(me, meeting, samira, True)
    await actions.attend(me, meeting, samira, True)
    assert (await seen(world, meeting)).status == "held"
    comes = (await coming.people([meeting]))[meeting]
    assert [(each.call_name, each.present) for each in comes] == [("Anneke", None), ("Samira", True)]
    assert await happened(world) == ["appointment_planned", "appointment_missed", "appointment_attended"]
    with pytest.raises(NotFound):
        await actions.attend(me, meeting, world["peter"].id, True)
    with pytest.raises(Refused):
        await actions.attend(world["samira"], meeting, samira, True)


async def test_an_agreement_is_a_draft_until_it_is_published_and_then_stays(
    world: World, meeting: int, moment: Clock
) -> None:
    me = world["anneke"]
    moment.move(days=6, hours=2)
    with pytest.raises(Refused):
        await actions.agree(me, meeting, ("", "", ""), publish=True)
    await actions.agree(me, meeting, ("Anneke belt de bank.", "", "U bewaart de brief."), publish=False)
    row = await seen(world, meeting)
    assert (row.agreement, row.published_at) == ("Anneke belt de bank.\nU bewaart de brief.", None)
    await actions.agree(me, meeting, ("Anneke belt de bank.",), publish=True)
    await actions.agree(me, meeting, ("Anneke belt de bank morgen.",), publish=False)
    row = await seen(world, meeting, "samira")
    assert row.agreement == "Anneke belt de bank morgen." and row.published_at
    assert await happened(world) == [
        "appointment_planned",
        "appointment_drafted",
        "appointment_agreed",
        "appointment_agreed",
    ]


async def test_of_what_did_not_go_on_nothing_is_recorded(world: World, meeting: int, moment: Clock) -> None:
    await actions.cancel(world["anneke"], meeting, 0, "Ziek.")
    moment.move(days=7)
    for wish in (
        actions.attend(world["anneke"], meeting, world["samira"].id, True),
        actions.agree(world["anneke"], meeting, ("Iets",), publish=False),
    ):
        with pytest.raises(Refused):
            await wish


async def test_what_is_over_is_not_moved_or_refused_any_more(world: World, meeting: int, moment: Clock) -> None:
    moment.move(days=7)
    with pytest.raises(Refused):
        await to(world, meeting, at("2026-12-10"))
    with pytest.raises(Refused):
        await actions.cannot_come(world["samira"], meeting, "ziek")


async def test_every_change_raises_the_version_of_the_pages(world: World, meeting: int) -> None:
    before = await db.fetch("SELECT version FROM household WHERE id = ?", world["samira"].household)
    await proposed(world, meeting)
    assert await db.fetch("SELECT version FROM household WHERE id = ?", world["samira"].household) != before
