import re
from collections.abc import Awaitable, Callable
from datetime import timedelta

import httpx
import pytest
from bs4 import BeautifulSoup

from backend import content
from backend.core import clock, db, texts
from tests.cast import World
from tests.conftest import ClientOf
from tests.guide.reading import READERS, in_language, part, read, words_in

NIJKERK = content.load("nijkerk")
UNKNOWN = "Het telefoonnummer is nog niet ingevuld."

Change = Callable[..., Awaitable[None]]


@pytest.fixture
async def hodan(client_of: ClientOf) -> httpx.AsyncClient:
    """She reads Dutch; Bram, Peter and Ineke help her."""
    return await client_of("hodan")


@pytest.fixture
def has_phone(world: World) -> Change:
    async def changing(name: str, phone: str) -> None:
        async with db.write():
            await db.execute("UPDATE person SET phone = ? WHERE id = ?", phone, world[name].id)

    return changing


def helpers_on(page: BeautifulSoup) -> list[str]:
    return [words_in(name) for name in page.select("section[aria-labelledby=team] .title")]


def numbers_on(page: BeautifulSoup) -> set[str]:
    return {str(link["href"]) for link in page.select("a[href^='tel:']")}


async def test_a_newcomer_sees_their_own_helpers(hodan: httpx.AsyncClient) -> None:
    page = await read(hodan, "/mensen")
    assert helpers_on(page) == ["Bram Jansen", "Peter Visser", "Ineke Smit"]
    assert "Anneke" not in words_in(page)


async def test_a_role_stands_there_in_both_languages(client_of: ClientOf) -> None:
    page = await read(await client_of("tesfay"), "/mensen")
    spoken = [button["data-speak"] for button in page.select("section[aria-labelledby=team] .dutch [data-speak]")]
    assert spoken == ["Maatschappelijk begeleider", "Klantmanager"]
    for word in spoken:
        assert texts.of("en").plain(str(word)) in words_in(page)


@pytest.mark.parametrize(("column", "days"), [("until", 0), ("since", 1)])
async def test_who_no_longer_or_not_yet_helps_is_not_there(
    world: World, hodan: httpx.AsyncClient, column: str, days: int
) -> None:
    async with db.write():
        day = clock.today() + timedelta(days=days)
        await db.execute(f"UPDATE team SET {column} = ? WHERE person = ?", day, world["bram"].id)
    page = await read(hodan, "/mensen")
    assert helpers_on(page) == ["Peter Visser", "Ineke Smit"]
    assert "Bram" not in words_in(page)


async def test_who_has_left_is_not_there(world: World, hodan: httpx.AsyncClient) -> None:
    async with db.write():
        await db.execute("UPDATE person SET ended_at = ? WHERE id = ?", clock.now(), world["peter"].id)
    assert helpers_on(await read(hodan, "/mensen")) == ["Bram Jansen", "Ineke Smit"]


async def test_help_calls_the_begeleider(hodan: httpx.AsyncClient, has_phone: Change) -> None:
    await has_phone("bram", "06 12 34 56 78")
    await has_phone("peter", "033 000 00 00")
    call = part(await read(hodan, "/mensen"), "hulp").select_one("a.button")
    assert call and call["href"] == "tel:0612345678" and "Bel Bram" in words_in(call)


async def test_help_calls_another_when_the_begeleider_has_no_number(
    hodan: httpx.AsyncClient, has_phone: Change
) -> None:
    await has_phone("peter", "033 000 00 00")
    call = part(await read(hodan, "/mensen"), "hulp").select_one("a.button")
    assert call and call["href"] == "tel:0330000000" and "Bel Peter" in words_in(call)


async def test_a_number_that_nobody_knows_is_said_to_be_unknown(hodan: httpx.AsyncClient) -> None:
    help_card = part(await read(hodan, "/mensen"), "hulp")
    assert UNKNOWN in words_in(help_card) and not help_card.select("a")


async def test_who_has_no_helper_yet_is_told_who_looks_for_one(world: World, hodan: httpx.AsyncClient) -> None:
    async with db.write():
        await db.execute("DELETE FROM team WHERE traject = ? AND role <> 'newcomer'", world["hodan"].traject)
    page = await read(hodan, "/mensen")
    assert "De gemeente zoekt een helper voor u." in words_in(part(page, "hulp"))
    assert helpers_on(page) == []


@pytest.mark.parametrize("name", ["anneke", "peter", "ineke", "bea"])
async def test_staff_see_the_organisations_only(client_of: ClientOf, name: str) -> None:
    page = await read(await client_of(name), "/mensen")
    assert part(page, "duo")
    assert page.find(id="hulp") is None and helpers_on(page) == []
    assert not re.search("Samira|Hodan|Bram|Anneke", words_in(part(page, "main")))


@pytest.mark.parametrize("language", READERS)
async def test_every_organisation_is_there_with_all_that_is_said_of_it(client_of: ClientOf, language: str) -> None:
    page = await read(await client_of(READERS[language]), "/mensen")
    for key, organisation in NIJKERK.organisations.items():
        said = words_in(part(page, key))
        assert NIJKERK.text(organisation.name) in said
        in_full = (organisation.name, organisation.when_to_contact, *organisation.does_not)
        assert not [text for text in in_full if in_language(language, text) not in said]


async def test_what_an_organisation_does_is_told_too(hodan: httpx.AsyncClient) -> None:
    page = await read(hodan, "/mensen")
    folded = [each for key, each in NIJKERK.organisations.items() if part(page, key).details]
    assert len(folded) == len(NIJKERK.organisations) - 2
    for organisation in folded:
        assert all(NIJKERK.text(text) in words_in(part(page, organisation.key)) for text in organisation.does)


async def test_no_number_is_invented(hodan: httpx.AsyncClient) -> None:
    page = await read(hodan, "/mensen")
    assert numbers_on(page) == {"tel:112", "tel:0900-8844"}
    for key, organisation in NIJKERK.organisations.items():
        assert (UNKNOWN in words_in(part(page, key))) == (not organisation.phone)
        known = " ".join((organisation.phone, organisation.address, organisation.hours, organisation.website))
        contact = part(page, key).select(".contact")
        assert re.findall(r"\d", "".join(map(words_in, contact))) == re.findall(r"\d", known if contact else "")


async def test_danger_comes_last(hodan: httpx.AsyncClient) -> None:
    last = (await read(hodan, "/mensen")).select("main section")[-1]
    assert "Alleen bij gevaar" in words_in(last)
    assert [entry["id"] for entry in last.select("li[id]")] == ["noodnummer", "huisartsenpost"]
    assert [link["href"] for link in last.select("a")] == ["tel:112"]


async def test_the_klantmanager_is_reached_at_their_own_number(hodan: httpx.AsyncClient, has_phone: Change) -> None:
    await has_phone("peter", "033 000 00 00")
    klantmanager = words_in(part(await read(hodan, "/mensen"), "gemeente_klantmanager"))
    assert "033 000 00 00" in klantmanager and UNKNOWN not in klantmanager


async def test_an_organisation_names_who_helps_with_it(hodan: httpx.AsyncClient) -> None:
    page = await read(hodan, "/mensen")
    assert "Wie helpt u daarbij? Bram Jansen" in words_in(part(page, "huisarts"))
    assert "Wie helpt u daarbij? Ineke Smit" in words_in(part(page, "taalschool"))


async def test_without_such_a_helper_it_names_the_role(client_of: ClientOf) -> None:
    page = await read(await client_of("anneke"), "/mensen")
    assert "Wie helpt u daarbij? Maatschappelijk begeleider" in words_in(part(page, "huisarts"))
    assert "Wie helpt u daarbij? Taalschool Stichting Integratiewerk" in words_in(part(page, "taalschool"))


async def test_another_gemeente_has_its_own_organisations(client_of: ClientOf) -> None:
    page = await read(await client_of("olga"), "/mensen")
    assert "Taalschool Eemdorp" in words_in(part(page, "taalschool"))
    assert part(page, "buurthuis") and page.find(id="welzijn") is None
    assert not re.search("Nijkerk|Integratiewerk", words_in(page))
