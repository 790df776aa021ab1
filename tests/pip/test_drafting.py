"""A plan on its way: begun, saved, checked, established; by two people at once; and by who may not."""

import asyncio
from datetime import date

import pytest

from backend import worker
from backend.core import clock, db
from backend.core.errors import NotFound
from backend.features.pip import actions
from backend.features.pip.queries import plans
from backend.features.pip.rules.checks import Plan
from tests.cast import World
from tests.journey.happened import fact, steps, told
from tests.moment import Clock
from tests.pip.plans import draft, drafted, established, intake, tomorrow, verbs, versions, whole


async def test_a_draft_is_begun_once_and_knows_what_is_known(world: World) -> None:
    first = await actions.start(world["peter"], world["tesfay"].id)
    assert await actions.start(world["peter"], world["tesfay"].id) == first == 1
    assert await verbs(world["tesfay"]) == ["pip_drafted"]


async def test_what_is_typed_is_kept_however_little_it_is(world: World) -> None:
    going = await drafted(world, "tesfay")
    points = await actions.save(world["peter"], world["tesfay"].id, Plan(support="Een taalmaatje."), going.revision)
    saved = await draft(world, "tesfay")
    assert saved and saved.plan.support == "Een taalmaatje."
    assert "route" in {point.check for point in points}


async def test_saved_twice_it_is_saved_once(world: World) -> None:
    going = await drafted(world, "tesfay")
    for _ in range(2):
        await actions.save(world["peter"], world["tesfay"].id, whole(), going.revision)
    assert await verbs(world["tesfay"]) == ["pip_drafted", "pip_saved"]


async def test_who_saves_over_a_colleague_is_told_and_takes_nothing_away(world: World) -> None:
    going = await drafted(world, "tesfay")
    await actions.save(world["peter"], world["tesfay"].id, whole(), going.revision)
    with pytest.raises(actions.Overtaken) as refused:
        await actions.save(world["peter"], world["tesfay"].id, whole(talks=9), going.revision)
    assert refused.value.values == {"name": "Peter"}
    kept = await draft(world, "tesfay")
    assert kept and kept.plan.talks == 4
    await actions.save(world["peter"], world["tesfay"].id, whole(talks=9), kept.revision)
    again = await draft(world, "tesfay")
    assert again and again.plan.talks == 9


async def test_of_two_who_save_at_the_same_moment_one_is_told(world: World) -> None:
    going = await drafted(world, "tesfay")
    wishes = [
        actions.save(world["peter"], world["tesfay"].id, whole(talks=number), going.revision) for number in (3, 5)
    ]
    ends = await asyncio.gather(*wishes, return_exceptions=True)
    assert sorted(type(end).__name__ for end in ends) == ["Overtaken", "list"]


async def test_a_plan_that_lacks_something_is_kept_but_not_established(world: World) -> None:
    going = await drafted(world, "tesfay")
    points = await actions.establish(world["peter"], world["tesfay"].id, whole(talks=None), going.revision)
    assert [point.check for point in points] == ["talked", "alone", "toets", "talks"]
    kept = await draft(world, "tesfay")
    assert kept and kept.plan == whole(talks=None)
    assert await told(world["tesfay"], "pip_established") == []


async def test_an_established_plan_is_told_with_route_level_day_and_version(world: World) -> None:
    version = await established(world, "tesfay", level=None)
    assert (version.is_draft, version.plan.level, version.law, version.established_by) == (
        *(False, "B1", "2022"),
        "Peter Visser",
    )
    data = {"route": "B", "level": "B1", "on": clock.today().isoformat(), "version": 1}
    assert await told(world["tesfay"], "pip_established") == [("pip_established", data)]


async def test_established_twice_it_is_told_once(world: World) -> None:
    version = await established(world)
    again = await actions.establish(world["peter"], world["tesfay"].id, whole(), version.revision)
    assert again == []
    assert len(await told(world["tesfay"], "pip_established")) == 1


async def test_the_facts_and_the_steps_follow_from_the_plan(world: World) -> None:
    await established(world)
    await worker.handle_all()
    assert await fact(world["tesfay"], "leerroute") == ("B", "Brief van de gemeente")
    assert await fact(world["tesfay"], "pip") == (clock.today().isoformat(), "Brief van de gemeente")
    reached = await steps(world["tesfay"])
    assert (reached["pip"], reached["leren"]) == ("done", "current")


async def test_a_new_version_begins_as_the_old_and_leaves_it_as_it_was(world: World, moment: Clock) -> None:
    first = await established(world)
    await worker.handle_all()
    moment.move(days=100)
    going = await drafted(world, "tesfay")
    assert (going.version, going.plan.support, going.plan.dated) == (2, first.plan.support, None)
    changed = whole(route="Z", level=None, hours=None, reason="Meer tijd om te leren lezen.")
    assert await actions.establish(world["peter"], world["tesfay"].id, changed, going.revision) == []
    await worker.handle_all()
    second, kept = await versions(world, "tesfay")
    assert (second.plan.route, kept) == ("Z", first)
    assert await fact(world["tesfay"], "leerroute") == ("Z", "Brief van de gemeente")
    assert await fact(world["tesfay"], "pip") == (
        first.plan.dated.isoformat() if first.plan.dated else "",
        "Brief van de gemeente",
    )


async def test_typing_on_in_a_plan_that_was_just_established_is_told(world: World) -> None:
    version = await established(world)
    with pytest.raises(actions.TakenAway):
        await actions.save(world["peter"], world["tesfay"].id, whole(talks=1), version.revision)
    assert (await versions(world, "tesfay"))[0].plan.talks == 4


async def test_a_young_child_and_an_uitkering_ask_their_part(world: World) -> None:
    await intake(world, "samira", subjects=("education", "circumstances", "dutch", "work", "independence"))
    going = await drafted(world, "samira")
    points = await actions.save(world["peter"], world["samira"].id, whole(), going.revision)
    assert [point.check for point in points] == ["talked", "vve", "decisions"]


async def test_the_plan_of_an_earlier_gemeente_counts_as_the_first(world: World) -> None:
    """Yusuf's first plan is older than this app: its day is a fact."""
    await intake(world, "yusuf")
    going = await drafted(world, "yusuf")
    points = await actions.save(world["peter"], world["yusuf"].id, whole(level="A2"), going.revision)
    assert [point.check for point in points] == ["reason", "a2_hours", "a2_effort"]


@pytest.mark.parametrize("outsider", ["anneke", "bram", "ineke", "bea", "eva", "tesfay", "samira"])
async def test_only_the_klantmanager_makes_a_plan(world: World, outsider: str) -> None:
    going = await drafted(world, "tesfay")
    for wish in (
        actions.start(world[outsider], world["tesfay"].id),
        actions.save(world[outsider], world["tesfay"].id, whole(), going.revision),
        actions.establish(world[outsider], world["tesfay"].id, whole(), going.revision),
    ):
        with pytest.raises(NotFound):
            await wish
    assert await draft(world, "tesfay") == going


async def test_a_klantmanager_who_left_the_team_makes_no_plan(world: World) -> None:
    async with db.write():
        await db.execute(
            "UPDATE team SET until = ? WHERE person = ? AND traject = ?",
            *(clock.today(), world["peter"].id, world["tesfay"].traject),
        )
    with pytest.raises(NotFound):
        await actions.start(world["peter"], world["tesfay"].id)


async def test_a_draft_is_for_nobody_but_the_klantmanager(world: World) -> None:
    await drafted(world, "tesfay")
    traject = world["tesfay"].traject or 0
    for name in ("tesfay", "anneke", "bram", "ineke", "bea"):
        assert await plans.versions(world[name], traject) == []
        assert await plans.glimpse(world[name], traject) is None


async def test_each_of_the_team_sees_of_an_established_plan_what_is_theirs(world: World) -> None:
    await established(world, "yusuf", reason="Nieuwe afspraken.")
    traject = world["yusuf"].traject or 0
    assert len(await plans.versions(world["yusuf"], traject)) == 1
    assert await plans.versions(world["bram"], traject) == await plans.versions(world["ineke"], traject) == []
    assert await plans.glimpse(world["bram"], traject) == ("B", None)
    assert await plans.glimpse(world["ineke"], traject) == ("B", "12 uur per week")
    assert await plans.glimpse(world["anneke"], traject) is None


async def test_a_plan_is_not_dated_tomorrow(world: World) -> None:
    await intake(world, "tesfay")
    going = await drafted(world, "tesfay")
    dated: date = tomorrow()
    points = await actions.establish(world["peter"], world["tesfay"].id, whole(dated=dated, sent=dated), going.revision)
    assert [point.check for point in points] == ["dated_ahead"]
