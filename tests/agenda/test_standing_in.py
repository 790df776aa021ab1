"""Somebody stands in: for those days the appointments of who is away are theirs, and everybody reads who comes."""

from datetime import date, timedelta

import pytest

from backend import worker
from backend.core import clock
from backend.core.errors import Refused
from backend.features.agenda import actions
from backend.features.notices.composing import compose
from backend.features.people import standing_in, teams
from tests.agenda.meeting import HOUR, at, look, plan
from tests.beside import put_beside
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock
from tests.notices.phones import have_phones, of

MARK = "U vervangt Anneke"


def day(days: int) -> date:
    return clock.today() + timedelta(days=days)


async def stands_in(world: World, since: int, until: int, whose: str = "samira") -> None:
    """Bram for Anneke; `until`: the first day on which she is back."""
    anneke = world["anneke"]
    await standing_in.stand_in(anneke, world[whose].id, anneke.id, world["bram"].id, day(since), day(until))


async def agenda(client_of: ClientOf, name: str, on: date) -> str:
    page = await look(await client_of(name), f"/agenda?toon=dag&van={on}")
    return " ".join(" ".join(slot.get_text(" ").split()) for slot in page.select("a.slot"))


@pytest.fixture
async def meeting(world: World) -> int:
    return await plan(world, starts=at(day(3)))


async def test_the_agenda_has_the_appointments_of_who_is_away_marked_with_whose(
    client_of: ClientOf, world: World, meeting: int
) -> None:
    await stands_in(world, 0, 7)
    said = await agenda(client_of, "bram", day(3))
    assert "Samira Haddad" in said and MARK in said
    own = await plan(world, by="bram", whose="farid", starts=at(day(3), "15:00"))
    assert own and (await agenda(client_of, "bram", day(3))).count(MARK) == 1


async def test_only_of_the_newcomers_for_whom_they_stand_in(client_of: ClientOf, world: World, meeting: int) -> None:
    await plan(world, whose="tesfay", starts=at(day(3), "15:00"))
    await stands_in(world, 0, 7)
    assert "Tesfay" not in await agenda(client_of, "bram", day(3))


@pytest.mark.parametrize(("since", "until", "there"), [(0, 3, False), (0, 4, True), (3, 7, True), (4, 7, False)])
async def test_only_during_the_period(
    client_of: ClientOf, world: World, meeting: int, moment: Clock, since: int, until: int, there: bool
) -> None:
    on = day(3)
    await stands_in(world, since, until)
    moment.move(days=since)
    assert (MARK in await agenda(client_of, "bram", on)) is there
    moment.move(days=until - since)
    assert MARK not in await agenda(client_of, "bram", on)


async def test_not_before_it_begins_nor_after_it_was_ended(
    client_of: ClientOf, world: World, meeting: int, moment: Clock
) -> None:
    on = day(3)
    await stands_in(world, 2, 7)
    assert await agenda(client_of, "bram", on) == ""
    moment.move(days=2)
    assert MARK in await agenda(client_of, "bram", on)
    await teams.take_off(world["anneke"], world["samira"].id, world["bram"].id, day(0))
    assert await agenda(client_of, "bram", on) == ""


@pytest.mark.parametrize("address", ["/", "/afspraken", "/afspraken/{meeting}"])
async def test_the_newcomer_reads_who_really_comes(client_of: ClientOf, world: World, address: str) -> None:
    meeting = await plan(world, by="bram", whose="farid", starts=at(day(3)))
    bram, anneke = world["bram"], world["anneke"]
    await standing_in.stand_in(bram, world["farid"].id, bram.id, anneke.id, day(0), day(7))
    page = await look(await client_of("farid"), address.format(meeting=meeting))
    said = " ".join(page.select("main")[0].get_text(" ").split()).partition("10:00")[2]
    assert min((bram.name, anneke.name), key=lambda name: said.find(name) % len(said)) == anneke.name
    assert ("In plaats van Bram" in said) is (address == "/afspraken/{meeting}")


async def test_of_a_later_day_it_is_who_is_back_by_then(client_of: ClientOf, world: World) -> None:
    meeting = await plan(world, starts=at(day(8)))
    await stands_in(world, 0, 7)
    page = await look(await client_of("samira"), f"/afspraken/{meeting}")
    assert "Bram" not in page.get_text() and "Anneke" in page.get_text()


async def test_what_is_said_of_it_is_told_to_who_stands_in_and_not_to_who_is_away(world: World, meeting: int) -> None:
    await have_phones(world, "anneke", "bram", "samira")
    await stands_in(world, 0, 7)
    await actions.cannot_come(world["samira"], meeting, "ziek")
    await worker.handle_all()
    assert "helper_cannot_come" in [notice.kind for notice in await of(world, "bram")]
    assert [notice for notice in await of(world, "anneke") if notice.kind == "helper_cannot_come"] == []


async def test_of_an_appointment_after_the_period_it_is_told_to_whose_it_is(world: World) -> None:
    later = await plan(world, starts=at(day(8)))
    await stands_in(world, 0, 7)
    await actions.cannot_come(world["samira"], later, "ziek")
    await worker.handle_all()
    assert [notice.kind for notice in await of(world, "anneke")] == ["helper_cannot_come"]
    assert "helper_cannot_come" not in [notice.kind for notice in await of(world, "bram")]


async def test_a_reminder_names_who_really_comes(world: World, meeting: int) -> None:
    await have_phones(world, "samira")
    await worker.handle_all()
    await stands_in(world, 0, 7)
    [notice] = [one for one in await of(world, "samira") if one.kind == "appointment_new"]
    message = await compose(world["samira"].id, [notice.id], shared=False, buttons=True)
    assert message and "Bram" in message.body and "Anneke" not in message.body


async def test_who_stands_in_may_do_what_whose_it_is_may_do_and_a_colleague_may_not(world: World, meeting: int) -> None:
    with pytest.raises(Refused):
        await actions.cancel(world["peter"], meeting, 0, "Ziek.")
    await stands_in(world, 0, 7)
    wanted = at(day(4))
    await actions.cannot_come(world["samira"], meeting, "ziek", (wanted,))
    await actions.accept(world["bram"], meeting, wanted)
    with pytest.raises(Refused):
        await actions.cancel(world["peter"], meeting, 2, "Ziek.")


async def test_who_is_on_the_team_but_stands_in_for_nobody_has_no_more_than_before(
    client_of: ClientOf, world: World, meeting: int
) -> None:
    await put_beside(world, "anneke", "bram")
    assert await agenda(client_of, "bram", day(3)) == ""
    with pytest.raises(Refused):
        await actions.cancel(world["bram"], meeting, 0, "Ziek.")


async def test_who_comes_anyway_is_named_once(client_of: ClientOf, world: World) -> None:
    await stands_in(world, 0, 7)
    await plan(world, by="bram", who=("anneke", "bram"), starts=at(day(3)) + HOUR)
    page = await look(await client_of("samira"), "/afspraken")
    assert page.select(".card")[0].get_text().count("Bram") == 1
