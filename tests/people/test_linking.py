"""The helper's half of linking a phone."""

import httpx
import pytest
from bs4 import BeautifulSoup

from backend.core import db
from backend.features.people import linking
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock
from tests.people.conftest import LinkPhone, OpenLink, link_of, number_of, text_of, verbs


def page_of(world: World, newcomer: str = "samira") -> str:
    return f"/clienten/{world[newcomer].id}/telefoon"


async def test_a_helper_gets_a_qr_and_a_code(world: World, client_of: ClientOf) -> None:
    anneke = await client_of("anneke")
    started = await anneke.post(page_of(world))
    assert started.headers["location"] == page_of(world)
    page = BeautifulSoup((await anneke.get(page_of(world))).text, "html.parser")
    assert page.select_one(".qr svg path")
    assert len(page.select_one(".big-code").text.replace("-", "")) == linking.CODE_LENGTH


async def test_the_page_shows_the_same_code_again(world: World, client_of: ClientOf) -> None:
    anneke = await client_of("anneke")
    await anneke.post(page_of(world))
    first = await anneke.get(page_of(world))
    assert text_of(first) == text_of(await anneke.get(page_of(world)))


async def test_neither_token_nor_code_is_in_the_database(world: World, client_of: ClientOf) -> None:
    await (await client_of("anneke")).post(page_of(world))
    link = await link_of(world["anneke"], world["samira"])
    row = str(await db.fetch("SELECT * FROM enrolment"))
    assert link.token not in row
    assert link.code.replace("-", "") not in row


async def test_the_page_asks_by_itself_how_far_it_is(world: World, client_of: ClientOf) -> None:
    anneke = await client_of("anneke")
    await anneke.post(page_of(world))
    page = BeautifulSoup((await anneke.get(page_of(world))).text, "html.parser")
    asking = page.select_one("main [hx-trigger]")
    assert (asking["hx-get"], asking["hx-trigger"]) == (page_of(world), "every 2s")
    assert page.select_one("header noscript meta[http-equiv=refresh]")
    assert not page.select("main noscript")


@pytest.mark.parametrize("name", ["bram", "eva", "bea", "otto", "samira"])
async def test_who_is_not_a_helper_on_the_team_finds_no_such_page(name: str, world: World, client_of: ClientOf) -> None:
    client = await client_of(name)
    assert (await client.get(page_of(world))).status_code == 404
    for deed in ("", "/getal", "/stop", "/kwijt"):
        answer = await client.post(page_of(world) + deed, data={"number": "10", "turn": "0"})
        assert answer.status_code == 404


async def test_a_docent_links_no_phone(world: World, client_of: ClientOf) -> None:
    ineke = await client_of("ineke")
    assert "Telefoon koppelen" not in text_of(await ineke.get(page_of(world, "yusuf")))
    assert (await ineke.post(page_of(world, "yusuf"))).status_code == 404


async def test_a_stranger_signs_in_first(world: World, stranger: httpx.AsyncClient) -> None:
    answer = await stranger.get(page_of(world))
    assert answer.headers["location"] == f"/inloggen?verder={page_of(world)}"


async def test_after_five_minutes_the_proof_is_asked_again(world: World, client_of: ClientOf, moment: Clock) -> None:
    anneke = await client_of("anneke")
    moment.move(minutes=6)
    assert f"/bevestigen?verder={page_of(world)}" in (await anneke.get(page_of(world))).text
    assert (await anneke.post(page_of(world))).headers["location"].startswith("/bevestigen")
    assert not await db.fetch("SELECT id FROM enrolment")


async def test_a_new_code_kills_the_one_before(world: World, client_of: ClientOf, phone: httpx.AsyncClient) -> None:
    anneke = await client_of("anneke")
    await anneke.post(page_of(world))
    old = await link_of(world["anneke"], world["samira"])
    await anneke.post(page_of(world))
    assert (await phone.post("/koppelen", data={"token": old.token})).status_code == 422


async def test_another_helper_does_not_see_the_code(world: World, client_of: ClientOf) -> None:
    await (await client_of("anneke")).post(page_of(world))
    page = BeautifulSoup((await (await client_of("peter")).get(page_of(world))).text, "html.parser")
    assert not page.select(".qr, .big-code")


async def test_a_sixth_code_in_a_day_has_to_wait(world: World, client_of: ClientOf, moment: Clock) -> None:
    anneke = await client_of("anneke")
    said = [(await anneke.post(page_of(world))).status_code for _ in range(6)]
    assert said == [303] * 5 + [429]
    moment.move(days=1, seconds=1)
    assert (await (await client_of("anneke")).post(page_of(world))).status_code == 303


async def test_the_helper_taps_the_number_on_the_phone(
    world: World, client_of: ClientOf, phone: httpx.AsyncClient, open_link: OpenLink
) -> None:
    await open_link(phone)
    anneke = await client_of("anneke")
    page = BeautifulSoup((await anneke.get(page_of(world))).text, "html.parser")
    offered = [int(button["value"]) for button in page.select("button[name=number]")]
    assert len(set(offered)) == 3
    assert await number_of(world["samira"]) in offered
    answer = await tap(anneke, world, await number_of(world["samira"]), 0)
    assert "Samira kiest nu een pincode" in text_of(answer)


async def tap(client: httpx.AsyncClient, world: World, number: int, turn: int) -> httpx.Response:
    data = {"number": str(number), "turn": str(turn)}
    await client.post(f"{page_of(world)}/getal", data=data)
    return await client.get(page_of(world))


async def wrong_number(world: World) -> int:
    link = await link_of(world["anneke"], world["samira"])
    right = await number_of(world["samira"])
    return next(choice for choice in link.choices if choice != right)


async def test_a_wrong_number_gives_three_new_ones(
    world: World, client_of: ClientOf, phone: httpx.AsyncClient, open_link: OpenLink
) -> None:
    await open_link(phone)
    before = await link_of(world["anneke"], world["samira"])
    await tap(await client_of("anneke"), world, await wrong_number(world), 0)
    after = await link_of(world["anneke"], world["samira"])
    assert (after.state, after.turn) == ("number", 1)
    assert after.choices != before.choices


async def test_three_wrong_numbers_destroy_the_link(
    world: World, client_of: ClientOf, phone: httpx.AsyncClient, open_link: OpenLink
) -> None:
    await open_link(phone)
    anneke = await client_of("anneke")
    for turn in range(3):
        answer = await tap(anneke, world, await wrong_number(world), turn)
    assert "Drie keer een ander getal" in text_of(answer)
    assert "Het koppelen is gestopt" in text_of(await phone.get("/koppelen"))
    assert (await verbs("phone_link%"))[-1] == "phone_link_refused"


async def test_a_second_tap_on_the_same_three_does_not_count(
    world: World, client_of: ClientOf, phone: httpx.AsyncClient, open_link: OpenLink
) -> None:
    await open_link(phone)
    anneke, wrong = await client_of("anneke"), await wrong_number(world)
    await tap(anneke, world, wrong, 0)
    await tap(anneke, world, wrong, 0)
    assert (await link_of(world["anneke"], world["samira"])).turn == 1


async def test_only_who_made_the_code_may_tap(
    world: World, client_of: ClientOf, phone: httpx.AsyncClient, open_link: OpenLink
) -> None:
    await open_link(phone)
    await tap(await client_of("peter"), world, await number_of(world["samira"]), 0)
    assert (await link_of(world["anneke"], world["samira"])).state == "number"


async def test_who_left_the_team_meanwhile_may_not_tap(
    world: World, client_of: ClientOf, phone: httpx.AsyncClient, open_link: OpenLink
) -> None:
    await open_link(phone)
    async with db.write():
        await db.execute("UPDATE team SET until = since WHERE person = ?", world["anneke"].id)
    anneke = await client_of("anneke")
    data = {"number": str(await number_of(world["samira"])), "turn": "0"}
    assert (await anneke.post(f"{page_of(world)}/getal", data=data)).status_code == 404


@pytest.mark.parametrize("data", [{"number": "9", "turn": "0"}, {"number": "x", "turn": "0"}, {"number": "10"}])
async def test_a_malformed_tap_is_refused(data: dict[str, str], world: World, client_of: ClientOf) -> None:
    assert (await (await client_of("anneke")).post(f"{page_of(world)}/getal", data=data)).status_code == 422


async def test_stopping_ends_it_for_the_phone_too(
    world: World, client_of: ClientOf, phone: httpx.AsyncClient, open_link: OpenLink
) -> None:
    await open_link(phone)
    anneke = await client_of("anneke")
    for _ in range(2):
        await anneke.post(f"{page_of(world)}/stop")
    assert "Het koppelen is gestopt" in text_of(await phone.get("/koppelen"))
    assert (await verbs("phone_link_stopped")) == ["phone_link_stopped"]


async def test_a_fourth_phone_is_refused(world: World, client_of: ClientOf, link_phone: LinkPhone) -> None:
    for _ in range(3):
        await link_phone()
    anneke = await client_of("anneke")
    assert (await anneke.post(page_of(world))).status_code == 409
    assert "Er zijn al drie telefoons gekoppeld" in text_of(await anneke.get(page_of(world)))


async def test_the_page_names_the_linked_phones(world: World, client_of: ClientOf, link_phone: LinkPhone) -> None:
    await link_phone(shared=True)
    said = text_of(await (await client_of("peter")).get(page_of(world)))
    assert "Android, Chrome" in said
    assert "woensdag 25 november" in said
    assert "Andere mensen gebruiken deze telefoon ook." in said


async def test_the_helper_sees_that_it_worked(world: World, client_of: ClientOf, link_phone: LinkPhone) -> None:
    await link_phone()
    assert "Gelukt. De telefoon is gekoppeld." in text_of(await (await client_of("anneke")).get(page_of(world)))
