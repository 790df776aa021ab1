"""The steps on the screen: the newcomer's own, and as a helper sees them."""

import httpx
import pytest
from bs4 import BeautifulSoup, Tag

from backend.features.checklist import actions as checklist
from backend.features.journey import actions
from tests.cast import World
from tests.conftest import ClientOf
from tests.journey.happened import steps
from tests.tasks import task_of


async def soup(client: httpx.AsyncClient, address: str) -> BeautifulSoup:
    answer = await client.get(address)
    assert answer.status_code == 200, answer.text
    return BeautifulSoup(answer.text, "html.parser")


def words(element: Tag | BeautifulSoup | None) -> str:
    assert element is not None
    return " ".join(element.get_text().split())


async def test_all_steps_stand_in_order_and_each_says_where_it_is(client_of: ClientOf, world: World) -> None:
    await actions.set_step(world["bram"], world["hodan"].id, "koppeling", "done")
    page = await soup(await client_of("hodan"), "/stappen")
    assert [item["class"][0] for item in page.select(".map > li")] == ["done", *["later"] * 2, "now", *["later"] * 4]
    assert "U bent bij stap 4. Al 1 stap klaar!" in words(page.select_one(".band.head"))


async def test_several_current_steps_are_all_open(client_of: ClientOf, world: World) -> None:
    await actions.set_step(world["bram"], world["hodan"].id, "brede_intake", "current")
    page = await soup(await client_of("hodan"), "/stappen")
    assert [a["href"] for a in page.select(".map .now a.button")] == ["/stappen/3", "/stappen/4"]
    assert "U bent bij stap 3, 4." in words(page.select_one(".band.head"))


async def test_a_current_step_counts_its_tasks_and_a_tick_moves_the_count(client_of: ClientOf, world: World) -> None:
    client = await client_of("farid")
    page = await soup(client, "/stappen")
    total = len((await soup(client, "/stappen/4")).select("a[href^='/taken/']"))
    assert f"0 van {total} klaar" in words(page.select_one(".map .now"))
    await checklist.complete(world["bram"], await task_of(world, "farid", "energie"), True)
    assert f"1 van {total} klaar" in words((await soup(client, "/stappen")).select_one(".map .now"))


async def test_a_step_that_comes_says_who_begins_it(client_of: ClientOf) -> None:
    page = await soup(await client_of("hodan"), "/stappen")
    assert "De klantmanager maakt een afspraak met u." in words(page.select(".map > li")[4])


async def test_when_all_steps_are_done_the_page_says_so(client_of: ClientOf, world: World) -> None:
    for step in ("koppeling", "kennismaking", "brede_intake", "woning", "vervolg_intake", "pip", "leren", "examen"):
        await actions.set_step(world["bram"], world["hodan"].id, step, "done")
    page = await soup(await client_of("hodan"), "/stappen")
    assert "U heeft alle stappen gedaan." in words(page.select_one(".band.head"))
    assert not page.select(".map .now")


async def test_a_step_leads_to_its_tasks_and_its_words(client_of: ClientOf, world: World) -> None:
    page = await soup(await client_of("farid"), "/stappen/4")
    assert page.select_one(f"a[href='/taken/{await task_of(world, 'farid', 'huisarts')}']")
    assert page.select_one("a[href='/woorden/huis#huurcontract']")


async def test_the_tasks_of_a_housemate_are_not_among_ones_own(client_of: ClientOf, world: World) -> None:
    own = await task_of(world, "samira", "digid")
    assert not (await soup(await client_of("karim"), "/stappen/4")).select_one(f"a[href='/taken/{own}']")


@pytest.mark.parametrize("number", ["0", "9", "99999999999999999999", "vier"])
async def test_a_step_that_is_not_there(client_of: ClientOf, number: str) -> None:
    assert (await (await client_of("hodan")).get(f"/stappen/{number}")).status_code == 404


@pytest.mark.parametrize("who", ["anneke", "ineke", "bea"])
async def test_staff_have_no_steps_of_their_own(client_of: ClientOf, who: str) -> None:
    assert (await (await client_of(who)).get("/stappen")).status_code == 404


async def test_a_helper_presses_where_a_step_stands(client_of: ClientOf, world: World) -> None:
    client, address = await client_of("anneke"), f"/clienten/{world['samira'].id}/stappen"
    form = (await soup(client, address)).select_one("#stap-5 form:has([value=current])")
    assert form is not None
    answer = await client.post(str(form["action"]), data={"state": "current"})
    assert (answer.status_code, answer.headers["location"]) == (303, address)
    assert (await steps(world["samira"]))["vervolg_intake"] == "current"


async def test_htmx_gets_the_page_itself(client_of: ClientOf, world: World) -> None:
    client, address = await client_of("anneke"), f"/clienten/{world['samira'].id}/stappen/5"
    answer = await client.post(address, data={"state": "done"}, headers={"hx-request": "true"})
    assert answer.status_code == 200
    assert words(BeautifulSoup(answer.text, "html.parser").select_one("#stap-5 .chip")) == "Klaar"


@pytest.mark.parametrize("fields", [{"state": "finished"}, {"state": ""}])
async def test_a_state_that_does_not_exist_is_refused(
    client_of: ClientOf, world: World, fields: dict[str, str]
) -> None:
    client, address = await client_of("anneke"), f"/clienten/{world['samira'].id}/stappen/4"
    assert (await client.post(address, data=fields)).status_code == 422
    assert await steps(world["samira"]) == {"woning": "current"}


async def test_a_docent_reads_the_steps_but_has_no_buttons(client_of: ClientOf, world: World) -> None:
    client, address = await client_of("ineke"), f"/clienten/{world['yusuf'].id}/stappen"
    page = await soup(client, address)
    assert len(page.select(".map > li")) == 8 and not page.select("main form")
    tabs = [words(tab) for tab in page.select(".subnav a")]
    assert tabs == ["Overzicht", "Taken", "Stappen", "Leren", "Plan", "Afspraken", "Notities", "Logboek"]
    assert (await client.post(f"{address}/7", data={"state": "done"})).status_code == 404


@pytest.mark.parametrize("outsider", ["bram", "ineke", "bea", "samira", "eva"])
async def test_the_steps_of_somebody_else_are_not_there(client_of: ClientOf, world: World, outsider: str) -> None:
    client, address = await client_of(outsider), f"/clienten/{world['samira'].id}/stappen"
    assert (await client.get(address)).status_code == 404
    assert (await client.post(f"{address}/4", data={"state": "done"})).status_code == 404
