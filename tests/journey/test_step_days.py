"""A helper moves a step with its day; a step also follows from the registration at the gemeente."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup

from backend import worker
from backend.core import clock, db
from backend.core.errors import Invalid
from backend.features.journey import actions
from tests.cast import World
from tests.conftest import ClientOf
from tests.journey.happened import steps, told


async def since(world: World, name: str, step: str) -> date | None:
    rows = await db.fetch("SELECT since FROM step_state WHERE traject = ? AND step = ?", world[name].traject, step)
    return rows[0][0] if rows else None


async def test_a_step_is_done_from_the_day_that_the_helper_says(client_of: ClientOf, world: World) -> None:
    client, address = await client_of("anneke"), f"/clienten/{world['samira'].id}/stappen"
    answer = await client.post(f"{address}/2", data={"state": "done", "since": "2026-11-03"})
    assert (answer.status_code, answer.headers["location"]) == (303, address)
    assert await since(world, "samira", "kennismaking") == date(2026, 11, 3)
    assert "dinsdag 3 november" in (await client.get(address)).text


async def test_without_a_day_it_is_today(world: World) -> None:
    await actions.set_step(world["anneke"], world["samira"].id, "kennismaking", "done")
    assert await since(world, "samira", "kennismaking") == clock.today()


async def test_the_day_of_a_step_is_put_right_and_said_twice_it_is_told_once(world: World) -> None:
    day = clock.today() - timedelta(days=3)
    for _ in range(2):
        await actions.set_step(world["anneke"], world["samira"].id, "woning", "current", day)
    assert await since(world, "samira", "woning") == day
    assert len(await told(world["samira"], "step_changed")) == 1


@pytest.mark.parametrize("days", [1, 400, -121])
async def test_a_day_to_come_or_before_the_traject_is_refused(world: World, days: int) -> None:
    with pytest.raises(Invalid) as wrong:
        await actions.set_step(
            world["anneke"], world["samira"].id, "woning", "done", clock.today() + timedelta(days=days)
        )
    assert list(wrong.value.fields) == ["since"]
    assert await steps(world["samira"]) == {"woning": "current"}


@pytest.mark.parametrize("typed", ["morgen", "2026-02-30", "2027-01-01"])
async def test_a_refused_day_is_still_there_with_the_reason(client_of: ClientOf, world: World, typed: str) -> None:
    client, address = await client_of("anneke"), f"/clienten/{world['samira'].id}/stappen/4"
    answer = await client.post(address, data={"state": "done", "since": typed})
    page = BeautifulSoup(answer.text, "html.parser")
    field = page.select_one("#since-4")
    assert answer.status_code == 422 and field is not None and field["value"] == typed
    assert page.select_one(".errors[data-keep] a[href='#since-4']") and page.select_one("#since-4-error")
    assert page.select_one("details[open] #since-4")
    assert len(page.select(".field.wrong")) == 1
    assert await steps(world["samira"]) == {"woning": "current"}


async def test_registration_at_the_gemeente_begins_the_step_of_the_home(world: World) -> None:
    await actions.set_step(world["bram"], world["farid"].id, "woning", "none")
    await actions.set_fact(world["bram"], world["farid"].id, "brp", "2026-11-20", "BRP")
    await worker.handle_all()
    assert (await steps(world["farid"]))["woning"] == "current"
    assert await since(world, "farid", "woning") == date(2026, 11, 20)
