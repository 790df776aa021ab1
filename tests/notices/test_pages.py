"""The inbox, the bell and what a person wants to hear when."""

import httpx
import pytest
from bs4 import BeautifulSoup

from backend import worker
from backend.core import db
from backend.features.checklist import actions
from backend.features.notices import queries
from tests.cast import World
from tests.conftest import ClientOf
from tests.notices.phones import of
from tests.tasks import task_of

FORM = {"content-type": "application/x-www-form-urlencoded"}


async def page(client: httpx.AsyncClient, address: str) -> BeautifulSoup:
    answer = await client.get(address)
    assert answer.status_code == 200, answer.text
    return BeautifulSoup(answer.text, "html.parser")


async def bell(client: httpx.AsyncClient) -> str:
    [bell] = (await page(client, "/taken")).select("#bell")
    return str(bell["data-unread"])


@pytest.fixture
async def told(world: World) -> int:
    """Anneke has written to Tesfay about this task."""
    task = await task_of(world, "tesfay", "bank")
    await actions.comment(world["anneke"], task, "Neem uw pas mee.")
    await worker.handle_all()
    return task


async def test_the_bell_counts_what_was_not_read(world: World, client_of: ClientOf, told: int) -> None:
    client = await client_of("tesfay")
    assert await bell(client) == "1"
    [notice] = await of(world, "tesfay")
    inbox = await page(client, "/berichten")
    assert inbox.select(f"a[href='/berichten/{notice.id}']")
    assert "Neem uw pas mee." in inbox.text
    await page(client, f"/berichten/{notice.id}")
    assert await bell(client) == "0"


async def test_all_can_be_read_at_once(client_of: ClientOf, told: int) -> None:
    client = await client_of("tesfay")
    await client.post("/berichten/gelezen", content="", headers=FORM)
    assert await bell(client) == "0"


async def test_the_page_of_a_notice_has_two_buttons_that_do_what_they_say(
    world: World, client_of: ClientOf, told: int
) -> None:
    client = await client_of("tesfay")
    [notice] = await of(world, "tesfay")
    shown = await page(client, f"/berichten/{notice.id}")
    forms = {str(form["action"]): form for form in shown.select("main form")}
    assert set(forms) == {f"/taken/{told}/klaar", f"/taken/{told}/planning"}
    await client.post(f"/taken/{told}/planning", content="dag=morgen", headers=FORM)
    await client.post(f"/taken/{told}/klaar", content="done=1", headers=FORM)
    row = await db.fetch_one("SELECT planned_on, done_at FROM task WHERE id = ?", told)
    assert row and all(row)


@pytest.mark.parametrize("other", ["samira", "anneke", "bram", "bea", "olga"])
async def test_somebody_elses_notice_does_not_exist(world: World, client_of: ClientOf, told: int, other: str) -> None:
    [notice] = await of(world, "tesfay")
    client = await client_of(other)
    assert (await client.get(f"/berichten/{notice.id}")).status_code == 404
    await client.post("/berichten/gelezen", content="", headers=FORM)
    assert [each.read for each in await of(world, "tesfay")] == [False]


async def test_who_left_the_team_finds_nothing_in_the_inbox(world: World, client_of: ClientOf) -> None:
    task = await task_of(world, "tesfay", "bank")
    await actions.comment(world["tesfay"], task, "Iets vertrouwelijks.")
    await worker.handle_all()
    async with db.write():
        await db.execute("UPDATE team SET until = since WHERE person = ?", world["anneke"].id)
    inbox = await page(await client_of("anneke"), "/berichten")
    assert "vertrouwelijks" not in inbox.text


async def test_what_a_person_chooses_is_kept(world: World, client_of: ClientOf) -> None:
    client = await client_of("tesfay")
    form = "neutraal=1&stil_van=20%3A00&stil_tot=10%3A30"
    assert (await client.post("/instellingen/meldingen", content=form, headers=FORM)).status_code == 303
    wishes = await queries.wishes(world["tesfay"])
    assert wishes == queries.Wishes(True, True, "20:00", "10:30")


@pytest.mark.parametrize("hour", ["25:00", "8:00", "", "08:00:00", "vroeg"])
async def test_an_hour_that_is_none_is_refused(client_of: ClientOf, hour: str) -> None:
    client = await client_of("tesfay")
    answer = await client.post(
        "/instellingen/meldingen", content=f"aan=1&stil_van={hour}&stil_tot=10%3A30", headers=FORM
    )
    assert answer.status_code == 422


@pytest.mark.parametrize("name", ["samira", "tesfay", "anneke", "ineke", "bea"])
async def test_every_page_is_there_for_everybody(client_of: ClientOf, name: str) -> None:
    client = await client_of(name)
    for address in ("/berichten", "/instellingen/meldingen", "/meldingen"):
        await page(client, address)
