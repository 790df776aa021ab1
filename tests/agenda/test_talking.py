"""Talking by video or by phone; whom to call without an appointment; and other times where one was taken."""

from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from backend.core import db
from tests.agenda.meeting import HOUR, TUESDAY, at, look, plan, post, read, seen
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock

VIDEO = "https://video.example/1"
BY = {"video": ({"video": VIDEO}, VIDEO), "phone": ({"by_phone": True}, "tel:0612345601")}


@pytest.fixture(autouse=True)
async def phones(world: World) -> None:
    async with db.write():
        await db.execute("UPDATE person SET phone = '06 1234 5601' WHERE id = ?", world["anneke"].id)
        await db.execute("UPDATE person SET phone = '06 1234 5609' WHERE id = ?", world["samira"].id)


def talk(page: BeautifulSoup, address: str) -> Tag:
    [link, *others] = page.select(f"main .card.lift a[href='{address}'], main .only-small .card a[href='{address}']")
    assert not others
    return link


@pytest.mark.parametrize("by", BY)
@pytest.mark.parametrize("address", ["/", "/afspraken", "/afspraken/{meeting}"])
async def test_the_button_to_talk_is_large_when_it_is_time(
    client_of: ClientOf, world: World, moment: Clock, by: str, address: str
) -> None:
    fields, link = BY[by]
    address = address.format(meeting=await plan(world, **fields))
    for minutes, large in ((0, False), (6 * 24 * 60 - 20, False), (10, True), (69, True)):
        moment.move(minutes=minutes)
        assert ("quiet" not in talk(await look(await client_of("samira"), address), link)["class"]) == large


@pytest.mark.parametrize("by", BY)
async def test_when_it_is_over_there_is_no_button(client_of: ClientOf, world: World, moment: Clock, by: str) -> None:
    fields, link = BY[by]
    meeting = await plan(world, **fields)
    moment.move(days=6, minutes=61)
    page = await look(await client_of("samira"), f"/afspraken/{meeting}")
    assert not page.select(f"a.button[href='{link}']")


async def test_by_phone_each_calls_the_other(client_of: ClientOf, world: World) -> None:
    meeting = await plan(world, by_phone=True)
    page = await look(await client_of("anneke"), f"/afspraken/{meeting}")
    assert talk(page, "tel:0612345609").text.strip() == "Bel Samira"
    assert "Met de telefoon" in page.text


async def test_an_appointment_by_phone_is_planned_changed_and_in_the_calendar(
    client_of: ClientOf, world: World
) -> None:
    client, base = await client_of("anneke"), f"/clienten/{world['samira'].id}/afspraken"
    fields = {"soort": "vestiging", "datum": "2026-12-01", "van": "10:00", "waar": "telefoon", "plek": "Stadhuis"}
    address = (await post(client, base, **fields)).headers["location"]
    assert "LOCATION:Met de telefoon" in (await client.get(f"{address}.ics")).text
    page = await look(client, address)
    assert page.select("input[name=waar][value=telefoon][checked]")
    change = {"versie": "0", "datum": "2026-12-01", "van": "10:00", "waar": "plek", "plek": "Stadhuis"}
    assert (await post(client, f"{address}/wijziging", **change)).status_code == 303
    row = await seen(world, int(address.rpartition("/")[2]))
    assert (row.by_phone, row.place) == (False, "Stadhuis")


async def test_without_an_appointment_the_page_says_whom_to_call(client_of: ClientOf) -> None:
    page = await look(await client_of("tesfay"), "/afspraken")
    [call] = page.select("main a[href='tel:0612345601']")
    assert "Anneke" in call.text


async def test_while_no_helper_has_a_number_it_shows_who_helps(client_of: ClientOf) -> None:
    page = await look(await client_of("farid"), "/afspraken")
    assert page.select("main a[href='/mensen']") and not page.select("main a[href^='tel:']")


def free(page: BeautifulSoup) -> list[str]:
    return [str(each["value"]) for each in page.select("input[name=slot]") if each["value"] != "anders"]


async def test_a_taken_time_comes_with_the_next_three_of_all_who_were_chosen(client_of: ClientOf, world: World) -> None:
    for hour in ("10:00", "13:30", "15:00"):
        await plan(world, by="peter", whose="yusuf", kind="voortgangsgesprek", starts=at("2026-11-26", hour))
    await plan(world, whose="tesfay", starts=TUESDAY)
    sent: dict[str, Any] = {"soort": "vestiging", "datum": "2026-12-01", "van": "10:30", "duur": "60", "waar": "thuis"}
    chosen = {"wie1": world["anneke"].id, "wie2": world["peter"].id}
    answer = await post(
        await client_of("anneke"), f"/clienten/{world['samira'].id}/afspraken", **sent, **chosen, meenemen="Sleutel"
    )
    page = BeautifulSoup(answer.text, "html.parser")
    assert answer.status_code == 409 and "Anneke heeft dan al een afspraak" in page.text
    offered = free(page)
    assert len(offered) == 3 and not [each for each in offered if each.startswith("2026-11-26")]
    assert [field["value"] for field in page.select("#meenemen, #datum, #van")] == ["2026-12-01", "10:30", "Sleutel"]
    assert len(page.select("input[name^=wie][checked]")) == 2


async def test_moving_into_a_taken_time_offers_three_that_are_free_with_all_that_was_typed(
    client_of: ClientOf, world: World
) -> None:
    meeting = await plan(world)
    await plan(world, whose="tesfay", starts=TUESDAY + 3 * HOUR)
    client, address = await client_of("anneke"), f"/afspraken/{meeting}/wijziging"
    change = {"versie": "0", "datum": "2026-12-01", "van": "13:15", "duur": "30", "waar": "plek", "plek": "Stadhuis"}
    answer = await post(client, address, **change)
    assert answer.status_code == 409 and "Anneke heeft dan al een afspraak" in read(answer)
    page = BeautifulSoup(answer.text, "html.parser")
    instead = page.select("form[id^=vrij-]")
    assert len(instead) == 3
    assert page.select("[data-keep]")  # what changes elsewhere does not take the choice away
    wish = {str(field["name"]): str(field["value"]) for field in instead[1].select("input")}
    assert wish | {"datum": "", "van": ""} == change | {"datum": "", "van": ""}
    assert (await post(client, address, **wish)).status_code == 303
    row = await seen(world, meeting)
    assert (row.starts_at, row.place) == (at(wish["datum"], wish["van"]), "Stadhuis")
    assert row.ends_at - row.starts_at == HOUR / 2


async def test_the_length_need_not_be_said_to_be_offered_another_time(client_of: ClientOf, world: World) -> None:
    meeting = await plan(world)
    await plan(world, whose="tesfay", starts=TUESDAY + 3 * HOUR)
    change = {"versie": "0", "datum": "2026-12-01", "van": "13:00", "waar": "thuis"}
    answer = await post(await client_of("anneke"), f"/afspraken/{meeting}/wijziging", **change)
    assert answer.status_code == 409 and answer.text.count('id="vrij-') == 3
