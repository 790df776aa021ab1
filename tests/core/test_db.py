"""Reading and writing, the same on both engines."""

import asyncio

import pytest

from backend.core import db, events
from backend.core.events import Subject
from tests.cast import World
from tests.core.undone import undone


async def name_of(person: int) -> str:
    row = await db.fetch_one("SELECT name FROM person WHERE id = ?", person)
    assert row is not None
    return str(row[0])


async def rename(person: int, name: str) -> None:
    await db.execute("UPDATE person SET name = ? WHERE id = ?", name, person)


async def test_nothing_is_changed_outside_write(world: World) -> None:
    with pytest.raises(RuntimeError):
        await rename(world["samira"].id, "Iemand")
    with pytest.raises(RuntimeError):
        await db.insert("gemeente", key="putten", name="Putten")
    with pytest.raises(RuntimeError):
        await db.lock("household", 1)
    with pytest.raises(RuntimeError):
        db.after_commit(lambda: None)
    assert await name_of(world["samira"].id) == "Samira Haddad"


async def test_an_error_takes_back_the_row_and_its_event_together(world: World) -> None:
    samira = world["samira"]
    async with undone():
        await rename(samira.id, "Iemand")
        await events.record("person_changed", Subject(samira.gemeente), samira)
    assert await name_of(samira.id) == "Samira Haddad"
    assert not await db.fetch("SELECT id FROM event WHERE verb = 'person_changed'")


async def test_a_write_inside_another_is_part_of_it(world: World) -> None:
    samira = world["samira"].id
    async with undone():
        async with db.write():
            await rename(samira, "Iemand")
        assert await name_of(samira) == "Iemand"
    assert await name_of(samira) == "Samira Haddad"


async def test_what_waits_for_the_commit_happens_after_it_and_never_without(world: World) -> None:
    happened: list[str] = []
    async with undone():
        db.after_commit(lambda: happened.append("taken back"))
    async with db.write():
        async with db.write():
            db.after_commit(lambda: happened.append("committed"))
        assert not happened
    assert happened == ["committed"]


async def test_nobody_sees_a_change_before_it_is_committed(world: World) -> None:
    samira, changed, go_on = world["samira"].id, asyncio.Event(), asyncio.Event()

    async def change() -> None:
        async with db.write():
            await rename(samira, "Iemand")
            changed.set()
            await go_on.wait()

    changing = asyncio.create_task(change())
    await changed.wait()
    assert await name_of(samira) == "Samira Haddad"
    go_on.set()
    await changing
    assert await name_of(samira) == "Iemand"


async def add_one(person: int) -> None:
    """Reads, and writes what follows from it: the place where a count gets lost."""
    async with db.write():
        await db.lock("person", person)
        await rename(person, str(int(await name_of(person)) + 1))


async def test_sixty_at_the_same_time_read_and_write_and_none_is_lost(world: World) -> None:
    person = world["samira"].id
    async with db.write():
        await rename(person, "0")
    await asyncio.gather(*(add_one(person) for _ in range(60)))
    assert await name_of(person) == "60"


async def test_a_mistake_of_ours_does_not_look_like_a_database_that_is_away(world: World) -> None:
    with pytest.raises(Exception, match="nowhere") as wrong:
        await db.fetch("SELECT id FROM nowhere")
    assert not isinstance(wrong.value, db.Unavailable)


async def test_a_rule_of_the_database_that_is_broken_does_not_either(world: World) -> None:
    with pytest.raises(Exception, match=r"(?i)unique") as wrong:
        async with db.write():
            await db.insert("gemeente", key="nijkerk", name="Nog een")
    assert not isinstance(wrong.value, db.Unavailable)


@pytest.mark.parametrize(
    ("name", "asked"), [("Олена Коваль", "олена"), ("Çiğdem Özdemir", "ÖZDEMIR"), ("زينب", "زينب")]
)
async def test_a_name_is_found_whatever_its_script_and_capitals(name: str, asked: str, world: World) -> None:
    samira = world["samira"].id
    async with db.write():
        await rename(samira, name)
    found = await db.fetch(r"SELECT id FROM person WHERE LOWER(name) LIKE ? ESCAPE '\'", db.containing(asked))
    assert [id for (id,) in found] == [samira]
