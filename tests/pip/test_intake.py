"""The brede intake: the right to come alone, the conversations, the toets as an insight, and who may read it."""

from datetime import date

import pytest

from backend.core import clock, dossiers
from backend.core.dossiers import Newcomer
from backend.core.errors import Invalid, NotFound
from backend.features.pip import actions, before, law
from backend.features.pip.queries import intake, plans
from tests.cast import World
from tests.journey.happened import fact, told
from tests.moment import Clock
from tests.pip.plans import intake as whole_intake
from tests.pip.plans import tomorrow, verbs


async def test_the_right_to_come_alone_and_the_choice_are_written_down(world: World) -> None:
    today = clock.today()
    for _ in range(2):
        await actions.tell_alone(world["peter"], world["samira"].id, today)
        await actions.choose(world["samira"], world["samira"].id, "alone")
    found = await intake.intake(world["peter"], world["samira"].traject or 0)
    assert (found.told_on, found.told_by, found.choice, found.chosen_by) == (today, "Peter", "alone", "Samira")
    assert await verbs(world["samira"]) == ["intake_told", "intake_chosen"]


async def test_the_newcomer_may_think_again(world: World) -> None:
    await actions.choose(world["peter"], world["samira"].id, "alone")
    await actions.choose(world["samira"], world["samira"].id, "together")
    found = await intake.intake(world["samira"], world["samira"].traject or 0)
    assert (found.choice, found.chosen_by) == ("together", "Samira")


async def test_the_subjects_of_all_conversations_together_count(world: World) -> None:
    whose, today = await _whose(world), clock.today()
    for subjects in (("education", "circumstances"), ("dutch", "work")):
        await actions.add_talk(world["peter"], world["tesfay"].id, today, "tolk", subjects, "")
    assert await before.lacking(world["peter"], whose, False, law.on(today)) == ["independence"]
    assert await before.lacking(world["peter"], whose, True, law.on(today)) == ["independence", "vve"]


async def test_the_toets_is_an_insight_and_chooses_no_route(world: World) -> None:
    await actions.record_toets(
        world["peter"], world["tesfay"].id, "not_reached", taken_on=clock.today(), score=12, needed=24
    )
    assert await fact(world["tesfay"], "leerroute") is None
    await actions.start(world["peter"], world["tesfay"].id)
    assert (await plans.versions(world["peter"], world["tesfay"].traject or 0))[0].plan.route is None


async def test_a_toets_said_twice_is_told_once_and_can_be_corrected(world: World) -> None:
    for result in ("reached", "reached", "unknown"):
        await actions.record_toets(world["peter"], world["tesfay"].id, result, taken_on=clock.today())
    found = await intake.toets(world["tesfay"], world["tesfay"].traject or 0)
    assert found and found.result == "unknown"
    assert len(await told(world["tesfay"], "toets_recorded")) == 2


async def test_what_was_said_of_the_toets_is_not_in_the_history(world: World) -> None:
    await actions.record_toets(world["peter"], world["tesfay"].id, "reached", taken_on=clock.today(), score=31)
    assert await told(world["tesfay"], "toets_recorded") == [("toets_recorded", {})]


@pytest.mark.parametrize(
    ("result", "field"), [("none", "because"), ("reached", "taken_on"), ("not_reached", "taken_on")]
)
async def test_no_toets_without_its_reason_or_its_day(world: World, result: actions.intake.Result, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        await actions.record_toets(world["peter"], world["tesfay"].id, result)
    assert list(refused.value.fields) == [field]


async def test_nothing_of_an_intake_happened_tomorrow(world: World) -> None:
    day: date = tomorrow()
    peter, person = world["peter"], world["tesfay"].id
    for field, wish in (
        ("told_on", actions.tell_alone(peter, person, day)),
        ("held_on", actions.add_talk(peter, person, day, "", (), "")),
        ("taken_on", actions.record_toets(peter, person, "reached", taken_on=day)),
        ("answered_on", actions.wait_for(peter, person, "GGD", day)),
    ):
        with pytest.raises(Invalid) as refused:
            await wish
        assert list(refused.value.fields) == [field]
    assert await verbs(world["tesfay"]) == []


async def test_an_answer_of_others_gives_two_weeks_more(world: World, moment: Clock) -> None:
    whose = await _whose(world)
    assert (await before.clocks(world["peter"], whose, [])).due == tomorrow(-28 + 70)
    moment.move(days=35)
    await actions.wait_for(world["peter"], world["tesfay"].id, "Diplomawaardering", clock.today())
    assert (await before.clocks(world["peter"], whose, [])).due == tomorrow(14)


@pytest.mark.parametrize("outsider", ["anneke", "bram", "ineke", "bea", "eva", "karim"])
async def test_who_is_not_of_the_plan_reads_and_writes_nothing_of_an_intake(world: World, outsider: str) -> None:
    await whole_intake(world, "samira")
    me, person, traject = world[outsider], world["samira"].id, world["samira"].traject or 0
    assert await intake.toets(me, traject) is None
    assert await intake.talks(me, traject) == []
    assert await intake.intake(me, traject) == intake.Intake()
    for wish in (
        actions.tell_alone(me, person, None),
        actions.choose(me, person, "together"),
        actions.wait_for(me, person, "GGD", None),
        actions.add_talk(me, person, clock.today(), "", (), ""),
        actions.record_toets(me, person, "unknown"),
    ):
        with pytest.raises(NotFound):
            await wish
    assert await verbs(world["samira"]) == ["intake_told", "intake_held"]


async def test_the_newcomer_reads_it_and_writes_only_the_choice(world: World) -> None:
    await whole_intake(world, "samira")
    assert await intake.toets(world["samira"], world["samira"].traject or 0)
    with pytest.raises(NotFound):
        await actions.record_toets(world["samira"], world["samira"].id, "reached", taken_on=clock.today())


async def _whose(world: World) -> Newcomer:
    return await dossiers.decided_by(world["peter"], world["tesfay"].id)
