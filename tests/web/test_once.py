"""An idempotency key: one wish, however often the phone sends it."""

import asyncio

from backend.core import db
from tests.cast import World
from tests.conftest import ClientOf
from tests.tasks import task_of


async def comments(task: int) -> int:
    return int((await db.fetch("SELECT COUNT(*) FROM comment WHERE task = ?", task))[0][0])


async def test_a_comment_sent_twice_with_one_key_is_one_comment(client_of: ClientOf, world: World) -> None:
    task, client = await task_of(world, "samira", "huisarts"), await client_of("samira")
    for _ in range(2):
        answer = await client.post(f"/taken/{task}/reacties", data={"body": "Hallo", "sleutel": "k1"})
        assert answer.status_code == 303
    assert await comments(task) == 1


async def test_a_key_in_the_header_counts_too_and_at_the_same_time(client_of: ClientOf, world: World) -> None:
    task, client = await task_of(world, "samira", "huisarts"), await client_of("samira")
    sent = [
        client.post(f"/taken/{task}/reacties", data={"body": "Hallo"}, headers={"idempotency-key": "k2"})
        for _ in range(8)
    ]
    assert {answer.status_code for answer in await asyncio.gather(*sent)} == {303}
    assert await comments(task) == 1


async def test_a_refused_wish_leaves_its_key_unused(client_of: ClientOf, world: World) -> None:
    task, client = await task_of(world, "samira", "huisarts"), await client_of("samira")
    too_long = await client.post(f"/taken/{task}/reacties", data={"body": "x" * 3000, "sleutel": "k3"})
    assert too_long.status_code == 422
    await client.post(f"/taken/{task}/reacties", data={"body": "korter", "sleutel": "k3"})
    assert await comments(task) == 1


async def test_one_persons_key_is_not_another_persons(client_of: ClientOf, world: World) -> None:
    task = await task_of(world, "samira", "huisarts")
    for name in ("samira", "anneke"):
        await (await client_of(name)).post(f"/taken/{task}/reacties", data={"body": "Hallo", "sleutel": "k4"})
    assert await comments(task) == 2
