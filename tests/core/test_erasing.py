"""Erased is erased: nothing refers to it any more, and of nobody's words anything is left."""

from datetime import date

from backend.core import db, erasing
from backend.core.access import Person
from backend.core.erasing import references
from backend.core.tables import ALL
from backend.features.checklist import actions as checklist
from backend.features.journey import actions as journey
from tests.browser.stage import set_up
from tests.cast import World
from tests.journey.happened import child, children
from tests.tasks import task_of

# What hangs on no dossier: the gemeente, numbers without names, and jobs, which hold ids and do nothing when whom they
# are about is gone.
OF_NOBODY = {"gemeente", "attempt", "job", "tally"}
# Who made, planned or wrote something as staff: such a row is the dossier's, and goes with it.
ROOTS = {"person", "traject", "household"}


async def erase(person: Person) -> bool:
    async with db.write():
        return await erasing.erase(person.traject or 0)


async def everything() -> str:
    rows = [await table.select().run() for table in ALL if table._meta.tablename != "job"]
    return str(rows)


async def references_to(table: str, row: int | None) -> list[str]:
    return [
        f"{each._meta.tablename}.{reference.column}"
        for each in ALL
        for reference in references(each)
        if reference.to == table
        and await db.fetch(f"SELECT id FROM {each._meta.tablename} WHERE {reference.column} = ?", row)
    ]


async def counts() -> dict[str, int]:
    return {table._meta.tablename: await table.count().run() for table in ALL}


def test_every_table_hangs_on_a_dossier_or_holds_nothing_of_anybody() -> None:
    """A new table refers to what it is about, or it would stay when that is erased."""
    reached = set(ROOTS)
    for table in ALL:
        if any(reference.to in reached for reference in references(table)):
            reached.add(table._meta.tablename)
    assert {table._meta.tablename for table in ALL} - reached == OF_NOBODY


async def test_nothing_is_left_of_who_was_erased_in_a_world_full_of_everything(world: World) -> None:
    await set_up(world)
    yusuf = world["yusuf"]
    for word in ("Yusuf Kaya", "I want to be an electrician"):
        assert word in await everything()
    assert await erase(yusuf)
    left = await everything()
    for word in ("Yusuf", "Kaya", "electrician"):
        assert word not in left
    for table, row in (("person", yusuf.id), ("traject", yusuf.traject), ("household", yusuf.household)):
        assert await references_to(table, row) == []


async def test_everybody_can_be_erased_and_only_the_staff_and_their_gemeente_stay(world: World) -> None:
    await set_up(world)
    for person in list(world.people.values()):
        if person.is_newcomer:
            assert await erase(person)
    rows = await db.fetch("SELECT id FROM traject")
    for (traject,) in rows:  # who came in stage.py
        async with db.write():
            await erasing.erase(traject)
    left = await counts()
    for table in (
        "traject",
        "household",
        "child",
        "task",
        "comment",
        "fact",
        "team",
        "appointment",
        "pip",
        "milestone",
    ):
        assert left[table] == 0, table
    assert await db.fetch("SELECT id FROM person WHERE role = 'newcomer'") == []
    assert left["person"] >= len([person for person in world.people.values() if not person.is_newcomer])


async def test_another_dossier_is_not_touched(world: World) -> None:
    async def hodans() -> list[object]:
        tables = [table for table in ALL if any(reference.to == "traject" for reference in references(table))]
        return [
            await table.select().where(table._meta.get_column_by_name("traject") == world["hodan"].traject).run()
            for table in tables
        ]

    await set_up(world)
    before = await hodans()
    await erase(world["yusuf"])
    assert await hodans() == before


async def test_a_household_lives_on_while_somebody_is_in_it(world: World) -> None:
    shared = await task_of(world, "samira", "brp")
    await checklist.complete(world["samira"], shared, True)
    await erase(world["samira"])
    [(done_at, done_by)] = await db.fetch("SELECT done_at, done_by FROM task WHERE id = ?", shared)
    assert done_at is not None and done_by is None
    assert await children(world["karim"]) == ["Lina", "Adam"]
    await erase(world["karim"])
    assert await references_to("household", world["samira"].household) == []
    assert "Lina" not in await everything()


async def test_a_child_who_was_taken_out_of_the_household_goes_with_its_tasks(world: World) -> None:
    await journey.add_child(world["anneke"], world["samira"].id, "Noor", date(2020, 5, 5))
    await journey.remove_child(world["anneke"], world["samira"].id, await child(world["samira"], "Noor"))
    for name in ("samira", "karim"):
        await erase(world[name])
    assert "Noor" not in await everything()


async def test_erased_twice_it_was_erased_once(world: World) -> None:
    assert await erase(world["farid"])
    assert not await erase(world["farid"])
