"""The morning message as the worker makes it, of the real list and for the real inbox."""

from datetime import timedelta

import pytest

from backend import worker
from backend.core import clock, db
from backend.core.runner import Runner
from backend.features.digest import actions
from backend.features.notices import composing
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock


async def morning_comes(moment: Clock) -> None:
    await actions.plan()
    [(due,)] = await db.fetch("SELECT due_at FROM job WHERE kind = 'digest' ORDER BY due_at LIMIT 1")
    moment.moved += due - clock.now() + timedelta(seconds=1)
    async with worker.handlers() as known:
        await Runner({actions.JOB: known[actions.JOB]}).run_due()


async def notices(world: World, name: str) -> list[int]:
    rows = await db.fetch("SELECT id FROM notice WHERE person = ? AND kind = 'helper_morning'", world[name].id)
    return [notice for (notice,) in rows]


async def make_late(world: World, name: str) -> None:
    async with db.write():
        await db.execute(
            "UPDATE task SET due = ?, due_basis = 'law' WHERE household = ? AND template = 'bank'",
            *(clock.today() - timedelta(days=3), world[name].household),
        )


async def test_who_has_somebody_that_needs_them_finds_it_in_the_inbox(
    world: World, client_of: ClientOf, moment: Clock
) -> None:
    await make_late(world, "samira")
    await morning_comes(moment)
    [notice] = await notices(world, "anneke")
    client = await client_of("anneke")
    assert "Er zijn mensen die u vandaag nodig hebben." in (await client.get("/berichten")).text
    assert 'href="/clienten?toon=nu"' in (await client.get(f"/berichten/{notice}")).text
    assert await notices(world, "bea") == await notices(world, "samira") == []


async def test_the_message_leads_to_the_list_and_is_true_for_a_day(world: World, moment: Clock) -> None:
    await make_late(world, "samira")
    await morning_comes(moment)
    [notice] = await notices(world, "anneke")
    message = await composing.compose(world["anneke"].id, [notice], shared=False, buttons=True)
    assert message
    assert (message.address, message.topic) == ("/clienten?toon=nu", "ochtend")
    assert "Samira" not in message.title + message.body
    moment.move(days=1)
    assert await composing.compose(world["anneke"].id, [notice], shared=False, buttons=True) is None


@pytest.mark.parametrize("name", ["anneke", "peter"])
async def test_with_an_empty_list_nobody_is_disturbed(world: World, moment: Clock, name: str) -> None:
    async with db.write():
        await db.execute("UPDATE team SET until = ? WHERE role <> 'newcomer'", clock.today())
    await morning_comes(moment)
    assert await notices(world, name) == []
