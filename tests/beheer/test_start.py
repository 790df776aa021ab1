import re

import httpx
import pytest
from bs4 import BeautifulSoup

from backend.core import clock, db
from tests.cast import NEWCOMERS, STAFF, World
from tests.conftest import ClientOf

LEADS_TO = [
    *("/beheer/mensen", "/beheer/inhoud", "/beheer/gemeente", "/beheer/grenzen", "/beheer/herinneringen"),
    *("/beheer/voorstellen", "/beheer/berichten", "/rapportages", "/beheer/inzage"),
]
PAGES = pytest.mark.parametrize("address", ["/beheer", "/beheer/inhoud", "/beheer/gemeente", "/beheer/uitgaven"])


async def numbers(client: httpx.AsyncClient) -> dict[str, int]:
    page = BeautifulSoup((await client.get("/beheer")).text, "html.parser")
    terms, values = page.select(".facts dt"), page.select(".facts dd")
    return {term.get_text(): int(value.get_text()) for term, value in zip(terms, values, strict=True)}


async def test_the_numbers_are_those_of_this_gemeente(client_of: ClientOf) -> None:
    assert await numbers(await client_of("bea")) == {
        "Inburgeraar": 6,
        "Maatschappelijk begeleider": 2,
        "Klantmanager": 1,
        "Docent van de taalschool": 1,
        "Beheerder": 1,
        "Trajecten": 6,
    }
    eemdorp = await numbers(await client_of("otto"))
    assert (eemdorp["Inburgeraar"], eemdorp["Trajecten"], eemdorp["Docent van de taalschool"]) == (1, 1, 0)


async def test_who_has_left_no_longer_counts(world: World, client_of: ClientOf) -> None:
    async with db.write():
        await db.execute("UPDATE person SET ended_at = ? WHERE id = ?", clock.now(), world["bram"].id)
    assert (await numbers(await client_of("bea")))["Maatschappelijk begeleider"] == 1


async def test_the_start_leads_to_everything_a_beheerder_does(client_of: ClientOf) -> None:
    page = BeautifulSoup((await (await client_of("bea")).get("/beheer")).text, "html.parser")
    assert [link["href"] for link in page.select("main a")] == LEADS_TO


@PAGES
@pytest.mark.parametrize("name", ["samira", "anneke", "peter", "ineke"])
async def test_nobody_else_finds_it(client_of: ClientOf, address: str, name: str) -> None:
    assert (await (await client_of(name)).get(address)).status_code == 404


@PAGES
async def test_a_stranger_signs_in_first(stranger: httpx.AsyncClient, address: str) -> None:
    answer = await stranger.get(address)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/inloggen?verder={address}")


@PAGES
async def test_no_person_is_named(client_of: ClientOf, address: str) -> None:
    """A beheerder has no dossiers."""
    text = (await (await client_of("bea")).get(address)).text
    names = [person.name for person in STAFF.values()] + [person.name for person in NEWCOMERS.values()]
    assert not [name for name in names if re.search(rf"\b{name.split()[0]}\b", text)]
