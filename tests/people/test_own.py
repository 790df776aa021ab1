"""/instellingen: one's own PIN, whose the phone is, and signing out."""

from http.cookies import Morsel, SimpleCookie

import httpx
import pytest
from bs4 import BeautifulSoup

from backend.core import db
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock
from tests.people.conftest import PIN, LinkPhone, close, is_in, text_of, verbs

OTHER = "60481"


async def test_a_newcomer_chooses_another_pin(link_phone: LinkPhone) -> None:
    phone = await link_phone()
    changed = await phone.post("/instellingen/pincode", data={"pin": OTHER, "again": OTHER})
    assert (changed.status_code, changed.headers["location"]) == (303, "/instellingen")
    assert await verbs("pin_changed") == ["pin_changed"]
    close(phone)
    assert (await phone.post("/pin", data={"pin": PIN})).status_code == 422
    assert (await phone.post("/pin", data={"pin": OTHER})).status_code == 303


@pytest.mark.parametrize(("pin", "again"), [("12345", "12345"), ("6048", "6048"), (OTHER, "60482"), ("", "")])
async def test_what_is_no_good_pin_changes_nothing(pin: str, again: str, link_phone: LinkPhone) -> None:
    phone = await link_phone()
    assert (await phone.post("/instellingen/pincode", data={"pin": pin, "again": again})).status_code == 422
    close(phone)
    assert (await phone.post("/pin", data={"pin": PIN})).status_code == 303


@pytest.mark.parametrize("page", ["pincode", "telefoon"])
async def test_first_the_pin_is_asked(page: str, link_phone: LinkPhone, moment: Clock) -> None:
    phone = await link_phone()
    moment.move(minutes=6)
    asked = await phone.get(f"/instellingen/{page}")
    assert asked.headers["location"].startswith("/bevestigen")
    await phone.post("/instellingen/pincode", data={"pin": OTHER, "again": OTHER})
    assert await verbs("pin_changed") == []


async def test_a_phone_that_others_use_after_all_locks_and_keeps_nothing(link_phone: LinkPhone, moment: Clock) -> None:
    phone = await link_phone()
    assert (await phone.get("/")).headers["x-user-key"] != "none"
    said = await phone.post("/instellingen/telefoon", data={"shared": "1"})
    assert said.headers["location"] == "/instellingen"
    assert session_cookie(said)["max-age"] == ""  # it goes when the browser closes
    assert (await phone.get("/")).headers["x-user-key"] == "none"
    moment.move(minutes=6)
    assert not await is_in(phone)


async def test_a_phone_that_is_ones_own_after_all_stays_open(link_phone: LinkPhone, moment: Clock) -> None:
    phone = await link_phone(shared=True)
    await phone.post("/instellingen/telefoon", data={"shared": "0"})
    moment.move(days=20)
    assert await is_in(phone)


async def test_who_changes_the_phone_has_one_session(link_phone: LinkPhone) -> None:
    phone = await link_phone()
    for shared in ("1", "1", "0"):
        await phone.post("/instellingen/telefoon", data={"shared": shared})
    assert await db.fetch("SELECT COUNT(*) FROM session WHERE ended_at IS NULL AND device IS NOT NULL") == [(1,)]


async def test_a_helper_has_no_pin_and_no_phone(client_of: ClientOf, world: World) -> None:
    anneke = await client_of("anneke")
    page = await anneke.get("/instellingen")
    assert page.status_code == 200 and "pincode" not in text_of(page)
    assert (await anneke.get("/instellingen/pincode")).status_code == 404
    assert (await anneke.post("/instellingen/telefoon", data={"shared": "1"})).status_code == 404


async def test_a_stranger_is_asked_to_come_in(phone: httpx.AsyncClient) -> None:
    assert (await phone.get("/instellingen")).headers["location"].startswith("/")


def session_cookie(answer: httpx.Response) -> Morsel[str]:
    cookies: SimpleCookie = SimpleCookie()
    for line in answer.headers.get_list("set-cookie"):
        cookies.load(line)
    return cookies["sessie"]


@pytest.mark.parametrize(("who", "at"), [("anneke", "/agenda"), ("peter", "/clienten"), ("bea", "/beheer")])
async def test_staff_has_the_settings_on_every_page(who: str, at: str, client_of: ClientOf) -> None:
    page = BeautifulSoup((await (await client_of(who)).get(at)).text, "html.parser")
    assert [link.get_text() for link in page.select("header a[href='/instellingen']")] == ["Instellingen"]
