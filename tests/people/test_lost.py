"""Telefoon kwijt: everything of the newcomer ends at once."""

import asyncio

import httpx
import pytest

from backend.core import db, events
from tests.cast import World
from tests.conftest import ClientOf
from tests.people.conftest import PIN, LinkPhone, OpenLink, close, is_in, text_of, verbs


async def lose(client_of: ClientOf, world: World, helper: str = "peter", newcomer: str = "samira") -> httpx.Response:
    return await (await client_of(helper)).post(f"/clienten/{world[newcomer].id}/telefoon/kwijt")


async def test_every_open_phone_is_closed(world: World, client_of: ClientOf, link_phone: LinkPhone) -> None:
    phones = [await link_phone(), await link_phone(shared=True)]
    await lose(client_of, world)
    assert [await is_in(phone) for phone in phones] == [False, False]


async def test_the_pin_opens_them_no_more(world: World, client_of: ClientOf, link_phone: LinkPhone) -> None:
    phone = await link_phone()
    await lose(client_of, world)
    close(phone)
    assert (await phone.post("/pin", data={"pin": PIN})).status_code == 404


async def test_a_link_that_is_just_made_ends_too(
    world: World, client_of: ClientOf, phone: httpx.AsyncClient, open_link: OpenLink
) -> None:
    await open_link(phone)
    await lose(client_of, world)
    assert "Het koppelen is gestopt" in text_of(await phone.get("/koppelen"))


async def test_the_phones_of_others_stay(world: World, client_of: ClientOf, link_phone: LinkPhone) -> None:
    karim = await link_phone("karim")
    await link_phone("samira")
    await lose(client_of, world)
    assert await is_in(karim)


async def test_said_twice_nobody_is_told_again(world: World, client_of: ClientOf, link_phone: LinkPhone) -> None:
    await link_phone()
    for _ in range(2):
        assert (await lose(client_of, world)).status_code == 303
    assert (await verbs("phone_lost")) == ["phone_lost"]


async def test_no_fresh_proof_is_asked(world: World, client_of: ClientOf, link_phone: LinkPhone, moment) -> None:
    phone, peter = await link_phone(), await client_of("peter")
    moment.move(minutes=10)
    await peter.post(f"/clienten/{world['samira'].id}/telefoon/kwijt")
    assert not await is_in(phone)


@pytest.mark.parametrize("helper", ["bram", "eva", "bea"])
async def test_outsiders_cannot(helper: str, world: World, client_of: ClientOf, link_phone: LinkPhone) -> None:
    phone = await link_phone()
    assert (await lose(client_of, world, helper)).status_code == 404
    assert await is_in(phone)


async def test_a_docent_on_the_team_can(world: World, client_of: ClientOf, link_phone: LinkPhone) -> None:
    phone = await link_phone("yusuf", "bram")
    await lose(client_of, world, "ineke", "yusuf")
    assert not await is_in(phone)


async def test_a_pin_at_the_same_moment_does_not_slip_through(
    world: World, client_of: ClientOf, link_phone: LinkPhone
) -> None:
    phone = await link_phone()
    close(phone)
    await asyncio.gather(*(phone.post("/pin", data={"pin": PIN}) for _ in range(3)), lose(client_of, world))
    assert not await is_in(phone)
    assert not await db.fetch(
        "SELECT id FROM session WHERE person = ? AND ended_at IS NULL AND device IS NOT NULL", world["samira"].id
    )


async def test_open_pages_are_told(
    world: World, client_of: ClientOf, link_phone: LinkPhone, monkeypatch: pytest.MonkeyPatch
) -> None:
    await link_phone()
    said: list[events.Hint] = []

    async def hinted(what: events.Hint) -> None:
        said.append(what)

    monkeypatch.setattr(events, "hint", hinted)
    await lose(client_of, world)
    assert events.Hint(person=world["samira"].id) in said
