"""Who opened a dossier is noted once an hour: with a page that was shown, and never for who was refused."""

import pytest

from backend.core import clock, db, looks
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock


async def noted() -> list[tuple[int, int]]:
    return [(person, traject) for person, traject in await db.fetch("SELECT person, traject FROM dossier_look")]


async def test_a_helper_who_opens_a_dossier_is_noted_once_an_hour(
    world: World, client_of: ClientOf, moment: Clock
) -> None:
    anneke, samira = await client_of("anneke"), world["samira"]
    for page in ("taken", "stappen", "gegevens"):
        await anneke.get(f"/clienten/{samira.id}/{page}")
    assert await noted() == [(world["anneke"].id, samira.traject)]
    moment.move(minutes=60)
    await (await client_of("anneke")).get(f"/clienten/{samira.id}/taken")
    assert len(await noted()) == 2


async def test_two_processes_note_one_look(world: World) -> None:
    for _ in range(2):
        looks.forget()
        await looks.note(world["anneke"], "person", world["samira"].id)
    assert len(await noted()) == 1


async def test_the_hour_is_kept_and_not_the_minute(world: World) -> None:
    await looks.note(world["anneke"], "person", world["samira"].id)
    [(at,)] = await db.fetch("SELECT at FROM dossier_look")
    assert at == looks.hour(clock.now())
    assert (at.minute, at.second, at.microsecond) == (0, 0, 0)


@pytest.mark.parametrize("name", ["bram", "bea", "eva", "ineke"])
async def test_who_finds_nothing_has_not_looked(name: str, world: World, client_of: ClientOf) -> None:
    assert (await (await client_of(name)).get(f"/clienten/{world['samira'].id}/taken")).status_code == 404
    assert await noted() == []


async def test_a_page_that_fetches_itself_is_nobody_looking(world: World, client_of: ClientOf) -> None:
    anneke = await client_of("anneke")
    await anneke.get(f"/clienten/{world['samira'].id}/taken", headers={"x-by-itself": "1"})
    assert await noted() == []


async def test_a_change_is_in_the_history_and_no_look(world: World, client_of: ClientOf) -> None:
    anneke = await client_of("anneke")
    await anneke.post(f"/clienten/{world['samira'].id}/taken", data={"title": "Bellen", "actor": "newcomer"})
    assert await noted() == []


async def test_a_database_that_is_away_does_not_spoil_the_page(
    world: World, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object) -> None:
        raise db.Unavailable

    monkeypatch.setattr(looks, "note", away)
    assert (await (await client_of("anneke")).get(f"/clienten/{world['samira'].id}/taken")).status_code == 200
