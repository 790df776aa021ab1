"""The newcomer hears by name who comes, who goes and who stands in; and who left hears nothing any more."""

from datetime import timedelta

import httpx
import pytest

from backend import worker
from backend.core import clock, db
from backend.features.checklist import actions
from backend.features.notices import composing
from backend.features.people import handing_over, standing_in, taking_up, teams
from backend.features.people.handing_over import Wish
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock
from tests.notices.phones import have_phones, messages, of, settle
from tests.people.conftest import text_of
from tests.tasks import task_of


async def inbox(client: httpx.AsyncClient) -> str:
    await worker.handle_all()
    return text_of(await client.get("/berichten"))


async def bring_bram(world: World, days: int = 0) -> None:
    day = clock.today() + timedelta(days=days)
    await teams.put_on(world["anneke"], world["tesfay"].id, world["bram"].id, day)


async def take_off(world: World, name: str) -> None:
    await teams.take_off(world["bea"], world["tesfay"].id, world[name].id, clock.today())


async def test_a_newcomer_hears_by_name_who_helps_from_when(world: World, client_of: ClientOf) -> None:
    await bring_bram(world, days=3)
    said = await inbox(await client_of("tesfay"))
    assert "Bram helps you from" in said
    assert str((clock.today() + timedelta(days=3)).day) in said


async def test_a_handed_over_newcomer_hears_both_names_in_their_language(world: World, client_of: ClientOf) -> None:
    wish = Wish(world["anneke"].id, world["bram"].id, clock.today() + timedelta(days=2))
    await handing_over.hand_over(world["peter"], wish)
    assert "Anneke is stopping. Bram helps you from" in await inbox(await client_of("tesfay"))
    samira = await inbox(await client_of("samira"))
    assert ("ينتهي عمل Anneke" in samira, "المساعدة من Bram" in samira) == (True, True)


async def test_a_newcomer_hears_who_stands_in_until_when(world: World, client_of: ClientOf) -> None:
    today = clock.today()
    await standing_in.stand_in(
        world["anneke"], world["tesfay"].id, world["anneke"].id, world["bram"].id, today, today + timedelta(days=9)
    )
    client = await client_of("tesfay")
    said = await inbox(client)
    assert "Bram stands in for Anneke" in said
    assert f"{(today + timedelta(days=9)).day}" in said
    assert "Stands in for Anneke" in text_of(await client.get("/mensen"))


async def test_the_end_of_a_stand_in_is_not_told_as_a_goodbye(world: World) -> None:
    today = clock.today()
    await standing_in.stand_in(
        world["anneke"], world["tesfay"].id, world["anneke"].id, world["bram"].id, today, today + timedelta(days=9)
    )
    await worker.handle_all()
    await take_off(world, "bram")
    await worker.handle_all()
    assert [(notice.kind, notice.read) for notice in await of(world, "tesfay")] == [("team_stand_in", True)]


async def test_a_reason_is_read_by_the_newcomer_and_by_the_colleagues(world: World, client_of: ClientOf) -> None:
    async with db.write():
        await db.execute(
            "DELETE FROM team WHERE person = ? AND traject = ?", world["peter"].id, world["tesfay"].traject
        )
    await taking_up.take_up(world["peter"], world["tesfay"].id, "Ik help met de uitkering.")
    for name in ("tesfay", "anneke"):
        assert "Ik help met de uitkering." in await inbox(await client_of(name))
    assert await of(world, "peter") == [] and await of(world, "bram") == []
    assert "Ik help met de uitkering." in text_of(await (await client_of("tesfay")).get("/mensen"))


async def test_what_was_said_of_a_helper_is_over_when_they_go(world: World, moment: Clock) -> None:
    await have_phones(world, "tesfay")
    await bring_bram(world)
    await worker.handle_all()
    await take_off(world, "bram")
    await worker.handle_all()
    moment.move(minutes=6)
    await settle()
    assert [notice.kind for notice in await of(world, "tesfay")] == ["team_left"]
    assert await messages(world, "tesfay") == 1


async def test_a_message_about_the_team_can_be_sent(world: World, client_of: ClientOf) -> None:
    await bring_bram(world)
    await worker.handle_all()
    [notice] = await of(world, "tesfay")
    said = await composing.compose(world["tesfay"].id, [notice.id], shared=False, buttons=True)
    neutral = await composing.compose(world["tesfay"].id, [notice.id], shared=True, buttons=True)
    assert said and neutral
    assert ("Bram" in said.body, "Bram" in neutral.body + neutral.title, said.address) == (
        True,
        False,
        f"/berichten/{notice.id}",
    )
    page = await (await client_of("tesfay")).get(f"/berichten/{notice.id}")
    assert 'href="/mensen"' in page.text


async def test_two_messages_about_the_team_name_no_task(world: World) -> None:
    await bring_bram(world)
    await take_off(world, "anneke")
    await worker.handle_all()
    ids = [notice.id for notice in await of(world, "tesfay")]
    said = await composing.compose(world["tesfay"].id, ids, shared=False, buttons=True)
    assert said is not None and "2" in said.body and ":" not in said.body


@pytest.mark.parametrize("queued", [False, True])
async def test_who_left_gets_nothing_of_what_waited(world: World, moment: Clock, queued: bool) -> None:
    """Whether the message was still gathered, or lay ready for the push service."""
    await have_phones(world, "anneke")
    await actions.ask_help(world["tesfay"], await task_of(world, "tesfay", "bank"), "taal")
    await worker.handle_all()
    moment.move(minutes=6)
    if queued:
        await settle()
    await take_off(world, "anneke")
    if not queued:
        await settle()
    [notice] = [notice for notice in await of(world, "anneke") if notice.kind == "helper_asked"]
    assert await composing.compose(world["anneke"].id, [notice.id], shared=False, buttons=True) is None
    [notice] = [notice for notice in await of(world, "anneke") if notice.kind == "helper_asked"]
    assert notice.withheld == "off_team"
    assert (await messages(world, "anneke") == 1) is queued


async def test_who_left_finds_nothing_of_it_in_the_inbox(world: World, client_of: ClientOf) -> None:
    anneke = await client_of("anneke")
    await actions.ask_help(world["tesfay"], await task_of(world, "tesfay", "bank"), "taal")
    assert "Tesfay" in await inbox(anneke)
    [notice] = await of(world, "anneke")
    await take_off(world, "anneke")
    assert "Tesfay" not in await inbox(anneke)
    assert (await anneke.get(f"/berichten/{notice.id}")).status_code == 404
