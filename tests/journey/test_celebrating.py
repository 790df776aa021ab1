"""A step that is done is celebrated once, and the newcomer reads who starts the next."""

import asyncio

import httpx
import pytest
from bs4 import BeautifulSoup, Tag

from backend import worker
from backend.core import db
from backend.core.errors import NotFound
from backend.features.journey import actions
from tests.cast import World
from tests.conftest import ClientOf
from tests.journey.happened import told


async def celebration(client: httpx.AsyncClient) -> Tag | None:
    answer = await client.get("/")
    assert answer.status_code == 200, answer.text
    return BeautifulSoup(answer.text, "html.parser").select_one("section:has(> .sky)")


def words(element: Tag | None) -> str:
    assert element is not None
    return " ".join(element.get_text().split())


async def test_a_step_that_a_helper_calls_done_is_celebrated_on_vandaag(client_of: ClientOf, world: World) -> None:
    client = await client_of("hodan")
    assert await celebration(client) is None
    await actions.set_step(world["bram"], world["hodan"].id, "woning", "done")
    said = words(await celebration(client))
    assert "U heeft stap 4 gedaan" in said
    assert "Hierna: stap 5" in said
    assert "De klantmanager maakt een afspraak met u." in said


async def test_verder_ends_the_celebration_for_good(client_of: ClientOf, world: World) -> None:
    client = await client_of("hodan")
    await actions.set_step(world["bram"], world["hodan"].id, "woning", "done")
    shown = await celebration(client)
    form = shown.select_one("form") if shown else None
    assert form is not None
    for _ in range(2):
        answer = await client.post(str(form["action"]), data={"seen": "1"})
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert await celebration(client) is None
    assert await told(world["hodan"], "step_celebrated") == [("step_celebrated", {"step": "woning"})]


async def test_a_plan_that_ends_four_steps_is_one_celebration(client_of: ClientOf, world: World) -> None:
    client = await client_of("farid")
    await actions.set_fact(world["peter"], world["farid"].id, "pip", "2026-11-20")
    await worker.handle_all()
    said = words(await celebration(client))
    assert "U heeft stap 6 gedaan" in said and "Ook klaar: stap 2, 3, 5." in said
    assert "Nu: stap 7" in said
    await client.post("/stappen/6/gezien", data={"seen": "1"})
    assert await celebration(client) is None


async def test_a_step_that_is_done_later_is_celebrated_after_another(client_of: ClientOf, world: World) -> None:
    client, hodan = await client_of("hodan"), world["hodan"]
    await actions.set_step(world["bram"], hodan.id, "kennismaking", "done")
    await actions.set_step(world["bram"], hodan.id, "woning", "done")
    await actions.celebrate(hodan, "kennismaking")
    assert "U heeft stap 4 gedaan" in words(await celebration(client))


async def test_the_last_step_has_no_next(client_of: ClientOf, world: World) -> None:
    for step in ("koppeling", "kennismaking", "brede_intake", "woning", "vervolg_intake", "pip", "leren", "examen"):
        await actions.set_step(world["bram"], world["hodan"].id, step, "done")
    assert "U heeft alle stappen gedaan." in words(await celebration(await client_of("hodan")))


async def test_what_the_first_day_brings_is_not_celebrated(world: World) -> None:
    facts = {"doelgroep": "asielvergunning", "koppeling": "2026-11-20", "pip": "2026-11-20"}
    person = await actions.start_traject(
        world["anneke"], world.gemeenten["nijkerk"], "Abel T", "Abel", "en", facts=facts
    )
    await worker.handle_all()
    rows = await db.fetch(
        "SELECT step FROM step_state JOIN traject ON traject.id = step_state.traject WHERE newcomer = ? AND NOT seen",
        person,
    )
    assert rows == []


async def test_another_day_for_a_step_is_no_second_celebration(client_of: ClientOf, world: World) -> None:
    client, hodan = await client_of("hodan"), world["hodan"]
    await actions.set_step(world["bram"], hodan.id, "woning", "done")
    await actions.celebrate(hodan, "woning")
    [(today,)] = await db.fetch("SELECT since FROM step_state WHERE traject = ? AND step = 'woning'", hodan.traject)
    await actions.set_step(world["bram"], hodan.id, "woning", "done", today.replace(day=1))
    assert await celebration(client) is None


async def test_a_step_that_was_not_done_after_all_is_not_celebrated(client_of: ClientOf, world: World) -> None:
    await actions.set_step(world["bram"], world["hodan"].id, "woning", "done")
    await actions.set_step(world["bram"], world["hodan"].id, "woning", "current")
    assert await celebration(await client_of("hodan")) is None


async def test_a_housemate_celebrates_their_own(client_of: ClientOf, world: World) -> None:
    await actions.set_step(world["anneke"], world["samira"].id, "woning", "done")
    karim = await client_of("karim")
    assert await celebration(karim) is None
    await karim.post("/stappen/8/gezien", data={"seen": "1"})
    assert await celebration(await client_of("samira")) is not None


async def test_pressed_five_times_at_once_it_is_told_once(world: World) -> None:
    await actions.set_step(world["bram"], world["hodan"].id, "woning", "done")
    await asyncio.gather(*(actions.celebrate(world["hodan"], "woning") for _ in range(5)))
    assert len(await told(world["hodan"], "step_celebrated")) == 1


@pytest.mark.parametrize("who", ["bram", "peter", "ineke", "bea"])
async def test_staff_celebrate_nothing_for_a_newcomer(client_of: ClientOf, who: str) -> None:
    assert (await (await client_of(who)).post("/stappen/4/gezien", data={"seen": "1"})).status_code == 404


async def test_a_stranger_is_asked_who_they_are(stranger: httpx.AsyncClient) -> None:
    answer = await stranger.post("/stappen/4/gezien", data={"seen": "1"})
    assert answer.status_code == 303 and answer.headers["location"].startswith("/inloggen")


@pytest.mark.parametrize("fields", [{"seen": "0"}, {"seen": ""}, {"seen": "ja"}])
async def test_what_is_not_a_wish_changes_nothing(client_of: ClientOf, world: World, fields: dict[str, str]) -> None:
    client = await client_of("hodan")
    await actions.set_step(world["bram"], world["hodan"].id, "woning", "done")
    assert (await client.post("/stappen/4/gezien", data=fields)).status_code == 422
    assert await celebration(client) is not None


async def test_a_step_that_is_not_there_is_not_celebrated(client_of: ClientOf, world: World) -> None:
    assert (await (await client_of("hodan")).post("/stappen/9/gezien", data={"seen": "1"})).status_code == 404
    with pytest.raises(NotFound):
        await actions.celebrate(world["hodan"], "vakantie")
