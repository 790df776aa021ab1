"""A kept page is the page: whatever changes in the household is on it the next time it is asked."""

from datetime import date

import pytest

from backend.features.checklist import actions, planning
from backend.features.journey import actions as journey
from backend.features.people import actions as people
from tests.beside import put_beside
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock
from tests.tasks import task_of


async def test_a_page_that_nothing_changed_is_the_same_page(client_of: ClientOf) -> None:
    client = await client_of("samira")
    assert (await client.get("/taken")).text == (await client.get("/taken")).text


@pytest.mark.parametrize("who", ["samira", "anneke", "karim"])
async def test_a_tick_of_anyone_is_on_the_next_page(client_of: ClientOf, world: World, who: str) -> None:
    client, task = await client_of("samira"), await task_of(world, "samira", "huisarts")
    before = (await client.get("/taken")).text
    await actions.complete(world[who], task, True)
    assert (await client.get("/taken")).text != before


async def test_each_reads_their_own_page(client_of: ClientOf) -> None:
    pages = [(await (await client_of(name)).get("/taken")).text for name in ("samira", "karim", "farid")]
    assert len(set(pages)) == 3


async def test_a_fact_a_child_a_team_and_a_language_change_the_next_page(client_of: ClientOf, world: World) -> None:
    client, me, samira = await client_of("samira"), world["anneke"], world["samira"]
    pages = [(await client.get("/taken")).text]
    await journey.set_fact(me, samira.id, "has_family_abroad", "true")
    await planning.replan(samira.traject or 0, "has_family_abroad")
    pages.append((await client.get("/taken")).text)
    await journey.add_child(me, samira.id, "Noor", date(2020, 5, 1))
    await planning.replan(samira.traject or 0, "children")
    pages.append((await client.get("/taken")).text)
    await client.post("/taal", data={"taal": "en", "terug": "/taken"})
    pages.append((await client.get("/taken")).text)
    assert len(set(pages)) == 4


async def test_a_helper_who_leaves_is_no_longer_on_the_page(client_of: ClientOf, world: World) -> None:
    client, task = await client_of("farid"), await task_of(world, "farid", "huisarts")
    await actions.ask_help(world["farid"], task, "taal")
    assert "Bram kijkt mee" in (await client.get("/taken")).text.replace("<bdi>", "").replace("</bdi>", "")
    await put_beside(world, "bram", "anneke")
    await people.end_account(world["bea"], world["bram"].id)
    assert "Bram kijkt mee" not in (await client.get("/taken")).text.replace("<bdi>", "").replace("</bdi>", "")
    assert "Anneke" in (await client.get("/taken")).text


async def test_a_new_day_is_a_new_page(client_of: ClientOf, moment: Clock) -> None:
    client = await client_of("farid")
    before = (await client.get("/taken")).text
    moment.move(hours=10)
    still = await client_of("farid")
    assert (await still.get("/taken")).text == before
    moment.move(days=8)
    assert (await (await client_of("farid")).get("/taken")).text != before
