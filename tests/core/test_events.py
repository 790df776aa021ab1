"""What happened, and who is told that something did."""

import asyncio
import json
from collections.abc import AsyncIterator

import pytest

from backend.core import clock, db, events
from backend.core.engine import DB
from backend.core.events import CHANNEL, Hint, Subject
from tests.cast import World
from tests.conftest import of_postgres
from tests.core.undone import undone

Heard = list[Hint]


@pytest.fixture
async def heard(world: World) -> AsyncIterator[Heard]:
    """All hints, as a process that listens gets them."""
    hints: Heard = []
    if DB.engine_type == "sqlite":
        stop = events.listen(hints.append)
        yield hints
        stop()
        return
    async with of_postgres() as other:
        await other.add_listener(CHANNEL, lambda *notice: hints.append(Hint.decode(notice[-1])))
        yield hints


async def arrived(hints: Heard) -> Heard:
    """After the time that a notice needs to come from PostgreSQL."""
    await asyncio.sleep(0.1 if DB.engine_type == "postgres" else 0)
    return hints


async def test_an_event_says_who_did_what_to_what_and_when(world: World) -> None:
    samira, anneke, before = world["samira"], world["anneke"], clock.now()
    async with db.write():
        await events.record("pin_changed", events.about(samira), anneke, words="مرحبا", times=2, answer=None)
    row = await db.fetch_one(
        "SELECT gemeente, household, traject, task, actor, data, at FROM event WHERE verb = 'pin_changed'"
    )
    assert row is not None
    assert row[:5] == (samira.gemeente, samira.household, samira.traject, None, anneke.id)
    assert json.loads(row[5]) == {"words": "مرحبا", "times": 2, "answer": None}
    assert before <= row[6] <= clock.now()


async def test_an_event_outside_a_write_is_refused(world: World) -> None:
    with pytest.raises(RuntimeError):
        await events.record("pin_changed", Subject(world["samira"].gemeente))
    assert not await db.fetch("SELECT id FROM event WHERE verb = 'pin_changed'")


async def test_only_what_somebody_follows_waits_for_the_worker(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "_followed", set())
    events.follow(["visit_begun"])
    async with db.write():
        for verb in ("visit_begun", "pin_changed"):
            await events.record(verb, events.about(world["samira"]))
    rows = await db.fetch("SELECT verb, handled FROM event WHERE verb IN ('visit_begun', 'pin_changed') ORDER BY id")
    assert rows == [("visit_begun", False), ("pin_changed", True)]


async def version(world: World, name: str) -> int:
    rows = await db.fetch("SELECT version FROM household WHERE id = ?", world[name].household)
    return int(rows[0][0])


async def test_an_event_makes_what_is_shown_of_its_household_old(world: World) -> None:
    samira, tesfay = await version(world, "samira"), await version(world, "tesfay")
    async with undone():
        await events.record("pin_changed", events.about(world["samira"]))
    assert await version(world, "samira") == samira
    async with db.write():
        await events.record("pin_changed", events.about(world["samira"]))
    assert await version(world, "samira") > samira
    assert await version(world, "tesfay") == tesfay


async def test_a_hint_comes_after_the_commit_and_names_only_whom_it_concerns(world: World, heard: Heard) -> None:
    samira = world["samira"]
    async with db.write():
        await events.record("pin_changed", events.about(samira), samira, words="Hallo")
        assert not await arrived(heard)
    assert await arrived(heard) == [Hint(household=samira.household)]


async def test_what_is_taken_back_is_not_hinted_at(world: World, heard: Heard) -> None:
    async with undone():
        await events.record("pin_changed", events.about(world["samira"]))
        await events.hint(Hint(person=world["samira"].id))
    assert not await arrived(heard)


async def test_who_listens_no_more_hears_no_more(world: World) -> None:
    hints: Heard = []
    events.listen(hints.append)()
    async with db.write():
        await events.hint(Hint(person=1))
    assert not hints


@pytest.mark.parametrize("hint", [Hint(household=7), Hint(person=8), Hint(7, 8), Hint()])
def test_a_hint_survives_the_way_through_the_database(hint: Hint) -> None:
    assert Hint.decode(hint.encode()) == hint
