"""The form for a new newcomer."""

import pytest
from bs4 import BeautifulSoup

from backend.core import db
from tests.cast import World
from tests.conftest import ClientOf

ABEL = {"name": "Abel Tesfa", "call_name": "Abel", "language": "en", "doelgroep": "asielvergunning"}


async def abels() -> int:
    return len(await db.fetch("SELECT id FROM person WHERE name = ?", ABEL["name"]))


async def test_four_answers_make_a_dossier_and_lead_to_its_facts(client_of: ClientOf) -> None:
    client = await client_of("peter")
    answer = await client.post("/clienten/nieuw", data=ABEL)
    assert answer.status_code == 303
    page = await client.get(answer.headers["location"])
    assert page.status_code == 200 and "Abel Tesfa" in page.text and "Asielvergunning" in page.text


async def test_pressed_twice_it_is_one_newcomer(client_of: ClientOf) -> None:
    client = await client_of("anneke")
    form = BeautifulSoup((await client.get("/clienten/nieuw")).text, "html.parser")
    key = form.select_one("input[name=sleutel]")
    assert key is not None
    for _ in range(2):
        assert (await client.post("/clienten/nieuw", data=ABEL | {"sleutel": str(key["value"])})).status_code == 303
    assert await abels() == 1


async def test_a_missing_answer_keeps_the_others(client_of: ClientOf) -> None:
    answer = await (await client_of("anneke")).post("/clienten/nieuw", data=ABEL | {"call_name": "", "phone": "bel"})
    page = BeautifulSoup(answer.text, "html.parser")
    assert answer.status_code == 422 and await abels() == 0
    assert page.select_one("#name")["value"] == "Abel Tesfa"  # type: ignore[index]
    assert page.select_one("option[value=en][selected]") and page.select_one("input[value=asielvergunning][checked]")
    assert page.select_one("#call_name-error") and page.select_one("#phone-error")


@pytest.mark.parametrize(
    ("field", "value"), [("language", "xx"), ("speaks", "xx"), ("doelgroep", "toerist"), ("born", "2099-01-01")]
)
async def test_what_cannot_be_is_said_beside_its_field(client_of: ClientOf, field: str, value: str) -> None:
    answer = await (await client_of("anneke")).post("/clienten/nieuw", data=ABEL | {field: value})
    assert answer.status_code == 422
    assert BeautifulSoup(answer.text, "html.parser").select_one(f"#{field}-error")
    assert await abels() == 0


async def test_only_households_of_ones_own_newcomers_are_offered(client_of: ClientOf, world: World) -> None:
    page = BeautifulSoup((await (await client_of("anneke")).get("/clienten/nieuw")).text, "html.parser")
    offered = [option.get_text() for option in page.select("#household option")][1:]
    assert offered == ["Samira Haddad, Karim Haddad", "Tesfay Gebremedhin"]


async def test_a_household_of_another_helper_is_not_there(client_of: ClientOf, world: World) -> None:
    joins = ABEL | {"household": str(world["yusuf"].household)}
    assert (await (await client_of("anneke")).post("/clienten/nieuw", data=joins)).status_code == 404
    assert await abels() == 0


@pytest.mark.parametrize("who", ["ineke", "bea", "samira"])
async def test_for_others_the_form_is_not_there(client_of: ClientOf, who: str) -> None:
    client = await client_of(who)
    assert (await client.get("/clienten/nieuw")).status_code == 404
    assert (await client.post("/clienten/nieuw", data=ABEL)).status_code == 404
    assert await abels() == 0
