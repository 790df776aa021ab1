"""The klantmanager chooses the route; the plan does too. The law and a colleague may stand in the way."""

import asyncio
from collections.abc import Awaitable
from datetime import timedelta

import pytest

from backend import worker
from backend.core import clock, db, events
from backend.core.errors import Invalid, NotFound
from backend.core.events import Subject
from backend.features.leerroute import actions
from backend.features.leerroute.actions.routing import COLLEAGUE, TOO_LATE, Choice
from backend.features.leerroute.queries.plan import Offer
from tests.cast import World
from tests.leerroute.happened import count, known, told
from tests.moment import Clock

OUTSIDERS = ["bram", "ineke", "bea", "anneke", "eva", "otto", "yusuf", "hodan"]


async def establish(world: World, name: str, route: str, on: str, **data: str | int | None) -> None:
    person = world[name]
    about = Subject(person.gemeente, person.household, person.traject)
    async with db.write():
        await events.record("pip_established", about, world["peter"], route=route, on=on, **data)
    await worker.handle_all()


async def refused(wish: Awaitable[object]) -> dict[str, str]:
    with pytest.raises(Invalid) as invalid:
        await wish
    return invalid.value.fields


async def test_the_klantmanager_chooses_and_the_onderdelen_come(world: World) -> None:
    await actions.choose_route(world["peter"], world["samira"].id, Choice("B", local_name="jongerenroute"))
    found = await known(world["peter"], world["samira"])
    assert found.chosen and found.chosen[:3] == ("B", "B1", "jongerenroute")
    assert list(found.onderdelen) == ["LE", "LU", "SC", "SP", "KNM", "PVT", "MAP"]
    assert [state.state for state in found.standings] == ["open"] * 7


async def test_the_fact_follows_so_that_tasks_of_the_route_come(world: World) -> None:
    await actions.choose_route(world["peter"], world["samira"].id, Choice("O"))
    await worker.handle_all()
    assert (await known(world["peter"], world["samira"])).facts["leerroute"].value == "O"
    assert ("fact_changed", {"fact": "leerroute"}) in await told(world["samira"], "fact_changed")


async def test_the_same_choice_said_twice_is_one(world: World) -> None:
    for _ in range(2):
        await actions.choose_route(world["peter"], world["samira"].id, Choice("Z"))
    assert len(await told(world["samira"], "route_chosen")) == 1


@pytest.mark.parametrize("outsider", OUTSIDERS)
async def test_nobody_else_chooses_a_route(world: World, outsider: str) -> None:
    with pytest.raises(NotFound):
        await actions.choose_route(world[outsider], world["yusuf"].id, Choice("Z"), version=1)
    assert await told(world["yusuf"], "route_chosen") == []


async def test_two_klantmanagers_at_once_and_the_second_is_told(world: World) -> None:
    wishes = [actions.choose_route(world["peter"], world["samira"].id, Choice(route)) for route in ("B", "Z")]
    answers = await asyncio.gather(*wishes, return_exceptions=True)
    wrong = [answer for answer in answers if isinstance(answer, Invalid)]
    assert [each.fields for each in wrong] == [{"version": COLLEAGUE}]
    assert len(await told(world["samira"], "route_chosen")) == 1


async def test_a_form_of_before_a_colleague_changed_it_is_refused(world: World) -> None:
    await actions.choose_route(world["peter"], world["yusuf"].id, Choice("B", "B1", lesson_hours=600), version=1)
    wish = actions.choose_route(world["peter"], world["yusuf"].id, Choice("B", "B2"), version=1)
    assert await refused(wish) == {"version": COLLEAGUE}
    found = (await known(world["peter"], world["yusuf"])).chosen
    assert found and (found.level, found.lesson_hours) == ("B1", 600)


async def test_after_a_year_and_a_half_another_route_needs_a_reason(world: World, moment: Clock) -> None:
    moment.moved += timedelta(days=200)  # 600 days after the plan
    wish = actions.choose_route(world["peter"], world["yusuf"].id, Choice("Z"), version=1)
    assert await refused(wish) == {"reason": TOO_LATE}
    await actions.choose_route(world["peter"], world["yusuf"].id, Choice("Z"), version=1, reason="Ziekte")
    assert await told(world["yusuf"]) == [
        ("route_chosen", {"route": "Z", "level": None}),
        ("route_explained", {"reason": "Ziekte"}),
    ]


async def test_what_was_obtained_stays_when_the_route_changes(world: World) -> None:
    await actions.set_hours(world["ineke"], world["yusuf"].id, clock.today(), {"NT2": 600})
    await actions.choose_route(world["peter"], world["yusuf"].id, Choice("Z"), version=1)
    standings = (await known(world["peter"], world["yusuf"])).standings
    assert [(each.part.key, each.minutes) for each in standings][0] == ("CURSUS", 600)


@pytest.mark.parametrize(("route", "level"), [("Z", "B1"), ("O", "A2"), ("B", "A2")])
async def test_a_level_that_the_route_does_not_have_is_refused(world: World, route: str, level: str) -> None:
    wish = actions.choose_route(world["peter"], world["samira"].id, Choice(route, level))
    assert list(await refused(wish)) == ["level"]


async def test_the_plan_chooses_the_route_and_only_the_first_counts_for_the_term(world: World) -> None:
    await establish(world, "samira", "B", "2026-11-20")
    await establish(world, "samira", "Z", "2027-02-01")
    found = await known(world["peter"], world["samira"])
    assert found.chosen and found.chosen.route == "Z"
    assert found.term and found.term.start.isoformat() == "2026-11-21"


async def test_the_plan_told_twice_changes_nothing_more(world: World) -> None:
    for _ in range(2):
        await establish(world, "samira", "B", "2026-11-20")
    assert len(await told(world["samira"], "route_chosen")) == 1
    assert await count("onderdeel", world["samira"]) == 7


async def test_a_later_plan_may_ask_a2_and_the_first_may_not(world: World) -> None:
    await establish(world, "samira", "B", "2026-11-20", level="A2")
    first = await known(world["peter"], world["samira"])
    assert [first.level_of(part) for part in ("LE", "SP")] == ["B1", "B1"]
    await establish(world, "samira", "B", "2026-11-22", level="A2")
    later = await known(world["peter"], world["samira"])
    assert [later.level_of(part) for part in ("LE", "LU", "SC", "SP")] == ["A2"] * 4


async def test_a_plan_without_a_route_of_the_law_chooses_nothing(world: World) -> None:
    await establish(world, "samira", "X", "2026-11-20")
    assert await count("leerroute", world["samira"]) == 0


async def test_a_plan_of_the_same_route_keeps_what_the_klantmanager_added(world: World) -> None:
    await actions.choose_route(world["peter"], world["samira"].id, Choice("B", "B2", "jongerenroute", 640))
    await establish(world, "samira", "B", "2026-11-20")
    found = (await known(world["peter"], world["samira"])).chosen
    assert found and found[:4] == ("B", "B2", "jongerenroute", 640)


async def test_the_course_is_recorded_once_and_not_before_the_plan(world: World) -> None:
    offer = Offer("Stichting Integratiewerk", clock.today(), clock.today() + timedelta(days=20))
    for _ in range(2):
        await actions.offer_course(world["peter"], world["yusuf"].id, offer)
    assert len(await told(world["yusuf"], "course_offered")) == 1
    early = offer._replace(offered_on=clock.today() - timedelta(days=401))
    assert list(await refused(actions.offer_course(world["peter"], world["yusuf"].id, early))) == ["offered_on"]
    back = offer._replace(starts_on=clock.today() - timedelta(days=1))
    assert list(await refused(actions.offer_course(world["peter"], world["yusuf"].id, back))) == ["starts_on"]
