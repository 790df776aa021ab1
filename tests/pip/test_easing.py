"""A2 on the B1-route: the hours come from the weeks that were recorded, the judgement of the effort from the college.

And the plan of who came from another gemeente, which keeps the route of the plan of before.
"""

from datetime import date, timedelta

import pytest

from backend import worker
from backend.core import clock
from backend.core.access import Person
from backend.features.journey import actions as journey
from backend.features.leerroute import actions as leerroute
from backend.features.leerroute import learning
from backend.features.pip import actions
from backend.features.pip.queries import hours
from tests.cast import World
from tests.conftest import ClientOf
from tests.pip.pages import form_of, words
from tests.pip.plans import draft, drafted, intake, versions, whole

WEEK = 60 * 60  # minutes: the most that a week holds


async def record(
    by: Person, newcomer: Person, weeks: int, kind: str = "NT2", minutes: int = WEEK, ago: int = 0
) -> None:
    for number in range(weeks):
        day = clock.today() - timedelta(weeks=ago + number + 1)
        await leerroute.set_hours(by, newcomer.id, day, {kind: minutes})


async def asked(world: World, **typed: object) -> list[str]:
    """Of a plan on A2 for Yusuf."""
    yusuf = world["yusuf"].id
    going = await drafted(world, "yusuf")
    plan = whole(level="A2", reason="B1 lukt niet op tijd.", **typed)
    return [point.check for point in await actions.save(world["peter"], yusuf, plan, going.revision)]


@pytest.fixture
async def yusuf(world: World) -> Person:
    await intake(world, "yusuf")
    return world["yusuf"]


async def test_hours_that_were_not_recorded_do_not_count_whatever_is_sent(world: World, yusuf: Person) -> None:
    assert await asked(world, a2_effort=True, a2_hours=600) == ["a2_hours"]
    kept = await draft(world, "yusuf")
    assert kept and kept.plan.a2_hours == 0


async def test_six_hundred_recorded_hours_of_dutch_are_enough(world: World, yusuf: Person) -> None:
    await record(world["ineke"], yusuf, 9)
    await record(world["peter"], yusuf, 1, minutes=WEEK - 15, ago=9)
    assert await asked(world, a2_effort=True) == ["a2_hours"]
    await leerroute.set_hours(world["peter"], yusuf.id, clock.today() - timedelta(weeks=10), {"NT2": WEEK})
    assert await asked(world, a2_effort=True) == []
    kept = await draft(world, "yusuf")
    assert kept and kept.plan.a2_hours == 600


async def test_knm_does_not_count(world: World, yusuf: Person) -> None:
    await record(world["ineke"], yusuf, 12, kind="KNM")
    assert await asked(world, a2_effort=True) == ["a2_hours"]


async def test_the_effort_stays_a_judgement(world: World, yusuf: Person) -> None:
    await record(world["ineke"], yusuf, 10)
    assert await asked(world) == ["a2_effort"]


async def test_the_form_shows_the_hours_and_who_recorded_them_and_the_refusal_how_many_lack(
    client_of: ClientOf, world: World, yusuf: Person
) -> None:
    await record(world["ineke"], yusuf, 6)
    await record(world["peter"], yusuf, 1, minutes=90, ago=6)
    going, client = await drafted(world, "yusuf"), await client_of("peter")
    form = form_of(level="A2", a2_effort="1", reason="Lukt niet.", revision=str(going.revision), wish="establish")
    answer = await client.post(f"/clienten/{yusuf.id}/plan", data=form)
    said = words(answer)
    assert answer.status_code == 409
    assert "Voor A2 zijn 600 uren NT2 nodig. Er zijn er 361. Er ontbreken 239 uren." in said
    assert "(Wi 17 lid 3 en Bi 5.5)" in said
    assert "361 van 600 uren" in said
    assert "360 uren opgeschreven door Ineke Smit" in said and "1 uren opgeschreven door Peter Visser" in said
    assert 'name="a2_hours"' not in answer.text


async def test_what_the_facts_say_of_reading_is_not_typed_again(
    client_of: ClientOf, world: World, yusuf: Person
) -> None:
    await journey.set_fact(world["peter"], yusuf.id, "alfabetisering", "A")
    going, client = await drafted(world, "yusuf"), await client_of("peter")
    form = form_of(literacy="NVT", revision=str(going.revision))
    answer = await client.post(f"/clienten/{yusuf.id}/plan", data=form)
    kept = await draft(world, "yusuf")
    assert kept and kept.plan.literacy == "A"
    assert 'name="literacy"' not in answer.text and "A: leert voor het eerst lezen en schrijven" in words(answer)


@pytest.mark.parametrize("outsider", ["bram", "ineke", "anneke", "bea", "tesfay"])
async def test_the_hours_of_a_plan_are_for_the_newcomer_and_the_klantmanager(
    world: World, yusuf: Person, outsider: str
) -> None:
    await record(world["ineke"], yusuf, 1)
    assert yusuf.traject
    assert await hours.recorded(world[outsider], yusuf.traject, ("NT2",)) == []
    for reader in ("yusuf", "peter"):
        [one] = await hours.recorded(world[reader], yusuf.traject, ("NT2",))
        assert (one.by, one.minutes, one.last.weekday()) == ("Ineke Smit", WEEK, 0)


@pytest.fixture
async def moved(world: World) -> Person:
    """Hodan was on the Z-route in another gemeente, and is registered here since a month."""
    await journey.set_fact(world["peter"], world["hodan"].id, "brp", (clock.today() - timedelta(days=30)).isoformat())
    await intake(world, "hodan")
    return world["hodan"]


async def test_the_plan_of_who_moved_begins_with_the_route_of_before(world: World, moved: Person) -> None:
    going = await drafted(world, "hodan")
    assert going.plan.route == "Z"


async def test_another_route_is_refused_with_the_article(client_of: ClientOf, world: World, moved: Person) -> None:
    going, client = await drafted(world, "hodan"), await client_of("peter")
    form = form_of(revision=str(going.revision), wish="establish")
    answer = await client.post(f"/clienten/{moved.id}/plan", data=form)
    assert answer.status_code == 409
    said = words(answer)
    assert "De route van het eerdere plan blijft: Zelfredzaamheidsroute (Z-route)" in said and "(Wi 15 lid 4)" in said
    assert "Een <b>taalmaatje</b>." not in answer.text and "Een <b>taalmaatje</b>." in said


async def test_the_same_route_is_established_without_a_reason_and_the_term_stays(world: World, moved: Person) -> None:
    going, first = await drafted(world, "hodan"), clock.today() - timedelta(days=300)
    plan = whole(route="Z", level=None, hours=None)
    assert await actions.establish(world["peter"], moved.id, plan, going.revision) == []
    await worker.handle_all()
    assert (await versions(world, "hodan"))[0].plan.route == "Z"
    assert await term_start(world, moved) == first + timedelta(days=1)


async def term_start(world: World, newcomer: Person) -> date | None:
    assert newcomer.traject
    known = await learning.of(world["peter"], newcomer.traject)
    return known.term.start if known.term else None


async def test_after_it_a_later_version_may_change_the_route(world: World, moved: Person) -> None:
    going = await drafted(world, "hodan")
    await actions.establish(world["peter"], moved.id, whole(route="Z", level=None, hours=None), going.revision)
    again = await drafted(world, "hodan")
    points = await actions.save(world["peter"], moved.id, whole(reason="Gaat snel."), again.revision)
    assert points == []


async def test_who_moved_is_not_asked_why_the_plan_changes(client_of: ClientOf, world: World, moved: Person) -> None:
    await drafted(world, "hodan")
    page = await (await client_of("peter")).get(f"/clienten/{moved.id}/plan")
    assert "De inburgeraar had al een plan in een andere gemeente." in words(page)
    assert 'name="reason"' not in page.text and 'name="exception"' not in page.text
