"""Every process shows the edition that was published last: those that publish, and those that only look."""

import asyncio

import msgspec
import pytest

from backend import content
from backend.content.overlay import Change, Overlay
from backend.core import clock, db
from backend.features.beheer import editions
from tests.cast import World
from tests.conftest import ClientOf

TITLE = "Zoek snel een huisarts"
PATIENCE = 10


async def publish(world: World, body: str | None = None, gemeente: str = "nijkerk") -> None:
    over = Overlay().with_change(Change("task", "huisarts", {"title": TITLE}))
    async with db.write():
        await db.insert(
            "edition",
            gemeente=world.gemeenten[gemeente],
            number=1,
            body=body or msgspec.json.encode(over).decode(),
            made_at=clock.now(),
            approved_by=world["bea"].id,
        )


async def test_a_newcomer_reads_the_new_text_on_a_page_that_was_kept(world: World, client_of: ClientOf) -> None:
    farid = await client_of("farid")
    assert "Schrijf u in bij een huisarts" in (await farid.get("/taken")).text
    await publish(world)
    await editions.look()
    assert TITLE in (await farid.get("/taken")).text


async def test_without_an_edition_the_files_come_back(world: World) -> None:
    await publish(world)
    await editions.look()
    assert content.load("nijkerk").tasks["huisarts"].title == TITLE
    async with db.write():
        await db.execute("DELETE FROM edition")
    await editions.look()
    assert content.load("nijkerk").tasks["huisarts"].title != TITLE


async def test_looking_again_makes_nothing_anew(world: World) -> None:
    await publish(world)
    await editions.look()
    pack = content.load("nijkerk")
    await editions.look()
    assert content.load("nijkerk") is pack


@pytest.mark.parametrize("body", ["", "{", '{"entries": 3}', '{"onbekend": 1}'])
async def test_what_cannot_be_read_leaves_the_files(world: World, body: str) -> None:
    await publish(world, body or " ")
    await editions.look()
    assert content.load("nijkerk").tasks["huisarts"].title != TITLE
    assert content.load("nijkerk").left_out


async def test_another_gemeente_keeps_its_own_texts(world: World) -> None:
    await publish(world, gemeente="eemdorp")
    await editions.look()
    assert content.load("eemdorp").tasks["huisarts"].title == TITLE
    assert content.load("nijkerk").tasks["huisarts"].title != TITLE


async def test_a_running_process_notices_by_itself(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editions, "LOOK_EVERY", 0.01)
    async with editions.running():
        changed = asyncio.Event()
        stop = content.on_change(changed.set)
        await publish(world)
        async with asyncio.timeout(PATIENCE):
            await changed.wait()
        stop()
    assert content.load("nijkerk").tasks["huisarts"].title == TITLE


async def test_a_phone_hears_which_edition_it_reads(world: World, client_of: ClientOf) -> None:
    samira = await client_of("samira")
    assert (await samira.get("/")).headers["x-edition"] == "0"
    await publish(world)
    await editions.look()
    assert (await samira.get("/")).headers["x-edition"] == str(content.load("nijkerk").edition) != "0"


async def test_colours_of_another_edition_are_those_of_now(client_of: ClientOf) -> None:
    answer = await (await client_of("samira")).get("/static/theme-nijkerk.000000000000.css")
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    assert content.load("nijkerk").gemeente.theme.brand in answer.text
    assert (await (await client_of("samira")).get("/static/theme-nergens.0.css")).status_code == 404


async def test_what_no_longer_fits_is_said_to_the_beheerder(world: World, client_of: ClientOf) -> None:
    over = Overlay().with_change(Change("task", "huisarts", {"title": ""}))
    await publish(world, msgspec.json.encode(over).decode())
    await editions.look()
    said = (await (await client_of("bea")).get("/beheer")).text
    assert "Dit past niet meer" in said and "edition/task: huisarts: title" in said
    assert "Dit past niet meer" not in (await (await client_of("otto")).get("/beheer")).text
