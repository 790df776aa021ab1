"""A helper changes how a newcomer is called, reached and spoken to."""

import pytest

from backend.core import db
from tests.cast import World
from tests.conftest import ClientOf

GIVEN = {
    "name": "Farid Ahmadi",
    "call_name": "Farid",
    "speaks": "ps",
    "language": "en",
    "phone": "06 1234 5678",
    "born": "1979-09-09",
}


async def row(world: World) -> tuple[object, ...]:
    rows = await db.fetch("SELECT speaks, language, phone FROM person WHERE id = ?", world["farid"].id)
    return tuple(rows[0])


async def told(world: World) -> int:
    rows = await db.fetch("SELECT COUNT(*) FROM event WHERE verb = 'person_changed'")
    return int(rows[0][0])


async def test_what_is_filled_in_holds_from_the_next_page(client_of: ClientOf, world: World) -> None:
    client = await client_of("bram")
    for _ in range(2):
        await client.post(f"/clienten/{world['farid'].id}/persoon", data=GIVEN)
    assert await row(world) == ("ps", "en", "06 1234 5678")
    assert await told(world) == 1
    assert 'lang="en"' in (await (await client_of("farid")).get("/")).text


@pytest.mark.parametrize(
    "wrong",
    [
        {"language": "xx"},
        {"speaks": "xx"},
        {"phone": "bel mij"},
        {"born": "31-12-1979"},
        {"born": "2999-01-01"},
        {"name": ""},
    ],
)
async def test_a_mistake_changes_nothing_and_keeps_what_was_typed(
    client_of: ClientOf, world: World, wrong: dict[str, str]
) -> None:
    before = await row(world)
    answer = await (await client_of("bram")).post(f"/clienten/{world['farid'].id}/persoon", data=GIVEN | wrong)
    assert answer.status_code == 422 and 'value="06 1234 5678"' in answer.text or "phone" in wrong
    assert await row(world) == before


@pytest.mark.parametrize("outsider", ["anneke", "ineke", "eva", "samira", "bea"])
async def test_nobody_else_may(client_of: ClientOf, world: World, outsider: str) -> None:
    client, address = await client_of(outsider), f"/clienten/{world['farid'].id}/persoon"
    assert {(await client.get(address)).status_code, (await client.post(address, data=GIVEN)).status_code} == {404}


async def test_a_newcomer_calls_a_helper_whose_number_is_known(client_of: ClientOf, world: World) -> None:
    async with db.write():
        await db.execute("UPDATE person SET phone = '0612345678' WHERE id = ?", world["bram"].id)
    assert 'href="tel:0612345678"' in (await (await client_of("farid")).get("/")).text
