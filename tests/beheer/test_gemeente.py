"""The gemeente's own settings: written by one, approved by another, and then so everywhere."""

import httpx
import pytest
from bs4 import BeautifulSoup

from backend import content, worker
from backend.core import db
from tests.beheer.test_drafts import FORM, approve, proposal
from tests.cast import World
from tests.conftest import ClientOf

ADDRESS = "/beheer/gemeente"


def filled(text: str) -> dict[str, str]:
    form = BeautifulSoup(text, "html.parser").select_one(f'form[action="{ADDRESS}"]')
    assert form
    fields = {
        str(each["name"]): str(each.get("value") or "")
        for each in form.select("input[name]")
        if each.get("type") != "checkbox" or each.has_attr("checked")
    }
    chosen = form.select_one("select option[selected]")
    return fields | {"klantmanager": str(chosen["value"]) if chosen else ""}


async def save(client: httpx.AsyncClient, **changed: str) -> httpx.Response:
    typed = filled((await client.get(ADDRESS)).text)
    return await client.post(ADDRESS, data={**typed, "wens": "vraag", **changed})


async def test_a_new_name_is_read_everywhere_once_it_is_approved(world: World, client_of: ClientOf) -> None:
    bea = await client_of("bea")
    assert (await save(bea, name="Nijkerk aan Zee")).status_code == 303
    assert "Nijkerk aan Zee" not in (await (await client_of("samira")).get("/")).text
    assert (await approve(await client_of("peter"))).status_code == 303
    assert "Nijkerk aan Zee" in (await (await client_of("samira")).get("/")).text
    await worker.handle_all()
    assert await db.fetch("SELECT name FROM gemeente ORDER BY key") == [("Eemdorp",), ("Nijkerk aan Zee",)]


async def test_nothing_changed_makes_no_draft(client_of: ClientOf) -> None:
    answer = await save(await client_of("bea"))
    assert (answer.status_code, "Er is niets veranderd." in answer.text) == (409, True)


async def test_a_light_colour_becomes_dark_enough_and_is_shown(client_of: ClientOf) -> None:
    bea = await client_of("bea")
    await save(bea, brand="#e17000")
    page = BeautifulSoup((await bea.get(ADDRESS)).text, "html.parser")
    shown = page.select_one(".swatch rect")
    assert shown and shown["fill"] != "#e17000"
    await approve(await client_of("peter"))
    assert content.load("nijkerk").gemeente.theme.brand == shown["fill"]
    samira = await client_of("samira")
    sheet = BeautifulSoup((await samira.get("/")).text, "html.parser").select_one('link[href*="theme-nijkerk"]')
    assert sheet and str(shown["fill"]) in (await samira.get(str(sheet["href"]))).text


async def test_a_klantmanager_may_be_called_consulent(client_of: ClientOf) -> None:
    await save(await client_of("bea"), klantmanager="consulent")
    await approve(await client_of("peter"))
    assert "Consulent" in (await (await client_of("samira")).get("/mensen")).text
    assert "Consulent" not in (await (await client_of("olga")).get("/mensen")).text


async def test_languages_are_offered_or_not_but_dutch_stays(client_of: ClientOf) -> None:
    await save(await client_of("bea"), **{"taal-nl": "", "taal-en": ""})
    await approve(await client_of("peter"))
    assert content.load("nijkerk").gemeente.languages == ("nl", "ar")
    assert "What happens" in (await (await client_of("tesfay")).get("/stappen/1")).text  # who has it keeps it


async def test_where_the_gemeente_is_found_is_filled_in(client_of: ClientOf) -> None:
    await save(await client_of("bea"), phone="14 033", hours="maandag tot en met vrijdag, 9 tot 12 uur")
    await approve(await client_of("peter"))
    contact = content.load("nijkerk").gemeente.contact
    assert (contact.phone, contact.hours) == ("14 033", "maandag tot en met vrijdag, 9 tot 12 uur")


async def test_newcomers_read_when_the_gemeente_is_open(client_of: ClientOf) -> None:
    await save(await client_of("bea"), hours="maandag, 9 tot 12 uur", website="https://www.nijkerk.example/")
    await approve(await client_of("peter"))
    page = BeautifulSoup((await (await client_of("samira")).get("/mensen")).text, "html.parser")
    entry = page.select_one("#gemeente")
    assert entry and "maandag, 9 tot 12 uur" in entry.get_text()
    assert entry.select_one('a[href="https://www.nijkerk.example"]')
    assert "maandag" not in (await (await client_of("olga")).get("/mensen")).text


async def test_who_chooses_a_language_sees_those_that_are_offered(client_of: ClientOf) -> None:
    await save(await client_of("bea"), **{"taal-en": ""})
    await approve(await client_of("peter"))
    for name, codes in (("samira", ["nl", "ar"]), ("olga", ["nl", "en", "ar"])):
        page = BeautifulSoup((await (await client_of(name)).get("/taal?terug=/")).text, "html.parser")
        assert [tile["lang"] for tile in page.select("main .tile")] == codes


@pytest.mark.parametrize(
    ("name", "text", "status"),
    [
        ("name", "", 422),
        ("name", "<b>Nijkerk</b>", 422),
        ("name", "{gemeente}", 422),
        ("brand", "rood", 422),
        ("klantmanager", "baas", 422),
        ("phone", "0" * 401, 422),
        ("key", "eemdorp", 400),
        ("taal-xx", "1", 400),
    ],
)
async def test_a_mistake_is_said_and_nothing_typed_is_lost(
    client_of: ClientOf, name: str, text: str, status: int
) -> None:
    bea = await client_of("bea")
    answer = await save(bea, hours="altijd", **{name: text})
    assert answer.status_code == status
    assert status == 400 or filled(answer.text)["hours"] == "altijd"
    assert await db.fetch("SELECT id FROM content_draft") == []


async def test_a_form_without_fields_is_said_to_be_wrong(client_of: ClientOf) -> None:
    answer = await (await client_of("bea")).post(ADDRESS, data={"versie": "0"})
    assert answer.status_code == 422
    assert "Kies een kleur" in answer.text


async def test_only_the_beheerder_of_this_gemeente(client_of: ClientOf) -> None:
    for name in ("samira", "anneke", "peter", "ineke"):
        client = await client_of(name)
        assert (await client.get(ADDRESS)).status_code == 404
        assert (await client.post(ADDRESS, data={"name": "x"})).status_code == 404
    await save(await client_of("bea"), name="Nijkerk aan Zee")
    assert "Nijkerk aan Zee" not in (await (await client_of("otto")).get(ADDRESS)).text
    assert (await (await client_of("otto")).get(await proposal(await client_of("bea")))).status_code == 404


async def test_thrown_away_nothing_is_left(client_of: ClientOf) -> None:
    bea = await client_of("bea")
    await save(bea, name="Nijkerk aan Zee")
    for _ in range(2):
        assert (await bea.post(f"{ADDRESS}/intrekking", content="", headers=FORM)).status_code == 303
    assert filled((await bea.get(ADDRESS)).text)["versie"].startswith("0.")
