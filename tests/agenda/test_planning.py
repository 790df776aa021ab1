"""Planning: by whom, with whom, when; weekly lessons; nobody in two places without knowing it."""

import asyncio
from datetime import date, datetime, timedelta

import pytest

from backend.core import clock, coming, db
from backend.core.clock import AMSTERDAM
from backend.core.errors import Invalid, NotFound, Refused
from backend.features.agenda import actions
from backend.features.agenda.actions.holding import DoubleBooked
from backend.features.agenda.queries import appointments
from tests.agenda.meeting import HOUR, TUESDAY, at, happened, plan, seen
from tests.cast import World


async def test_what_is_planned_stands_there_for_who_comes_and_for_the_team(world: World) -> None:
    appointment = await plan(world, place="Bij u thuis", tolk="ar", bring="De brief van de bank")
    for name in ("samira", "anneke", "peter"):
        row = await seen(world, appointment, name)
        assert (row.title, row.starts_at, row.ends_at) == ("Samen regelen met uw begeleider", TUESDAY, TUESDAY + HOUR)
        assert (row.place, row.tolk, row.bring, row.status) == ("Bij u thuis", "ar", "De brief van de bank", "planned")
    comes = (await coming.people([appointment]))[appointment]
    assert [each.call_name for each in comes] == ["Anneke", "Samira"]
    assert await happened(world) == ["appointment_planned"]


@pytest.mark.parametrize("name", ["karim", "bram", "ineke", "bea", "tesfay", "olga", "eva", "otto"])
async def test_for_who_is_not_on_the_team_it_does_not_exist(world: World, name: str) -> None:
    appointment = await plan(world)
    with pytest.raises(NotFound):
        await seen(world, appointment, name)
    assert await appointments.of_traject(world[name], world["samira"].traject or 0) == []
    with pytest.raises(NotFound):
        await actions.cancel(world[name], appointment, 0, "Nee.")
    with pytest.raises(NotFound):
        await plan(world, by=name, who=())


async def test_a_docent_sees_the_own_lessons_and_not_what_a_newcomer_has_with_others(world: World) -> None:
    visit = await plan(world, by="bram", whose="yusuf")
    lesson = await plan(world, by="peter", whose="yusuf", kind="taalles", who=("ineke",), starts=TUESDAY + HOUR)
    seen_by = await appointments.of_traject(world["ineke"], world["yusuf"].traject or 0)
    assert [row.id for row in seen_by] == [lesson]
    with pytest.raises(NotFound):
        await seen(world, visit, "ineke")


@pytest.mark.parametrize(
    ("by", "kind"),
    [
        ("bram", "z_eindgesprek"),
        ("ineke", "z_eindgesprek"),
        ("bram", "brede_intake"),
        ("ineke", "vestiging"),
        ("ineke", "examen"),
        ("bram", "taalles"),
        ("peter", "koffie"),
    ],
)
async def test_who_is_not_there_for_a_kind_cannot_plan_it(world: World, by: str, kind: str) -> None:
    with pytest.raises(NotFound):
        await plan(world, by=by, whose="hodan", kind=kind)


@pytest.mark.parametrize(("by", "kind"), [("peter", "z_eindgesprek"), ("ineke", "taalles"), ("bram", "examen")])
async def test_who_is_there_for_a_kind_plans_it(world: World, by: str, kind: str) -> None:
    assert (await seen(world, await plan(world, by=by, whose="hodan", kind=kind), by)).kind == kind


async def test_an_own_kind_has_its_own_title_and_needs_one(world: World) -> None:
    appointment = await plan(world, kind=None, title="Naar de kringloop")
    assert (await seen(world, appointment)).title == "Naar de kringloop"
    with pytest.raises(Invalid):
        await plan(world, kind=None, starts=TUESDAY + 2 * HOUR)


@pytest.mark.parametrize("who", ["bram", "ineke", "eva", "karim", "samira"])
async def test_only_helpers_of_the_team_can_be_asked_along(world: World, who: str) -> None:
    with pytest.raises(NotFound):
        await plan(world, who=("anneke", who))


async def test_a_newcomer_plans_nothing_themselves(world: World) -> None:
    with pytest.raises(Refused):
        await plan(world, by="samira", who=("anneke",))


@pytest.mark.parametrize("starts", [at("2026-11-25", "09:59"), at("2027-12-01")])
async def test_a_time_that_is_over_or_very_far_is_refused(world: World, starts: datetime) -> None:
    with pytest.raises(Invalid):
        await plan(world, starts=starts)
    assert await happened(world) == []


async def test_nobody_is_in_two_places_without_knowing_it(world: World) -> None:
    await plan(world)
    for whose, by, starts in (("tesfay", "anneke", TUESDAY), ("samira", "peter", TUESDAY + HOUR / 2)):
        with pytest.raises(DoubleBooked) as warned:
            await plan(world, whose=whose, by=by, starts=starts, kind=None, title="Iets anders")
        assert warned.value.values == {"names": "Anneke" if by == "anneke" else "Samira"}
    await plan(world, whose="tesfay", anyway=True)


async def test_one_after_the_other_is_no_double_booking_nor_is_what_does_not_go_on(world: World) -> None:
    first = await plan(world)
    await plan(world, whose="tesfay", starts=TUESDAY + HOUR)
    await plan(world, whose="tesfay", starts=TUESDAY - HOUR)
    await actions.cancel(world["anneke"], first, 0, "Ziek.")
    await plan(world)


async def test_two_colleagues_at_the_same_moment_book_one_person_once(world: World) -> None:
    asked = [plan(world, by="peter", whose=whose, kind="voortgangsgesprek") for whose in ("yusuf", "hodan", "samira")]
    ended = await asyncio.gather(*asked, return_exceptions=True)
    assert sum(isinstance(each, int) for each in ended) == 1
    assert sum(isinstance(each, DoubleBooked) for each in ended) == 2


async def weekly(world: World, first: str, until: str, hour: str = "09:00") -> list[str]:
    lesson = await plan(
        world,
        by="ineke",
        whose="yusuf",
        kind="taalles",
        starts=at(first, hour),
        until=date.fromisoformat(until),
    )
    series = (await seen(world, lesson, "yusuf")).series
    rows = await db.fetch("SELECT starts_at FROM appointment WHERE series = ? ORDER BY starts_at", series)
    return [f"{moment.astimezone(AMSTERDAM):%Y-%m-%d %H:%M}" for (moment,) in rows]


async def test_weekly_lessons_skip_the_holidays(world: World) -> None:
    """The Christmas holiday is from 19 December to 3 January."""
    assert await weekly(world, "2026-12-07", "2027-01-13") == [
        "2026-12-07 09:00",
        "2026-12-14 09:00",
        "2027-01-04 09:00",
        "2027-01-11 09:00",
    ]
    assert await happened(world, "yusuf") == ["appointment_planned"]


async def test_weekly_lessons_keep_their_hour_through_the_night_of_summer_time(world: World) -> None:
    lessons = await weekly(world, "2027-03-15", "2027-04-12")
    assert lessons == ["2027-03-15 09:00", "2027-03-22 09:00", "2027-04-05 09:00", "2027-04-12 09:00"]  # not Easter


async def test_a_series_that_would_be_all_holiday_is_refused(world: World) -> None:
    with pytest.raises(Invalid):
        await weekly(world, "2026-12-21", "2026-12-30")


async def test_a_series_may_meet_something_once_and_then_warns(world: World) -> None:
    await plan(world, by="bram", whose="yusuf", starts=at("2026-12-14", "09:30"))
    with pytest.raises(DoubleBooked):
        await weekly(world, "2026-12-07", "2027-01-13")
    assert await weekly(world, "2026-12-08", "2026-12-15") == ["2026-12-08 09:00", "2026-12-15 09:00"]


async def test_who_left_the_team_no_longer_sees_it(world: World) -> None:
    appointment = await plan(world)
    async with db.write():
        await db.execute("UPDATE team SET until = ? WHERE person = ?", clock.today(), world["anneke"].id)
    with pytest.raises(NotFound):
        await seen(world, appointment)
    # What nobody of the team is part of any more, a colleague may take over.
    await actions.cancel(world["peter"], appointment, 0, "Anneke werkt hier niet meer.")


async def test_the_database_keeps_moments(world: World) -> None:
    appointment = await plan(world, starts=at("2026-12-01", "10:00"))
    [(starts_at,)] = await db.fetch("SELECT starts_at FROM appointment WHERE id = ?", appointment)
    assert starts_at.utcoffset() == timedelta(0) and starts_at.hour == 9
