from datetime import timedelta

from backend.core import clock, db
from backend.features.checklist import actions, planning
from tests.cast import World
from tests.moment import Clock
from tests.tasks import fact_changes, task_of, value, verbs


async def count(world: World, name: str) -> int:
    rows = await db.fetch("SELECT COUNT(*) FROM task WHERE household = ?", world[name].household)
    return int(rows[0][0])


async def replan(world: World, name: str, because: str = "") -> None:
    traject = world[name].traject
    assert traject
    await planning.replan(traject, because)


async def test_planning_twice_changes_nothing_and_tells_nobody(world: World) -> None:
    before = await count(world, "samira"), await db.fetch("SELECT COUNT(*) FROM event")
    await replan(world, "samira")
    assert (await count(world, "samira"), await db.fetch("SELECT COUNT(*) FROM event")) == before


async def test_a_household_shares_one_task_and_each_adult_has_their_own(world: World) -> None:
    assert await task_of(world, "samira", "huisarts") == await task_of(world, "karim", "huisarts")
    assert await task_of(world, "samira", "digid") != await task_of(world, "karim", "digid")


async def test_each_child_has_its_own_school_task(world: World) -> None:
    rows = await db.fetch(
        "SELECT child.name, task.template FROM task JOIN child ON child.id = task.child WHERE task.household = ?",
        world["samira"].household,
    )
    assert ("Lina", "basisschool") in [tuple(row) for row in rows]
    assert ("Adam", "jgz") in [tuple(row) for row in rows]
    assert ("Adam", "basisschool") not in [tuple(row) for row in rows]


async def test_a_new_moving_day_moves_open_days_and_says_why(world: World) -> None:
    task = await task_of(world, "farid", "zorg_uitleg")
    await fact_changes(world, "farid", "brp", (clock.today() + timedelta(days=30)).isoformat())
    await replan(world, "farid", "brp")
    assert await value(task, "due") == clock.today() + timedelta(days=58)
    assert await verbs(task) == ["task_moved"]


async def test_what_was_ticked_stays_ticked_on_its_day_whatever_the_facts_become(world: World) -> None:
    task = await task_of(world, "farid", "brp")
    await actions.complete(world["farid"], task, True)
    due = await value(task, "due")
    await fact_changes(world, "farid", "moving", None)
    await replan(world, "farid", "moving")
    assert await value(task, "done_at") is not None
    assert (await value(task, "retired_at"), await value(task, "due")) == (None, due)


async def test_a_fact_that_no_longer_holds_takes_its_open_tasks_away_and_brings_them_back(world: World) -> None:
    task = await task_of(world, "samira", "ontzorgen")
    await fact_changes(world, "samira", "bijstand", "false")
    await replan(world, "samira", "bijstand")
    assert await value(task, "retired_at") is not None
    await fact_changes(world, "samira", "bijstand", "true")
    await replan(world, "samira", "bijstand")
    assert await value(task, "retired_at") is None
    assert await verbs(task) == ["task_retired", "task_returned"]


async def test_a_date_from_a_letter_is_not_moved_by_a_fact(world: World) -> None:
    task, letter = await task_of(world, "farid", "zorg_uitleg"), clock.today() + timedelta(days=3)
    await actions.set_due(world["peter"], task, letter)
    await fact_changes(world, "farid", "brp", (clock.today() + timedelta(days=30)).isoformat())
    await replan(world, "farid", "brp")
    assert await value(task, "due") == letter


async def test_on_a_fourth_birthday_school_comes_and_the_baby_clinic_goes(world: World, moment: Clock) -> None:
    moment.move(days=365)
    await planning.replan_due()
    rows = await db.fetch(
        "SELECT task.template, task.retired_at IS NULL FROM task JOIN child ON child.id = task.child"
        " WHERE child.name = 'Adam' AND task.template IN ('jgz', 'basisschool')"
    )
    assert {key: bool(open_now) for key, open_now in rows} == {"jgz": False, "basisschool": True}


async def test_a_repeating_task_comes_back_when_it_is_done_and_goes_when_the_tick_is_taken_back(world: World) -> None:
    task = await task_of(world, "yusuf", "voortgang")
    await actions.complete(world["peter"], task, True)
    second = await task_of(world, "yusuf", "voortgang")
    assert second != task
    await actions.complete(world["peter"], task, False)
    assert await value(second, "retired_at") is not None
    await actions.complete(world["peter"], task, True)
    assert await value(second, "retired_at") is None


async def test_the_second_gemeente_asks_its_own_days_and_leaves_out_what_it_switched_off(world: World) -> None:
    rows = await db.fetch("SELECT DISTINCT template FROM task WHERE household = ?", world["olga"].household)
    assert "taalhuis" not in {key for (key,) in rows}
