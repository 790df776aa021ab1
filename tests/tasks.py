"""Finding tasks and what happened to them."""

from backend.core import db
from tests.cast import World


async def task_of(world: World, name: str, template: str) -> int:
    person = world[name]
    row = await db.fetch_one(
        "SELECT id FROM task WHERE household = ? AND template = ? AND (traject IS NULL OR traject = ?)"
        " ORDER BY round DESC LIMIT 1",
        *(person.household, template, person.traject),
    )
    assert row is not None, f"{name} has no task {template}"
    return int(row[0])


async def verbs(task: int) -> list[str]:
    rows = await db.fetch("SELECT verb FROM event WHERE task = ? AND verb <> 'task_added' ORDER BY id", task)
    return [verb for (verb,) in rows]


async def value(task: int, column: str) -> object:
    row = await db.fetch_one(f"SELECT {column} FROM task WHERE id = ?", task)
    assert row is not None
    return row[0]


async def fact_changes(world: World, name: str, key: str, new: str | None) -> None:
    """As the dossier's owner writes it, without the owner."""
    traject = world[name].traject
    async with db.write():
        await db.execute("DELETE FROM fact WHERE traject = ? AND key = ?", traject, key)
        if new is not None:
            from backend.core import clock

            await db.insert("fact", traject=traject, key=key, value=new, source="test", recorded_at=clock.now())
