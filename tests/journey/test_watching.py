"""What the worker brings about after a change to a dossier."""

from datetime import date

from backend import worker
from backend.core import access, db
from backend.features.journey import actions
from tests.cast import World
from tests.journey.happened import child, steps


async def listed(traject: int | None, template: str) -> bool:
    row = await db.fetch_one(
        "SELECT task.id FROM task JOIN traject ON traject.household = task.household"
        " WHERE traject.id = ? AND task.template = ? AND task.retired_at IS NULL",
        *(traject, template),
    )
    return row is not None


async def test_a_recorded_day_moves_the_steps_and_brings_its_tasks(world: World) -> None:
    assert not await listed(world["samira"].traject, "pip_lezen")
    await actions.set_fact(world["peter"], world["samira"].id, "pip", "2026-11-20", "Brief van de gemeente")
    await worker.handle_all()
    assert (await steps(world["samira"]))["leren"] == "current"
    assert await listed(world["samira"].traject, "pip_lezen")


async def test_a_new_dossier_gets_its_first_tasks(world: World) -> None:
    facts = {"doelgroep": "asielvergunning", "permit": "2026-11-20"}
    person = await actions.start_traject(
        world["anneke"], world.gemeenten["nijkerk"], "Abel T", "Abel", "en", facts=facts
    )
    await worker.handle_all()
    abel = await access.person(person)
    assert abel is not None and await listed(abel.traject, "ind_brief")


async def test_a_child_added_through_one_parent_brings_tasks_to_the_household(world: World) -> None:
    adam = await child(world["samira"], "Adam")
    await actions.remove_child(world["anneke"], world["karim"].id, adam)
    await worker.handle_all()
    assert await db.fetch("SELECT id FROM task WHERE child = ? AND retired_at IS NULL", adam) == []
    noor = await actions.add_child(world["anneke"], world["karim"].id, "Noor", date(2019, 1, 1))
    await worker.handle_all()
    assert await db.fetch("SELECT id FROM task WHERE child = ? AND retired_at IS NULL", noor) != []
