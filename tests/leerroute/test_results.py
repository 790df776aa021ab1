"""Exams, exemptions, milestones and extensions: recorded once, refused with the article, and by nobody else."""

from collections.abc import Awaitable
from datetime import date, timedelta
from typing import Any

import pytest

from backend import worker
from backend.core import clock, db
from backend.core.access import Person
from backend.core.errors import Invalid, NotFound
from backend.features.leerroute import actions
from backend.features.leerroute.actions import exams, extensions, milestones, onderdelen, opening
from backend.features.leerroute.actions.exams import Attempt
from backend.features.leerroute.actions.extensions import Asked
from backend.features.leerroute.actions.onderdelen import Decision
from tests.cast import World
from tests.leerroute.happened import count, known, told
from tests.moment import Clock

OUTSIDERS = ["bram", "ineke", "bea", "anneke", "eva", "otto", "yusuf", "hodan"]
DAY = timedelta(days=1)


async def refused(wish: Awaitable[object]) -> dict[str, str]:
    with pytest.raises(Invalid) as invalid:
        await wish
    return invalid.value.fields


async def passed(world: World, name: str, *parts: str, level: str = "B1") -> None:
    for part in parts:
        exam = await actions.plan_exam(world["peter"], world[name].id, Attempt(part, clock.today() - DAY, level))
        await actions.set_result(world["peter"], world[name].id, exam, "Geslaagd")


async def hours(world: World, name: str, **kinds: int) -> None:
    """Spread over weeks, no more than sixty in one."""
    for kind, total in kinds.items():
        for week in range(total // 50 + 1):
            minutes = min(50, total - week * 50) * 60
            day = clock.today() - timedelta(weeks=week)
            await actions.set_hours(world["peter"], world[name].id, day, {kind: minutes})


async def test_an_exam_is_planned_passed_and_stamps_its_onderdeel(world: World) -> None:
    await passed(world, "yusuf", "LE")
    standing = (await known(world["yusuf"], world["yusuf"])).standings[0]
    assert (standing.part.key, standing.state) == ("LE", "done")
    assert [verb for verb, _ in await told(world["yusuf"])] == ["exam_planned", "exam_result"]


async def test_an_exam_or_a_result_said_twice_is_one(world: World) -> None:
    for _ in range(2):
        await passed(world, "yusuf", "LE")
    assert await count("exam", world["yusuf"]) == 1
    assert len(await told(world["yusuf"])) == 2


async def test_exams_that_cannot_be(world: World) -> None:
    yusuf, hodan, peter = world["yusuf"].id, world["hodan"].id, world["peter"]
    day = clock.today() + DAY
    assert await refused(actions.plan_exam(peter, yusuf, Attempt("XX", day, "B1"))) == {"part": exams.NO_EXAM}
    assert await refused(actions.plan_exam(peter, hodan, Attempt("LE", day, "A2"))) == {"part": exams.NO_EXAM}
    assert await refused(actions.plan_exam(peter, yusuf, Attempt("LE", day))) == {"level": exams.NEEDS_LEVEL}
    free = Attempt("LE", day, "A2", free=True)
    assert await refused(actions.plan_exam(peter, yusuf, free)) == {"free": exams.NOT_FREE}
    exam = await actions.plan_exam(peter, yusuf, Attempt("LE", day, "B1", "Utrecht", free=True))
    assert await refused(actions.set_result(peter, yusuf, exam, "Geslaagd")) == {"result": opening.NOT_YET}
    with pytest.raises(NotFound):
        await actions.set_result(peter, hodan, exam, "Gezakt")


async def test_two_attempts_are_free_and_the_third_is_not(world: World) -> None:
    for days in (30, 20):
        attempt = Attempt("LE", clock.today() - timedelta(days=days), "B1", free=True)
        await actions.plan_exam(world["peter"], world["yusuf"].id, attempt)
    assert (await known(world["peter"], world["yusuf"])).free_left("LE", "B1") == 0
    third = Attempt("LE", clock.today(), "B1", free=True)
    assert list(await refused(actions.plan_exam(world["peter"], world["yusuf"].id, third))) == ["free"]


@pytest.mark.parametrize("outsider", OUTSIDERS)
async def test_nobody_else_records_a_result(world: World, outsider: str) -> None:
    me, yusuf = world[outsider], world["yusuf"].id
    exam = await actions.plan_exam(world["peter"], yusuf, Attempt("LE", clock.today(), "B1"))
    wishes: list[Awaitable[Any]] = [
        actions.plan_exam(me, yusuf, Attempt("LU", clock.today(), "B1")),
        actions.set_result(me, yusuf, exam, "Gezakt"),
        actions.set_onderdeel(me, yusuf, "KNM", Decision("vrijgesteld")),
        actions.set_milestone(me, yusuf, "map_talk", clock.today()),
        actions.ask_extension(me, yusuf, Asked("bevalling")),
    ]
    for wish in wishes:
        with pytest.raises(NotFound):
            await wish
    assert len(await told(world["yusuf"])) == 1


async def test_a_vrijstelling_and_an_ontheffing_within_the_law(world: World) -> None:
    peter, yusuf = world["peter"], world["yusuf"].id
    for part in ("LE", "LU", "SC"):
        await actions.set_onderdeel(peter, yusuf, part, Decision("ontheven", None, clock.today(), "DUO"))
    fourth = actions.set_onderdeel(peter, yusuf, "SP", Decision("ontheven"))
    assert await refused(fourth) == {"state": onderdelen.TOO_MANY}
    map_free = actions.set_onderdeel(peter, yusuf, "MAP", Decision("vrijgesteld"))
    assert await refused(map_free) == {"state": onderdelen.NOT_FREE}
    assert [each.state for each in (await known(peter, world["yusuf"])).standings[:4]] == ["exempt"] * 3 + ["open"]


async def test_a2_needs_six_hundred_hours_of_lessons_and_the_judgement(world: World) -> None:
    peter, yusuf = world["peter"], world["yusuf"].id
    await hours(world, "yusuf", NT2=599, KNM=50)
    ease = Decision(level="A2")
    assert await refused(actions.set_onderdeel(peter, yusuf, "LE", ease, effort=True)) == {
        "level": onderdelen.SHORT["hours"]
    }
    await actions.set_hours(peter, yusuf, clock.today(), {"NT2": 51 * 60})
    assert list(await refused(actions.set_onderdeel(peter, yusuf, "LE", ease))) == ["effort"]
    assert list(await refused(actions.set_onderdeel(peter, yusuf, "KNM", ease, effort=True))) == ["level"]
    await actions.set_onderdeel(peter, yusuf, "LE", ease, effort=True)
    await passed(world, "yusuf", "LE", "LU", level="A2")
    states = {each.part.key: each.state for each in (await known(peter, world["yusuf"])).standings}
    assert (states["LE"], states["LU"]) == ("done", "open")


async def test_the_declaration_counts_when_signed_in_person(world: World) -> None:
    peter, yusuf = world["peter"], world["yusuf"].id
    await hours(world, "yusuf", PVT=12)
    await actions.set_milestone(peter, yusuf, "pvt_activity", clock.today())
    absent = actions.set_milestone(peter, yusuf, "pvt_signed", clock.today())
    assert await refused(absent) == {"present": milestones.NOT_PRESENT}
    await actions.set_milestone(peter, yusuf, "pvt_signed", clock.today(), present=True)
    assert "PVT" in {each.part.key for each in (await known(peter, world["yusuf"])).standings if each.is_over}


async def test_a_milestone_not_in_the_future_not_before_the_term_and_only_of_the_route(world: World) -> None:
    peter, yusuf = world["peter"], world["yusuf"].id
    early = clock.today() - timedelta(days=400)
    assert list(await refused(actions.set_milestone(peter, yusuf, "map_talk", early))) == ["day"]
    assert list(await refused(actions.set_milestone(peter, yusuf, "map_talk", clock.today() + DAY))) == ["day"]
    with pytest.raises(NotFound):
        await actions.set_milestone(peter, yusuf, "z_talk", clock.today())


async def test_a_milestone_is_withdrawn_and_said_twice_is_one(world: World) -> None:
    for day in (clock.today(), clock.today(), None, None):
        await actions.set_milestone(world["peter"], world["yusuf"].id, "map_talk", day)
    assert [verb for verb, _ in await told(world["yusuf"])] == ["milestone_reached", "milestone_withdrawn"]


async def test_the_certificate_comes_when_everything_is_done(world: World) -> None:
    peter, hodan = world["peter"], world["hodan"].id
    await hours(world, "hodan", NT2=650, KNM=150, PARTICIPATIE=730, MAP=58, PVT=12)
    for kind in ("pvt_activity", "map_talk"):
        await actions.set_milestone(peter, hodan, kind, clock.today())
    await actions.set_milestone(peter, hodan, "pvt_signed", clock.today(), present=True)
    too_early = actions.set_milestone(peter, hodan, "certificaat", clock.today())
    assert await refused(too_early) == {"day": milestones.PARTS_OPEN}
    await actions.set_milestone(peter, hodan, "z_talk", clock.today())
    await actions.set_milestone(peter, hodan, "certificaat", clock.today())
    assert "certificaat" in (await known(world["hodan"], world["hodan"])).milestones
    await worker.handle_all()
    assert await steps(world["hodan"]) >= {("leren", "done"), ("examen", "done")}


async def test_a_talk_ends_no_step(world: World) -> None:
    await actions.set_milestone(world["peter"], world["yusuf"].id, "map_talk", clock.today())
    await worker.handle_all()
    assert not {("leren", "done"), ("examen", "done")} & await steps(world["yusuf"])


async def steps(person: Person) -> set[tuple[str, str]]:
    return {
        tuple(row) for row in await db.fetch("SELECT step, state FROM step_state WHERE traject = ?", person.traject)
    }


async def test_the_diploma_is_duos_own_and_is_recorded_whatever_is_known(world: World) -> None:
    await actions.set_milestone(world["peter"], world["yusuf"].id, "diploma", clock.today())
    await worker.handle_all()
    assert await steps(world["yusuf"]) >= {("leren", "done"), ("examen", "done")}


async def test_an_extension_is_expected_until_duo_writes_its_date(world: World, moment: Clock) -> None:
    moment.moved += timedelta(days=600)  # 1000 days after the plan: asking has begun
    peter, yusuf = world["peter"], world["yusuf"]
    before = (await known(peter, yusuf)).term
    assert before and not before.of_duo
    asked = Asked("bevalling", asked_on=clock.today(), proof="geboorteakte")
    one = await actions.ask_extension(peter, yusuf.id, asked)
    assert await actions.ask_extension(peter, yusuf.id, asked) == one
    new_end = before.end + timedelta(days=112)
    await actions.decide_extension(peter, yusuf.id, one, extensions.Decision("granted", clock.today(), new_end))
    await worker.handle_all()
    found = await known(peter, yusuf)
    assert found.term and (found.term.end, found.term.of_duo) == (new_end, True)
    assert found.computed and found.computed.end == new_end
    assert found.facts["term_end"].day == new_end
    assert [verb for verb, _ in await told(yusuf)][:2] == ["extension_asked", "extension_decided"]


async def test_extensions_that_cannot_be(world: World) -> None:
    peter, yusuf, hodan = world["peter"], world["yusuf"].id, world["hodan"].id
    today = clock.today()
    ill = Asked("ziekte", date(2026, 1, 1), date(2026, 6, 1))
    cases = {
        "asked_on": actions.ask_extension(peter, yusuf, ill._replace(asked_on=today)),
        "ends": actions.ask_extension(peter, yusuf, ill._replace(ends=date(2026, 2, 1))),
        "starts": actions.ask_extension(peter, yusuf, Asked("ziekte")),
        "ground": actions.ask_extension(peter, hodan, ill._replace(ground="alfabetisering")),
    }
    for field, wish in cases.items():
        assert list(await refused(wish)) == [field]
    with pytest.raises(NotFound):
        await actions.ask_extension(peter, yusuf, Asked("boete"))
    one = await actions.ask_extension(peter, yusuf, ill)
    assert list(await refused(actions.ask_extension(peter, yusuf, ill._replace(ground="dakloos")))) == ["starts"]
    decide = extensions.Decision("granted", today)
    assert list(await refused(actions.decide_extension(peter, yusuf, one, decide))) == ["new_end"]
    shorter = extensions.Decision("granted", today, today)
    assert list(await refused(actions.decide_extension(peter, yusuf, one, shorter))) == ["new_end"]
    with pytest.raises(NotFound):
        await actions.decide_extension(peter, hodan, one, decide)


async def test_a_refusal_of_duo_changes_no_date(world: World) -> None:
    peter, yusuf = world["peter"], world["yusuf"]
    before = (await known(peter, yusuf)).term
    one = await actions.ask_extension(peter, yusuf.id, Asked("overlijden"))
    await actions.decide_extension(peter, yusuf.id, one, extensions.Decision("refused", clock.today()))
    assert (await known(peter, yusuf)).term == before
