"""A klantmanager can join a team of the own gemeente: by name only, with a reason, and never in silence."""

import httpx
import pytest

from backend.core import clock, db, sessions
from backend.core.web.request import cookie
from backend.core.web.visitor import SESSION_COOKIE
from tests.cast import World
from tests.conftest import ClientOf
from tests.people.conftest import NewBrowser, text_of, verbs
from tests.people.test_teams import another, of, sees

PAGE = "/clienten/opnemen"
WHY = "Peter is ziek. Ik help u deze maand met uw plan."


@pytest.fixture
async def karin(world: World, new_browser: NewBrowser) -> httpx.AsyncClient:
    """A klantmanager of Nijkerk who works for nobody."""
    person = await another("klantmanager", "Karin Kok", world["peter"].gemeente)
    client = await new_browser()
    client.cookies.set(cookie(SESSION_COOKIE), await sessions.start(person, sessions.STAFF), domain="localhost.local")
    return client


def page_of(world: World, name: str = "samira") -> str:
    return f"{PAGE}/{world[name].id}"


async def test_a_search_shows_names_of_the_own_gemeente_and_nothing_more(
    karin: httpx.AsyncClient, world: World
) -> None:
    said = text_of(await karin.get(f"{PAGE}?naam=HADDAD"))
    assert ("Samira Haddad" in said, "Karim Haddad" in said, "Anneke" in said) == (True, True, False)
    assert "Niemand gevonden" in text_of(await karin.get(f"{PAGE}?naam=Olga"))


@pytest.mark.parametrize("sign", ["%", "_", "\\", "'"])
async def test_a_sign_is_only_a_sign(sign: str, karin: httpx.AsyncClient) -> None:
    assert "Niemand gevonden" in text_of(await karin.get(PAGE, params={"naam": sign}))


async def test_for_whom_one_works_already_there_is_nothing_to_take_up(world: World, client_of: ClientOf) -> None:
    peter = await client_of("peter")
    assert "Niemand gevonden" in text_of(await peter.get(f"{PAGE}?naam=Samira"))
    assert (await peter.get(page_of(world))).status_code == 404


async def test_the_page_shows_the_name_only(karin: httpx.AsyncClient, world: World) -> None:
    said = text_of(await karin.get(page_of(world)))
    assert ("Samira Haddad" in said, "Anneke" in said, "Peter" in said, "Lina" in said) == (True, False, False, False)
    assert not await sees(karin, world)


async def test_with_a_reason_the_dossier_opens(karin: httpx.AsyncClient, world: World, client_of: ClientOf) -> None:
    for _ in range(2):
        answer = await karin.post(page_of(world), data={"reason": WHY})
        assert answer.headers["location"] == f"/clienten/{world['samira'].id}"
    assert await sees(karin, world)
    assert await verbs("dossier_taken_up") == ["dossier_taken_up"]
    assert WHY in text_of(await (await client_of("anneke")).get(of(world)))


@pytest.mark.parametrize("reason", ["", "   ", "x" * 301])
async def test_without_a_reason_nothing_opens(reason: str, karin: httpx.AsyncClient, world: World) -> None:
    answer = await karin.post(page_of(world), data={"reason": reason})
    assert (answer.status_code, await sees(karin, world)) == (422, False)


async def test_nobody_of_another_gemeente_is_taken_up(karin: httpx.AsyncClient, world: World) -> None:
    answers = [await karin.get(page_of(world, "olga")), await karin.post(page_of(world, "olga"), data={"reason": WHY})]
    assert {answer.status_code for answer in answers} == {404}


@pytest.mark.parametrize("name", ["samira", "bram", "ineke", "bea"])
async def test_only_a_klantmanager_takes_up(name: str, world: World, client_of: ClientOf) -> None:
    client = await client_of(name)
    answers = [await client.get(PAGE), await client.get(page_of(world, "tesfay"))]
    answers += [await client.post(page_of(world, "tesfay"), data={"reason": WHY})]
    assert {answer.status_code for answer in answers} == {404}


async def test_who_was_there_before_comes_back_from_today(karin: httpx.AsyncClient, world: World) -> None:
    await karin.post(page_of(world), data={"reason": WHY})
    [(place, person)] = await db.fetch("SELECT id, person FROM team WHERE reason <> ''")
    async with db.write():
        await db.execute("UPDATE team SET since = ?, until = ? WHERE id = ?", *([clock.today()] * 2), place)
    assert not await sees(karin, world)
    await karin.post(page_of(world), data={"reason": "Toch weer."})
    rows = await db.fetch("SELECT since, until, reason FROM team WHERE person = ?", person)
    assert rows == [(clock.today(), None, "Toch weer.")]
    assert await sees(karin, world)
