"""The phone's half of linking."""

import asyncio

import httpx
import pytest
from bs4 import BeautifulSoup

from backend.core import db
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock
from tests.people.conftest import (
    PIN,
    Approve,
    LinkPhone,
    NewBrowser,
    OpenLink,
    is_in,
    link_of,
    number_of,
    put_cookie,
    text_of,
    verbs,
)


@pytest.fixture
async def ready(world: World, client_of: ClientOf) -> None:
    """Anneke has a code for Samira on her screen."""
    await (await client_of("anneke")).post(f"/clienten/{world['samira'].id}/telefoon")


@pytest.fixture
async def choosing(phone: httpx.AsyncClient, open_link: OpenLink, approve: Approve) -> httpx.AsyncClient:
    """A phone that is asked for a PIN."""
    await open_link(phone)
    await approve()
    await phone.post("/koppelen/telefoon", data={"shared": "0"})
    return phone


async def choose(phone: httpx.AsyncClient, pin: str, again: str | None = None) -> httpx.Response:
    return await phone.post("/koppelen/pin", data={"pin": pin, "again": pin if again is None else again})


async def test_the_page_has_the_form_that_the_qr_fills(phone: httpx.AsyncClient, world: World) -> None:
    page = BeautifulSoup((await phone.get("/koppelen")).text, "html.parser")
    assert page.select_one("form[data-link] input[type=hidden][name=token]")
    assert page.select_one("form[data-link] input[name=code]")


@pytest.mark.usefixtures("ready")
async def test_the_phone_shows_a_number_and_waits(world: World, phone: httpx.AsyncClient) -> None:
    token = (await link_of(world["anneke"], world["samira"])).token
    assert (await phone.post("/koppelen", data={"token": token})).headers["location"] == "/koppelen"
    page = BeautifulSoup((await phone.get("/koppelen")).text, "html.parser")
    assert page.select_one(".number").text == str(await number_of(world["samira"]))
    assert page.select_one("main [hx-trigger='every 2s']")["hx-get"] == "/koppelen"
    assert page.select_one("header noscript meta")


@pytest.mark.parametrize("shown", [str, str.lower, lambda code: code.replace("-", " "), lambda code: f" {code} "])
@pytest.mark.usefixtures("ready")
async def test_the_spoken_code_does_as_well(shown, world: World, phone: httpx.AsyncClient) -> None:
    code = (await link_of(world["anneke"], world["samira"])).code
    assert (await phone.post("/koppelen", data={"code": shown(code), "token": ""})).status_code == 303
    assert "Dit is uw getal" in text_of(await phone.get("/koppelen"))


@pytest.mark.usefixtures("ready")
async def test_of_two_phones_with_one_qr_one_gets_in(world: World, new_browser: NewBrowser) -> None:
    token = (await link_of(world["anneke"], world["samira"])).token
    phones = [await new_browser() for _ in range(2)]
    answers = await asyncio.gather(*(phone.post("/koppelen", data={"token": token}) for phone in phones))
    assert sorted(answer.status_code for answer in answers) == [303, 422]


@pytest.mark.usefixtures("ready")
async def test_code_and_qr_are_used_together(world: World, new_browser: NewBrowser) -> None:
    link = await link_of(world["anneke"], world["samira"])
    first, second = await new_browser(), await new_browser()
    answers = await asyncio.gather(
        first.post("/koppelen", data={"token": link.token}), second.post("/koppelen", data={"code": link.code})
    )
    assert sorted(answer.status_code for answer in answers) == [303, 422]


@pytest.mark.usefixtures("ready")
async def test_after_ten_minutes_it_no_longer_opens(world: World, phone: httpx.AsyncClient, moment: Clock) -> None:
    token = (await link_of(world["anneke"], world["samira"])).token
    moment.move(minutes=10, seconds=1)
    answer = await phone.post("/koppelen", data={"token": token})
    assert (answer.status_code, "Deze code werkt niet" in answer.text) == (422, True)


async def test_wrong_used_and_expired_look_the_same(phone: httpx.AsyncClient, world: World) -> None:
    wrong = [await phone.post("/koppelen", data=data) for data in ({"token": "x" * 43}, {"code": "ABCDEFGH"})]
    assert len({text_of(answer) for answer in wrong}) == 1


@pytest.mark.parametrize("data", [{"token": "", "code": ""}, {"token": "x" * 101}, {"code": "x" * 41}])
async def test_a_malformed_code_is_refused(data: dict[str, str], phone: httpx.AsyncClient, world: World) -> None:
    assert (await phone.post("/koppelen", data=data)).status_code == 422


async def test_a_field_that_the_form_does_not_have_is_refused(phone: httpx.AsyncClient, world: World) -> None:
    assert (await phone.post("/koppelen", data={"token": "x", "person": "1"})).status_code == 400


async def test_five_wrong_codes_close_the_door(phone: httpx.AsyncClient, world: World, moment: Clock) -> None:
    said = [(await phone.post("/koppelen", data={"code": "ABCDEFGH"})).status_code for _ in range(6)]
    assert said == [422] * 5 + [429]
    moment.move(minutes=15, seconds=1)
    assert (await phone.post("/koppelen", data={"code": "ABCDEFGH"})).status_code == 422


async def test_eleven_scans_in_a_minute_are_too_many(phone: httpx.AsyncClient, world: World) -> None:
    said = [(await phone.post("/koppelen", data={"token": "x" * 43})).status_code for _ in range(11)]
    assert said == [422] * 10 + [429]


async def test_nothing_can_be_chosen_before_the_number_is_tapped(
    world: World, phone: httpx.AsyncClient, open_link: OpenLink
) -> None:
    await open_link(phone)
    assert (await phone.post("/koppelen/telefoon", data={"shared": "0"})).status_code == 409
    assert (await choose(phone, PIN)).status_code == 409
    assert not await db.fetch("SELECT id FROM device")


async def test_whose_phone_it_is_is_asked_before_the_pin(
    world: World, phone: httpx.AsyncClient, open_link: OpenLink, approve: Approve
) -> None:
    await open_link(phone)
    await approve()
    assert "Van wie is deze telefoon?" in text_of(await phone.get("/koppelen"))
    assert (await choose(phone, PIN)).status_code == 409
    await phone.post("/koppelen/telefoon", data={"shared": "1"})
    assert "Kies uw pincode" in text_of(await phone.get("/koppelen"))


async def test_a_pin_opens_the_app(choosing: httpx.AsyncClient, world: World) -> None:
    answer = await choose(choosing, PIN)
    assert answer.headers["location"] == "/"
    assert await is_in(choosing)
    assert (await verbs("phone_l%")) == ["phone_link_started", "phone_linked"]


async def test_each_pin_is_one_field_that_takes_a_paste(choosing: httpx.AsyncClient, world: World) -> None:
    page = BeautifulSoup((await choosing.get("/koppelen")).text, "html.parser")
    fields = page.select("input[inputmode=numeric]")
    assert [field["name"] for field in fields] == ["pin", "again"]
    assert {field["autocomplete"] for field in fields} == {"new-password"}
    assert not [field for field in fields if field.has_attr("pattern")]


async def test_arabic_digits_are_the_same_pin(choosing: httpx.AsyncClient, world: World) -> None:
    assert (await choose(choosing, "٤٠٧١٣", "40713")).status_code == 303


@pytest.mark.parametrize("pin", ["1234", "123456", "abcde", "12345", "11111", "20261"])
async def test_a_pin_that_is_none_or_easy_is_refused(pin: str, choosing: httpx.AsyncClient, world: World) -> None:
    assert (await choose(choosing, pin)).status_code == 422
    assert not await db.fetch("SELECT id FROM device")


async def test_two_different_pins_are_refused(choosing: httpx.AsyncClient, world: World) -> None:
    answer = await choose(choosing, PIN, "40714")
    assert (answer.status_code, "zijn niet gelijk" in answer.text) == (422, True)
    assert PIN not in answer.text


async def test_a_page_with_a_mistake_leads_back_to_a_page(choosing: httpx.AsyncClient, world: World) -> None:
    """There is nothing to see at /koppelen/pin."""
    assert 'href="/taal?terug=/koppelen"' in (await choose(choosing, "12345")).text


async def test_a_pin_sent_twice_links_one_phone(choosing: httpx.AsyncClient, world: World) -> None:
    answers = await asyncio.gather(choose(choosing, PIN), choose(choosing, PIN))
    assert sorted(answer.status_code for answer in answers) == [303, 409]
    assert len(await db.fetch("SELECT id FROM device")) == 1
    assert (await choose(choosing, PIN)).headers["location"] == "/koppelen"


async def test_the_language_chosen_on_the_phone_becomes_the_persons(choosing: httpx.AsyncClient, world: World) -> None:
    await choosing.post("/taal", data={"taal": "en", "terug": "/koppelen"})
    await choose(choosing, PIN)
    rows = await db.fetch("SELECT language FROM person WHERE id = ?", world["samira"].id)
    assert rows == [("en",)]


async def test_a_phone_without_a_language_takes_that_of_its_owner(choosing: httpx.AsyncClient, world: World) -> None:
    choosing.cookies.delete("taal")
    await choose(choosing, PIN)
    assert choosing.cookies["taal"] == "ar"


async def test_a_session_that_the_browser_brought_is_not_taken_over(choosing: httpx.AsyncClient, world: World) -> None:
    put_cookie(choosing, "sessie", "planted")
    answer = await choose(choosing, PIN)
    assert "planted" not in answer.headers["set-cookie"]


async def test_a_shared_phone_keeps_its_session_only_while_open(link_phone: LinkPhone, world: World) -> None:
    own, shared = await link_phone(), await link_phone(shared=True)
    assert session_ends(own) is not None
    assert session_ends(shared) is None


def session_ends(client: httpx.AsyncClient) -> int | None:
    return next(cookie.expires for cookie in client.cookies.jar if cookie.name == "sessie")


async def test_the_waiting_cookie_of_a_linked_phone_is_gone(link_phone: LinkPhone, world: World) -> None:
    assert "koppeling" not in (await link_phone()).cookies
