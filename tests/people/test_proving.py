"""/bevestigen: once more the PIN, or the password with a code."""

from urllib.parse import quote

import httpx
import pytest
from bs4 import BeautifulSoup

from backend.core import db
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock
from tests.people.conftest import PASSWORD, PIN, LinkPhone, code_of, make_account


@pytest.fixture
async def stale(world: World, client_of: ClientOf, moment: Clock) -> httpx.AsyncClient:
    """Anneke's browser, ten minutes after she signed in."""
    client = await client_of("anneke")
    moment.move(minutes=10)
    return client


async def test_password_and_code_make_the_proof_fresh(stale: httpx.AsyncClient, world: World) -> None:
    seed, page = await make_account(world["anneke"]), f"/clienten/{world['samira'].id}/telefoon"
    assert (await stale.post(page)).headers["location"].startswith("/bevestigen")
    answer = await stale.post("/bevestigen", data={"password": PASSWORD, "code": code_of(seed), "verder": page})
    assert answer.headers["location"] == page
    assert (await stale.post(page)).headers["location"] == page


async def test_the_way_back_stands_in_the_form(stale: httpx.AsyncClient, world: World) -> None:
    page = await stale.get(f"/bevestigen?verder={quote('/clienten/5/telefoon')}")
    assert 'value="/clienten/5/telefoon"' in page.text


async def test_it_leads_to_no_other_site(stale: httpx.AsyncClient, world: World) -> None:
    page = BeautifulSoup((await stale.get("/bevestigen?verder=//evil.example")).text, "html.parser")
    assert page.select_one("input[name=verder]")["value"] == "/"


@pytest.mark.parametrize(("password", "code"), [("fout wachtwoord hier", None), (PASSWORD, "000000")])
async def test_either_wrong_proves_nothing(
    password: str, code: str | None, stale: httpx.AsyncClient, world: World
) -> None:
    seed = await make_account(world["anneke"])
    before = await db.fetch("SELECT proved_at FROM session")
    answer = await stale.post("/bevestigen", data={"password": password, "code": code or code_of(seed)})
    assert answer.status_code == 422
    assert await db.fetch("SELECT proved_at FROM session") == before


async def test_wrong_passwords_count_as_at_the_door(stale: httpx.AsyncClient, world: World) -> None:
    await make_account(world["anneke"])
    data = {"password": "fout wachtwoord hier", "code": "000000"}
    assert [(await stale.post("/bevestigen", data=data)).status_code for _ in range(6)] == [422] * 5 + [429]


async def test_a_newcomer_proves_with_the_pin(link_phone: LinkPhone, world: World, moment: Clock) -> None:
    phone = await link_phone()
    moment.move(minutes=10)
    before = (await db.fetch("SELECT MAX(id) FROM session"))[0][0]
    answer = await phone.post("/bevestigen", data={"pin": PIN, "verder": "/plan"})
    assert answer.headers["location"] == "/plan"
    rows = await db.fetch("SELECT proved_at > created_at FROM session WHERE id = ?", before)
    assert bool(rows[0][0])


async def test_wrong_pins_count_as_at_the_lock(link_phone: LinkPhone, world: World) -> None:
    phone = await link_phone()
    said = [(await phone.post("/bevestigen", data={"pin": "83052"})).status_code for _ in range(4)]
    assert said == [422, 422, 422, 429]


async def test_a_newcomers_form_has_no_password(link_phone: LinkPhone, world: World) -> None:
    phone = await link_phone()
    assert 'name="password"' not in (await phone.get("/bevestigen")).text
    assert (await phone.post("/bevestigen", data={"password": PASSWORD, "code": "123456"})).status_code == 400


async def test_a_stranger_is_sent_to_the_door(stranger: httpx.AsyncClient) -> None:
    assert (await stranger.get("/bevestigen")).headers["location"].startswith("/inloggen")
