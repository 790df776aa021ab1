"""A new traject: who is on it, what is known, and who may not begin one."""

from datetime import date

import pytest

from backend.core import access, clock, db
from backend.core.access import Person
from backend.core.errors import Invalid, NotFound
from backend.features.journey import actions
from tests.cast import World
from tests.journey.happened import children, fact, steps, told

ABEL = ("Abel Tesfa", "Abel", "en")


async def begun(world: World, who: str | None, **known: object) -> Person:
    me = world[who] if who else None
    person = await actions.start_traject(me, world.gemeenten["nijkerk"], *ABEL, **known)  # type: ignore[arg-type]
    found = await access.person(person)
    assert found is not None
    return found


async def people() -> int:
    return len(await db.fetch("SELECT id FROM person"))


async def test_whoever_begins_it_and_the_newcomer_are_the_team(world: World) -> None:
    abel = await begun(world, "peter")
    rows = await db.fetch("SELECT person, role FROM team WHERE traject = ? ORDER BY id", abel.traject)
    assert [tuple(row) for row in rows] == [(abel.id, "newcomer"), (world["peter"].id, "klantmanager")]
    assert (abel.name, abel.call_name, abel.language, abel.role) == (*ABEL, "newcomer")


async def test_a_new_dossier_begins_with_the_first_step_done(world: World) -> None:
    abel = await begun(world, "anneke")
    assert await steps(abel) == {"koppeling": "done", "kennismaking": "current"}


async def test_what_is_known_on_the_first_day_is_there_and_the_worker_is_told_once(world: World) -> None:
    abel = await begun(
        world,
        "anneke",
        born=date(1990, 5, 1),
        phone="06 12345678",
        facts={"doelgroep": "asielvergunning", "housing_offer": "2026-11-01"},
        children=[("Saba", date(2020, 1, 1))],
        on=date(2026, 11, 2),
    )
    assert await fact(abel, "doelgroep") == ("asielvergunning", "")
    assert await children(abel) == ["Saba"]
    assert (await steps(abel))["woning"] == "current"
    assert [verb for verb, _ in await told(abel, "traject_started", "children_changed")] == ["traject_started"]
    row = await db.fetch_one("SELECT started_on FROM traject WHERE id = ?", abel.traject)
    assert row is not None and row[0] == date(2026, 11, 2)


async def test_following_what_started_changes_nothing_more(world: World) -> None:
    abel = await begun(world, "anneke", facts={"pip": "2026-11-01"})
    before = await told(abel, "step_changed")
    await actions.move_on(abel.traject or 0)
    assert await told(abel, "step_changed") == before


async def test_a_partner_joins_the_household(world: World) -> None:
    abel = await begun(world, "anneke", household=world["tesfay"].household)
    assert abel.household == world["tesfay"].household
    assert abel.traject != world["tesfay"].traject


async def test_children_who_come_with_a_partner_are_told_to_the_whole_household(world: World) -> None:
    await begun(world, "anneke", household=world["samira"].household, children=[("Noor", date(2022, 2, 2))])
    assert len(await told(world["samira"], "children_changed")) == 1


async def test_the_demo_begins_one_with_nobody_on_it(world: World) -> None:
    abel = await begun(world, None)
    assert await db.fetch("SELECT id FROM team WHERE traject = ? AND person <> ?", abel.traject, abel.id) == []


@pytest.mark.parametrize("household", ["yusuf", "olga"])
async def test_nobody_joins_a_household_that_the_helper_does_not_know(world: World, household: str) -> None:
    before = await people()
    with pytest.raises(NotFound):
        await begun(world, "anneke", household=world[household].household)
    assert await people() == before


async def test_the_demo_joins_no_household_of_another_gemeente(world: World) -> None:
    with pytest.raises(NotFound):
        await begun(world, None, household=world["olga"].household)


@pytest.mark.parametrize("outsider", ["ineke", "bea", "samira", "eva"])
async def test_only_a_begeleider_or_klantmanager_of_the_gemeente_begins_one(world: World, outsider: str) -> None:
    before = await people()
    with pytest.raises(NotFound):
        await begun(world, outsider)
    assert await people() == before


@pytest.mark.parametrize(
    ("known", "field"),
    [
        ({"facts": {"doelgroep": "toerist"}}, "doelgroep"),
        ({"born": date(2099, 1, 1)}, "born"),
        ({"children": [("Saba", date(2099, 1, 1))]}, "born"),
    ],
)
async def test_what_cannot_be_makes_nothing(world: World, known: dict[str, object], field: str) -> None:
    before = await people()
    with pytest.raises(Invalid) as refused:
        await begun(world, "anneke", **known)
    assert list(refused.value.fields) == [field]
    assert await people() == before


async def test_who_speaks_another_language_than_the_app_is_known_by_it(world: World) -> None:
    known = [await begun(world, "anneke"), await begun(world, "anneke", speaks="ti")]
    rows = await db.fetch("SELECT speaks FROM person WHERE id IN (?, ?) ORDER BY id", *(abel.id for abel in known))
    assert [tuple(row) for row in rows] == [("en",), ("ti",)]


async def test_a_language_that_the_gemeente_does_not_offer_is_refused(world: World) -> None:
    with pytest.raises(Invalid):
        await actions.start_traject(world["anneke"], world.gemeenten["nijkerk"], "Abel", "Abel", "xx")


async def test_it_begins_today_when_nothing_is_said(world: World) -> None:
    abel = await begun(world, "anneke")
    row = await db.fetch_one("SELECT started_on FROM traject WHERE id = ?", abel.traject)
    assert row is not None and row[0] == clock.today()
