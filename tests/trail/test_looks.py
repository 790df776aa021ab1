"""Who looked can be read: by the newcomer in plain words, by who answers for the gemeente with a filter."""

import re
from datetime import timedelta

import httpx
import pytest

from backend.core import clock, db, looks
from backend.features.trail.queries import looks as shown
from backend.features.trail.queries import people
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock
from tests.people.conftest import text_of

OWN, GEMEENTE = "/instellingen/gekeken", "/beheer/inzage"


@pytest.fixture
async def looked(world: World, moment: Clock) -> None:
    """Yesterday Peter at Samira's; today Anneke twice at Samira's and once at Tesfay's; Eva at Olga's."""
    with clock.as_if(clock.now() - timedelta(days=1)):
        await looks.note(world["peter"], "person", world["samira"].id)
    with clock.as_if(clock.now() - timedelta(hours=2)):
        await looks.note(world["anneke"], "person", world["samira"].id)
    for helper, newcomer in (("anneke", "samira"), ("anneke", "tesfay"), ("eva", "olga")):
        await looks.note(world[helper], "person", world[newcomer].id)


async def asks(client: httpx.AsyncClient, **asked: str) -> str:
    answer = await client.get(GEMEENTE, params=asked)
    assert answer.status_code == 200
    return text_of(answer).split("Zoeken")[1]


async def test_a_newcomer_reads_who_looked_once_a_day(looked: None, client_of: ClientOf, world: World) -> None:
    async with db.write():
        await db.execute("UPDATE person SET language = 'nl' WHERE id = ?", world["samira"].id)
    said = text_of(await (await client_of("samira")).get(OWN))
    assert (said.count("Anneke de Boer"), said.count("Peter Visser"), "Eva" in said) == (1, 1, False)
    assert said.index("Anneke de Boer") < said.index("Peter Visser")  # the newest day first
    assert "Maatschappelijk begeleider" in said


async def test_nobody_of_the_own_household_reads_it(looked: None, client_of: ClientOf) -> None:
    assert "Anneke" not in (await (await client_of("karim")).get(OWN)).text


async def test_a_newcomer_at_whom_nobody_looked_reads_that(world: World, client_of: ClientOf) -> None:
    assert "Er heeft nog niemand gekeken." in text_of(await (await client_of("farid")).get(OWN))


@pytest.mark.parametrize("name", ["anneke", "peter", "bea"])
async def test_staff_have_no_such_page_of_their_own(name: str, client_of: ClientOf) -> None:
    assert (await (await client_of(name)).get(OWN)).status_code == 404


@pytest.mark.parametrize("name", ["peter", "bea"])
async def test_the_gemeente_reads_who_opened_which_dossier(name: str, looked: None, client_of: ClientOf) -> None:
    said = await asks(await client_of(name))
    assert said.count("Anneke de Boer") == 3
    assert "Dossier van Tesfay Gebremedhin" in said
    assert "Olga" not in said and "Eva" not in said


async def test_it_can_be_asked_by_name_and_by_day(looked: None, client_of: ClientOf) -> None:
    bea, yesterday = await client_of("bea"), (clock.today() - timedelta(days=1)).isoformat()
    assert "Peter" not in await asks(bea, naam="anneke")
    assert (await asks(bea, naam="tesfay")).count("Dossier van") == 1
    assert (await asks(bea, dag=yesterday)).count("Dossier van") == 1
    assert "Hier is niets gevonden." in await asks(bea, naam="anneke", dag=yesterday)
    assert "Hier is niets gevonden." in await asks(bea, naam="%")


async def test_a_long_list_comes_in_pages_that_keep_the_question(
    looked: None, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shown, "PAGE", 2)
    bea = await client_of("bea")
    first = await bea.get(GEMEENTE, params={"naam": "anneke"})
    [older] = re.findall(r"naam=anneke&amp;dag=&amp;voor=(\d+)", first.text)
    assert (await asks(bea, naam="anneke", voor=older)).count("Dossier van") == 1


async def test_a_name_that_is_everybodys_is_asked_again(
    looked: None, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people, "MOST", 2)
    answer = await (await client_of("bea")).get(GEMEENTE, params={"naam": "a"})
    assert answer.status_code == 422 and "Typ meer van de naam." in answer.text and 'value="a"' in answer.text


@pytest.mark.parametrize(
    "asked", ["dag=morgen", "voor=0", "voor=x", "voor=999999", "dag=2026-13-01", f"naam={'x' * 121}"]
)
async def test_a_malformed_question_has_no_page(asked: str, client_of: ClientOf) -> None:
    assert (await (await client_of("bea")).get(f"{GEMEENTE}?{asked}")).status_code == 404


@pytest.mark.parametrize("name", ["samira", "anneke", "ineke"])
async def test_others_do_not_read_the_log_of_the_gemeente(name: str, client_of: ClientOf) -> None:
    assert (await (await client_of(name)).get(GEMEENTE)).status_code == 404
