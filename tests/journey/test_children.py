"""Children of a household: added, corrected, taken out, and by who may not."""

from datetime import date, timedelta

import pytest

from backend.core import clock, db
from backend.core.errors import Invalid, NotFound, Refused
from backend.features.checklist import actions as checklist
from backend.features.checklist import planning
from backend.features.journey import actions
from tests.cast import World
from tests.journey.happened import child, children, told

NOOR = ("Noor", date(2022, 2, 28))


async def test_a_new_child_is_told_to_everyone_in_the_household(world: World) -> None:
    await actions.add_child(world["anneke"], world["samira"].id, *NOOR)
    assert await children(world["karim"]) == ["Lina", "Adam", "Noor"]
    for parent in ("samira", "karim"):
        assert await told(world[parent], "children_changed") == [("children_changed", {"fact": "children"})]


async def test_the_same_child_said_twice_is_one_child(world: World) -> None:
    first = await actions.add_child(world["anneke"], world["samira"].id, *NOOR)
    assert await actions.add_child(world["peter"], world["karim"].id, *NOOR) == first
    assert len(await told(world["samira"], "children_changed")) == 1


async def test_a_name_or_birthday_is_corrected(world: World) -> None:
    lina = await child(world["samira"], "Lina")
    await actions.change_child(world["anneke"], world["samira"].id, lina, "Lina Maria", date(2019, 9, 1))
    await actions.change_child(world["anneke"], world["samira"].id, lina, "Lina Maria", date(2019, 9, 1))
    assert await children(world["samira"]) == ["Lina Maria", "Adam"]
    assert len(await told(world["samira"], "children_changed")) == 1


async def test_a_child_that_was_a_mistake_goes_and_its_tasks_with_it(world: World) -> None:
    adam, traject = await child(world["samira"], "Adam"), world["samira"].traject
    await actions.remove_child(world["anneke"], world["samira"].id, adam)
    assert await children(world["samira"]) == ["Lina"]
    await planning.replan(traject or 0)
    assert await db.fetch("SELECT id FROM task WHERE child = ? AND retired_at IS NULL", adam) == []


async def test_a_child_for_whom_something_was_done_stays(world: World) -> None:
    row = await db.fetch_one(
        "SELECT task.id, child.id FROM task JOIN child ON child.id = task.child WHERE child.household = ?",
        world["samira"].household,
    )
    assert row is not None
    await checklist.complete(world["samira"], row[0], True)
    with pytest.raises(Refused):
        await actions.remove_child(world["anneke"], world["samira"].id, row[1])
    assert len(await children(world["samira"])) == 2


async def test_nobody_is_born_tomorrow(world: World) -> None:
    with pytest.raises(Invalid) as refused:
        await actions.add_child(world["anneke"], world["samira"].id, "Noor", clock.today() + timedelta(days=1))
    assert list(refused.value.fields) == ["born"]
    assert await children(world["samira"]) == ["Lina", "Adam"]


@pytest.mark.parametrize("outsider", ["bram", "ineke", "bea", "eva", "samira"])
async def test_who_is_no_helper_of_theirs_changes_no_child(world: World, outsider: str) -> None:
    adam = await child(world["samira"], "Adam")
    for wish in (
        actions.add_child(world[outsider], world["samira"].id, *NOOR),
        actions.change_child(world[outsider], world["samira"].id, adam, *NOOR),
        actions.remove_child(world[outsider], world["samira"].id, adam),
    ):
        with pytest.raises(NotFound):
            await wish
    assert await children(world["samira"]) == ["Lina", "Adam"]


async def test_a_child_of_another_household_cannot_be_reached_through_ones_own(world: World) -> None:
    adam = await child(world["samira"], "Adam")
    with pytest.raises(NotFound):
        await actions.change_child(world["anneke"], world["tesfay"].id, adam, *NOOR)
    with pytest.raises(NotFound):
        await actions.remove_child(world["anneke"], world["tesfay"].id, adam)
    assert await children(world["samira"]) == ["Lina", "Adam"]
