"""Putting a task off to another day: a helper may, but not what the law or a letter asks."""

from datetime import date, timedelta
from typing import Any

import httpx
import pytest

from backend.core import clock, db
from backend.features.checklist import actions
from tests.cast import World
from tests.conftest import ClientOf
from tests.tasks import fact_changes, task_of, value, verbs

REPLAY = {"x-sync": "1"}


@pytest.fixture
async def task(world: World) -> int:
    """One whose day is no more than a target."""
    task = await task_of(world, "samira", "huisarts")
    async with db.write():
        await db.execute("UPDATE task SET due_basis = 'target' WHERE id = ?", task)
    return task


def day(days: int) -> date:
    return clock.today() + timedelta(days=days)


async def put_off(client: httpx.AsyncClient, task: int, day: object, **more: Any) -> httpx.Response:
    return await client.post(f"/taken/{task}/uitstel", data={"datum": str(day)}, **more)


async def test_it_stands_on_the_new_day_and_says_so(client_of: ClientOf, task: int) -> None:
    client = await client_of("anneke")
    assert (await put_off(client, task, day(20))).status_code == 303
    assert (await value(task, "due"), await value(task, "advise")) == (day(20), None)
    assert "schoof deze taak door" in (await client.get(f"/taken/{task}")).text


async def test_said_twice_it_happened_once(client_of: ClientOf, task: int) -> None:
    client = await client_of("anneke")
    for _ in range(2):
        await put_off(client, task, day(20))
    assert await verbs(task) == ["task_postponed"]


async def test_no_changed_fact_moves_it_back(client_of: ClientOf, task: int, world: World) -> None:
    from backend.features.checklist import planning

    await put_off(await client_of("anneke"), task, day(20))
    await fact_changes(world, "samira", "moving", day(-3).isoformat())
    assert world["samira"].traject
    await planning.replan(world["samira"].traject, "moving")
    assert await value(task, "due") == day(20)


@pytest.mark.parametrize("basis", ["law", "letter"])
async def test_what_the_law_or_a_letter_asks_stays_on_its_day(client_of: ClientOf, task: int, basis: str) -> None:
    async with db.write():
        await db.execute("UPDATE task SET due = ?, due_basis = ? WHERE id = ?", day(5), basis, task)
    answer = await put_off(await client_of("anneke"), task, day(20))
    assert answer.status_code == 409
    assert "Deze dag staat in de wet of in een brief. U kunt hem niet verschuiven." in answer.text
    assert await value(task, "due") == day(5)


@pytest.mark.parametrize("wrong", ["0", "-1", "x", ""])
async def test_only_to_a_day_that_comes(client_of: ClientOf, task: int, wrong: str) -> None:
    said = day(int(wrong)) if wrong.lstrip("-").isdigit() else wrong
    answer = await put_off(await client_of("anneke"), task, said)
    assert answer.status_code == 422
    assert await verbs(task) == []


@pytest.mark.parametrize("who", ["samira", "bram", "bea", "eva"])
async def test_nobody_else_puts_it_off(client_of: ClientOf, task: int, who: str) -> None:
    assert (await put_off(await client_of(who), task, day(20))).status_code == 404


async def test_what_is_done_is_not_put_off(client_of: ClientOf, task: int, world: World) -> None:
    await actions.complete(world["peter"], task, True)
    answer = await put_off(await client_of("anneke"), task, day(20))
    assert answer.status_code == 409
    assert "Deze taak is al klaar." in answer.text


async def test_a_later_word_of_another_stands(client_of: ClientOf, task: int, world: World) -> None:
    await actions.postpone(world["peter"], task, day(9))
    late = await put_off(await client_of("anneke"), task, day(20), headers=REPLAY | {"x-age": "3600"})
    assert (late.status_code, late.text) == (409, "Iemand anders heeft dit later veranderd. Kijk nog een keer.")
    assert await value(task, "due") == day(9)
