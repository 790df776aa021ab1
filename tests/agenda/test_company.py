"""Choosing afterwards who comes: of the team, to one appointment or to all that follow."""

import asyncio

import pytest

from backend import worker
from backend.core import db
from backend.core.errors import NotFound, Refused
from backend.features.agenda import actions
from backend.features.agenda.actions.company import NOBODY_LEFT, NOT_YOURSELF
from backend.features.agenda.actions.holding import NOT_YOURS, OVER, DoubleBooked
from backend.features.agenda.queries import appointments
from tests.agenda.meeting import HOUR, TUESDAY, at, happened, look, names, plan, post, read, seen
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock


@pytest.fixture
async def meeting(world: World) -> int:
    return await plan(world)


async def bring(world: World, meeting: int, who: str, comes: bool = True, by: str = "anneke", **more: bool) -> None:
    await actions.bring(world[by], meeting, world[who].id, comes, **more)


async def told(world: World, who: str) -> list[str]:
    """What is still to be read."""
    rows = await db.fetch("SELECT kind FROM notice WHERE person = ? AND read_at IS NULL ORDER BY id", world[who].id)
    return [kind for (kind,) in rows]


async def lessons(world: World, *who: str) -> list[int]:
    first = await plan(
        world,
        by="peter",
        whose="yusuf",
        kind="taalles",
        who=who or ("ineke",),
        starts=at("2026-11-30"),
        until=at("2026-12-14").date(),
    )
    rows = await appointments.of_traject(world["peter"], world["yusuf"].traject or 0)
    assert rows[0].id == first
    return [row.id for row in rows]


async def test_a_helper_of_the_team_comes_too_and_the_calendar_hears_of_a_new_version(
    world: World, meeting: int
) -> None:
    await bring(world, meeting, "peter")
    assert await names(meeting) == ["Anneke", "Peter", "Samira"]
    assert (await seen(world, meeting)).version == 1
    assert await happened(world) == ["appointment_planned", "appointment_joined"]


async def test_who_is_taken_off_comes_no_more_and_may_still_read_it(world: World, meeting: int) -> None:
    await bring(world, meeting, "peter")
    await bring(world, meeting, "peter", False)
    assert await names(meeting) == ["Anneke", "Samira"]
    row = await seen(world, meeting, "peter")
    assert (row.version, row.own) == (2, False)


async def test_said_twice_it_is_done_once(world: World, meeting: int) -> None:
    for _ in range(2):
        await bring(world, meeting, "peter")
    for _ in range(2):
        await bring(world, meeting, "peter", False)
    assert await happened(world) == ["appointment_planned", "appointment_joined", "appointment_left"]
    assert (await seen(world, meeting)).version == 2


async def test_two_who_ask_the_same_colleague_at_the_same_moment_ask_once(world: World) -> None:
    meeting = await plan(world, by="peter", whose="yusuf", kind=None, title="Praten", who=("peter", "bram"))
    await asyncio.gather(*(bring(world, meeting, "ineke", by=by) for by in ("peter", "bram", "peter")))
    assert sorted(await names(meeting)) == ["Bram", "Ineke", "Peter", "Yusuf"]
    assert (await happened(world, "yusuf")).count("appointment_joined") == 1


async def test_two_choices_at_the_same_moment_both_count(world: World) -> None:
    meeting = await plan(world, by="peter", whose="yusuf", kind=None, title="Praten", who=("peter", "bram"))
    await asyncio.gather(bring(world, meeting, "ineke", by="peter"), bring(world, meeting, "bram", False, by="bram"))
    assert sorted(await names(meeting)) == ["Ineke", "Peter", "Yusuf"]


@pytest.mark.parametrize("who", ["bram", "ineke", "eva", "karim", "samira", "bea"])
@pytest.mark.parametrize("comes", [True, False])
async def test_only_helpers_of_the_team_are_asked_along_or_taken_off(
    world: World, meeting: int, who: str, comes: bool
) -> None:
    with pytest.raises(NotFound):
        await bring(world, meeting, who, comes)
    assert await names(meeting) == ["Anneke", "Samira"]


@pytest.mark.parametrize("by", ["bram", "ineke", "bea", "eva", "otto", "karim", "olga"])
async def test_for_who_is_not_on_the_team_there_is_nothing_to_choose(world: World, meeting: int, by: str) -> None:
    with pytest.raises(NotFound):
        await bring(world, meeting, "peter", by=by)


@pytest.mark.parametrize("by", ["peter", "samira"])
async def test_who_has_no_part_in_it_chooses_nobody(world: World, meeting: int, by: str) -> None:
    with pytest.raises(Refused) as refused:
        await bring(world, meeting, "peter", by=by)
    assert by == "samira" or refused.value.sentence == NOT_YOURS
    assert await names(meeting) == ["Anneke", "Samira"]


async def test_somebody_stays_to_meet(world: World, meeting: int) -> None:
    with pytest.raises(Refused) as refused:
        await bring(world, meeting, "anneke", False)
    assert refused.value.sentence == NOBODY_LEFT


async def test_a_docent_does_not_lose_sight_of_it_by_their_own_hand(world: World) -> None:
    meeting = await plan(world, by="ineke", whose="yusuf", kind="taalles", who=("ineke", "bram"))
    with pytest.raises(Refused) as refused:
        await bring(world, meeting, "ineke", False, by="ineke")
    assert refused.value.sentence == NOT_YOURSELF
    await bring(world, meeting, "ineke", False, by="bram")
    with pytest.raises(NotFound):
        await seen(world, meeting, "ineke")


async def test_who_left_the_team_can_be_taken_off_and_not_be_asked_again(world: World, meeting: int) -> None:
    await bring(world, meeting, "peter")
    async with db.write():
        await db.execute("UPDATE team SET until = since WHERE person = ?", world["peter"].id)
    await bring(world, meeting, "peter", False)
    with pytest.raises(NotFound):
        await bring(world, meeting, "peter")


async def test_a_colleague_who_is_busy_then_is_a_warning_first(world: World, meeting: int) -> None:
    await plan(world, by="peter", whose="hodan", kind="voortgangsgesprek", starts=TUESDAY + HOUR / 2)
    with pytest.raises(DoubleBooked) as warned:
        await bring(world, meeting, "peter")
    assert warned.value.values == {"names": "Peter"}
    await bring(world, meeting, "peter", anyway=True)
    assert "Peter" in await names(meeting)


async def test_of_what_is_over_or_cancelled_nobody_chooses_any_more(world: World, meeting: int, moment: Clock) -> None:
    other = await plan(world, starts=TUESDAY + 3 * HOUR)
    await actions.cancel(world["anneke"], other, 0, "Ziek.")
    moment.move(days=7)
    for each in (meeting, other):
        with pytest.raises(Refused) as refused:
            await bring(world, each, "peter")
        assert refused.value.sentence == OVER


async def test_one_lesson_or_this_one_and_all_that_follow(world: World) -> None:
    first, second, third = await lessons(world)
    await bring(world, first, "bram", by="peter")
    await bring(world, second, "bram", by="peter", later=True)
    assert ["Bram" in await names(each) for each in (first, second, third)] == [True, True, True]
    await bring(world, second, "bram", False, by="peter", later=True)
    assert ["Bram" in await names(each) for each in (first, second, third)] == [True, False, False]
    versions = [(await seen(world, each, "peter")).version for each in (first, second, third)]
    assert versions == [1, 2, 2]
    assert (await happened(world, "yusuf"))[1:] == ["appointment_joined", "appointment_joined", "appointment_left"]


async def test_one_busy_lesson_warns_for_the_series_and_changes_none(world: World) -> None:
    first, second, third = await lessons(world)
    await plan(world, by="bram", whose="hodan", starts=at("2026-12-07"))
    with pytest.raises(DoubleBooked):
        await bring(world, first, "bram", by="peter", later=True)
    assert not any(["Bram" in await names(each) for each in (first, second, third)])


async def test_what_stands_alone_has_nothing_that_follows(world: World, meeting: int) -> None:
    with pytest.raises(NotFound):
        await bring(world, meeting, "peter", later=True)


async def test_who_is_asked_along_hears_it_and_so_does_the_newcomer(world: World, meeting: int) -> None:
    await worker.handle_all()
    before = await told(world, "samira")
    await bring(world, meeting, "peter")
    await worker.handle_all()
    assert await told(world, "peter") == ["helper_appointment_new"]
    assert await told(world, "samira") == [*before, "appointment_people"]  # what was said of its time stays so
    assert await told(world, "anneke") == []
    await bring(world, meeting, "peter", False)
    await worker.handle_all()
    assert await told(world, "peter") == ["helper_appointment_off"]


async def test_who_takes_themselves_off_need_not_hear_it(world: World) -> None:
    meeting = await plan(world, by="peter", who=("anneke", "peter"), kind=None, title="Samen praten")
    await worker.handle_all()
    await bring(world, meeting, "anneke", False)
    await worker.handle_all()
    assert "helper_appointment_off" not in await told(world, "anneke")
    assert await told(world, "samira") == ["appointment_new", "appointment_people"]


async def test_one_tap_asks_a_colleague_along_and_the_page_and_the_calendar_say_so(
    client_of: ClientOf, world: World, meeting: int
) -> None:
    client = await client_of("anneke")
    page = await look(client, f"/afspraken/{meeting}")
    [form] = page.select(f"#komt-{world['peter'].id}")
    wish = {str(field["name"]): str(field["value"]) for field in form.select("input")}
    assert (await post(client, str(form["action"]), **wish)).status_code == 303
    page = await look(await client_of("samira"), f"/afspraken/{meeting}")
    assert "Peter Visser" in page.select("#who + ul")[0].text
    assert "SEQUENCE:1" in (await client.get(f"/afspraken/{meeting}.ics")).text


async def test_a_warning_keeps_the_wish_and_can_be_confirmed(client_of: ClientOf, world: World, meeting: int) -> None:
    await plan(world, by="peter", whose="hodan", kind="voortgangsgesprek")
    client, wish = await client_of("anneke"), {"wie": world["peter"].id, "komt": "1"}
    answer = await post(client, f"/afspraken/{meeting}/mensen", **wish)
    assert answer.status_code == 409 and "Peter heeft dan al een afspraak" in read(answer)
    assert 'name="toch" value="1"' in answer.text
    assert (await post(client, f"/afspraken/{meeting}/mensen", **wish, toch="1")).status_code == 303
    assert "Peter" in await names(meeting)


@pytest.mark.parametrize(
    ("wish", "status"),
    [({}, 422), ({"wie": "x", "komt": "1"}, 422), ({"wie": "1", "komt": "2"}, 422), ({"wie": "1", "x": "1"}, 400)],
)
async def test_a_choice_that_no_page_makes_changes_nothing(
    client_of: ClientOf, world: World, meeting: int, wish: dict[str, str], status: int
) -> None:
    assert (await post(await client_of("anneke"), f"/afspraken/{meeting}/mensen", **wish)).status_code == status
    assert await names(meeting) == ["Anneke", "Samira"]
