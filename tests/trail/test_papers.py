"""The papers of a dossier: each helper finds those that they may open, and only those."""

import pytest
from bs4 import BeautifulSoup

from backend.core import clock
from backend.features.visit import actions as visit
from tests.caseload.listed import words
from tests.cast import World
from tests.conftest import ClientOf
from tests.pip.plans import established


async def papers(client_of: ClientOf, world: World, name: str) -> dict[str, str]:
    """What each is called, by its address."""
    answer = await (await client_of(name)).get(f"/clienten/{world['samira'].id}/documenten")
    assert answer.status_code == 200
    found = BeautifulSoup(answer.text, "html.parser").select("main .list a")
    return {str(link["href"]): words(link) for link in found}


async def test_a_klantmanager_finds_the_plan_its_versions_the_journey_and_the_visits(
    client_of: ClientOf, world: World
) -> None:
    await established(world, "samira", vve="Peuteropvang", decisions="Besluit over de uitkering")
    await visit.begin(world["anneke"], world["samira"].id, clock.now())
    number = await visit.end(world["anneke"], world["samira"].id)
    found = await papers(client_of, world, "peter")
    plan = f"/clienten/{world['samira'].id}/plan"
    assert list(found) == [f"{plan}/pip.pdf", f"{plan}/1", f"{plan}/reis.pdf", f"/huisbezoeken/{number}"]
    assert "plan van woensdag 25 november" in found[f"{plan}/pip.pdf"]
    assert "Kan openen: de inburgeraar en de klantmanager" in found[f"{plan}/pip.pdf"]
    peter = await client_of("peter")
    assert [(await peter.get(address)).status_code for address in found] == [200] * 4


async def test_a_begeleider_finds_the_reports_and_no_day_of_the_plan(client_of: ClientOf, world: World) -> None:
    await established(world, "samira", vve="Peuteropvang", decisions="Besluit over de uitkering")
    assert await papers(client_of, world, "anneke") == {}
    await visit.begin(world["anneke"], world["samira"].id, clock.now())
    number = await visit.end(world["anneke"], world["samira"].id)
    assert list(await papers(client_of, world, "anneke")) == [f"/huisbezoeken/{number}"]


@pytest.mark.parametrize("name", ["bram", "ineke", "bea", "eva", "karim", "samira"])
async def test_for_others_there_is_no_such_page(client_of: ClientOf, world: World, name: str) -> None:
    assert (await (await client_of(name)).get(f"/clienten/{world['samira'].id}/documenten")).status_code == 404


async def test_that_a_helper_took_the_plan_along_the_newcomer_reads(client_of: ClientOf, world: World) -> None:
    await established(world, "samira", vve="Peuteropvang", decisions="Besluit over de uitkering")
    await (await client_of("peter")).get(f"/clienten/{world['samira'].id}/plan/pip.pdf")
    answer = await (await client_of("samira")).get("/instellingen/logboek?soort=papier")
    assert len(BeautifulSoup(answer.text, "html.parser").select(".history li")) == 1
