"""Who looked in a dossier is noted, once an hour, and no page waits for it twice."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from backend.core import clock, db, dossiers, looks
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock


@pytest.fixture(autouse=True)
def remembers_nothing() -> Iterator[None]:
    looks.forget()
    yield
    looks.forget()


async def noted() -> list[tuple[Any, ...]]:
    return await db.fetch("SELECT person, traject FROM dossier_look ORDER BY id")


@pytest.mark.parametrize("page", ["", "/taken", "/stappen", "/leren", "/plan", "/afspraken", "/gegevens", "/telefoon"])
async def test_every_page_of_a_dossier_is_a_look(client_of: ClientOf, world: World, page: str) -> None:
    anneke, samira = world["anneke"], world["samira"]
    assert (await (await client_of("anneke")).get(f"/clienten/{samira.id}{page}")).status_code == 200
    assert await noted() == [(anneke.id, samira.traject)]


async def test_one_look_an_hour_for_each_helper(world: World, moment: Clock) -> None:
    anneke, peter, samira = world["anneke"], world["peter"], world["samira"]
    moment.move(minutes=5)
    for _ in range(3):
        await dossiers.open_for(anneke, samira.id)
    looks.forget()  # another process
    await dossiers.open_for(anneke, samira.id)
    await dossiers.open_for(peter, samira.id)
    assert await noted() == [(anneke.id, samira.traject), (peter.id, samira.traject)]
    moment.move(hours=1)
    await dossiers.open_for(anneke, samira.id)
    assert len(await noted()) == 3


async def test_a_second_look_asks_nothing_of_the_database(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    await looks.note(world["anneke"], world["samira"].traject or 0)
    monkeypatch.setattr(db, "write", None)
    await looks.note(world["anneke"], world["samira"].traject or 0)


async def test_what_one_may_not_open_and_ones_own_dossier_are_no_looks(client_of: ClientOf, world: World) -> None:
    samira = world["samira"]
    for outsider in ("bram", "bea", "eva"):
        assert (await (await client_of(outsider)).get(f"/clienten/{samira.id}/taken")).status_code == 404
    await dossiers.open_for(samira, samira.id)
    assert await noted() == []


async def test_a_change_that_is_undone_leaves_the_look_to_be_noted(world: World) -> None:
    anneke, traject = world["anneke"], world["samira"].traject or 0
    with pytest.raises(ZeroDivisionError):
        async with db.write():
            await looks.note(anneke, traject)
            raise ZeroDivisionError
    await looks.note(anneke, traject)
    assert await noted() == [(anneke.id, traject)]


async def test_the_last_visit_is_the_one_before_this_one(world: World, moment: Clock) -> None:
    anneke, traject = world["anneke"], world["samira"].traject or 0
    assert await looks.last_visit(anneke, traject) is None
    await looks.note(anneke, traject)
    first = clock.now()
    assert await looks.last_visit(anneke, traject) is None
    moment.move(days=2)
    await looks.note(anneke, traject)
    visit = await looks.last_visit(anneke, traject)
    assert visit and abs(visit - first) < timedelta(minutes=1)
    assert await looks.last_visit(world["peter"], traject) is None
