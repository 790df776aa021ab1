import httpx
import pytest
from bs4 import BeautifulSoup

from backend.core import db
from tests.cast import World
from tests.conftest import ClientOf
from tests.people.conftest import LinkPhone, close, put_cookie


async def test_a_stranger_is_welcomed(stranger: httpx.AsyncClient) -> None:
    assert (await stranger.get("/")).headers["location"] == "/welkom"


async def test_a_stranger_who_wants_a_page_signs_in(stranger: httpx.AsyncClient) -> None:
    assert (await stranger.get("/clienten")).headers["location"] == "/inloggen?verder=/clienten"


async def test_a_linked_phone_is_asked_its_pin(link_phone: LinkPhone, world: World) -> None:
    phone = await link_phone()
    close(phone)
    assert (await phone.get("/")).headers["location"] == "/pin?verder=/"


WAYS = {"/welkom": "/inloggen", "/koppelen": "/inloggen", "/inloggen": "/welkom"}


@pytest.mark.parametrize(("page", "other"), WAYS.items())
async def test_each_way_in_points_to_the_other(page: str, other: str, stranger: httpx.AsyncClient) -> None:
    assert f'href="{other}"' in (await stranger.get(page)).text


async def test_languages_are_called_by_their_own_name(stranger: httpx.AsyncClient) -> None:
    page = BeautifulSoup((await stranger.get("/welkom")).text, "html.parser")
    tiles = page.select("button.tile")
    names = {(tile["lang"], tile["dir"], tile.text) for tile in tiles}
    assert names >= {("ar", "rtl", "العربية"), ("en", "ltr", "English")}
    assert not page.select("main img")


async def test_a_language_chosen_by_a_stranger_stays_in_the_browser(stranger: httpx.AsyncClient) -> None:
    answer = await stranger.post("/taal", data={"taal": "ar", "terug": "/koppelen"})
    assert answer.headers["location"] == "/koppelen"
    assert '<html lang="ar" dir="rtl">' in (await stranger.get("/koppelen")).text


async def test_a_language_chosen_when_signed_in_is_the_persons(world: World, client_of: ClientOf) -> None:
    anneke = await client_of("anneke")
    await anneke.post("/taal", data={"taal": "en", "terug": "/bevestigen"})
    assert '<html lang="en"' in (await anneke.get("/bevestigen")).text
    assert await db.fetch("SELECT language FROM person WHERE id = ?", world["anneke"].id) == [("en",)]


async def test_a_linked_phone_speaks_its_owners_language_at_the_lock(link_phone: LinkPhone, world: World) -> None:
    phone = await link_phone()
    await phone.post("/taal", data={"taal": "en", "terug": "/"})
    close(phone)
    assert '<html lang="en"' in (await phone.get("/pin")).text


async def test_the_place_is_not_lost(stranger: httpx.AsyncClient) -> None:
    page = BeautifulSoup((await stranger.get("/taal?terug=/inloggen%3Fverder%3D/taken")).text, "html.parser")
    assert page.select_one("input[name=terug]")["value"] == "/inloggen?verder=/taken"


async def test_only_own_places_are_gone_back_to(stranger: httpx.AsyncClient) -> None:
    for terug in ("//evil.example", "https://evil.example", "/\\evil.example"):
        answer = await stranger.post("/taal", data={"taal": "en", "terug": terug})
        assert answer.headers["location"] == "/"


@pytest.mark.parametrize("taal", ["xx", "ti", "../nl", "x" * 9, ""])
async def test_a_language_that_is_not_offered_is_refused(taal: str, stranger: httpx.AsyncClient) -> None:
    answer = await stranger.post("/taal", data={"taal": taal, "terug": "/"})
    assert answer.status_code in (400, 422)
    assert "set-cookie" not in answer.headers


async def test_a_cookie_with_an_unknown_language_changes_nothing(stranger: httpx.AsyncClient, world: World) -> None:
    put_cookie(stranger, "taal", "xx")
    assert '<html lang="nl"' in (await stranger.get("/welkom")).text


@pytest.mark.parametrize("page", ["/welkom", "/taal", "/koppelen", "/pin", "/inloggen", "/activeren"])
async def test_pages_before_the_door_make_no_session(page: str, stranger: httpx.AsyncClient) -> None:
    answer = await stranger.get(page)
    assert answer.status_code == 200
    assert "sessie" not in answer.headers.get("set-cookie", "")
    assert not await db.fetch("SELECT id FROM session")
