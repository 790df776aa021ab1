"""The count in the menu: on every page of a helper, and right after every change."""

import httpx
from bs4 import BeautifulSoup

from backend.core import clock
from backend.features.checklist import actions as checklist
from backend.features.people import teams
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock
from tests.notes.written import written
from tests.queue.waits import everything_of_tesfay
from tests.tasks import task_of


def in_menu(answer: httpx.Response) -> str:
    """What the menu says that waits; "" when it says nothing."""
    count = BeautifulSoup(answer.text, "html.parser").select_one(".nav [href='/werk'] .count")
    return "" if count is None or count.has_attr("hidden") else str(next(count.strings))


async def test_the_menu_counts_what_waits_on_every_page_and_follows_each_change(
    client_of: ClientOf, world: World, moment: Clock
) -> None:
    assert in_menu(await (await client_of("anneke")).get("/clienten")) == ""
    await everything_of_tesfay(world, moment)
    client = await client_of("anneke")
    assert in_menu(await client.get("/clienten")) == "4"
    await checklist.comment(world["anneke"], await task_of(world, "tesfay", "huisarts"), "De Oosterstraat.")
    assert in_menu(await client.get("/agenda")) == "3"
    await written(world, "peter", "samira", "internal", should_know=("anneke",))
    assert in_menu(await client.get("/woorden")) == "4"
    await client.get(f"/clienten/{world['samira'].id}/notities")
    assert in_menu(await client.get("/werk")) == "3"
    page = BeautifulSoup((await client.get("/werk")).text, "html.parser").select_one("#main")
    assert page and page["data-waiting"] == "3"


async def test_the_count_is_ones_own(client_of: ClientOf, world: World, moment: Clock) -> None:
    await everything_of_tesfay(world, moment)
    assert in_menu(await (await client_of("peter")).get("/clienten")) == "1"
    for name in ("bram", "ineke"):
        assert in_menu(await (await client_of(name)).get("/clienten")) == ""
    await teams.take_off(world["peter"], world["tesfay"].id, world["anneke"].id, clock.today())
    assert in_menu(await (await client_of("anneke")).get("/clienten")) == ""
    assert in_menu(await (await client_of("peter")).get("/clienten")) == "5"
    for name in ("samira", "bea"):
        answer = await (await client_of(name)).get("/instellingen")
        assert answer.status_code == 200 and "data-waiting" not in answer.text
