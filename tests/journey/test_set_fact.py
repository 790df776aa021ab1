"""A fact: recorded, said twice, taken back, refused, and by who may not."""

import asyncio

import pytest

from backend import content
from backend.core.errors import Invalid, NotFound
from backend.features.journey import actions, vocabulary, wording
from tests.cast import World
from tests.journey.happened import fact, told


async def test_a_helper_records_a_fact_and_the_worker_is_told_which(world: World) -> None:
    await actions.set_fact(world["anneke"], world["samira"].id, "permit_end", "2030-08-01", "Brief van de IND")
    assert await fact(world["samira"], "permit_end") == ("2030-08-01", "Brief van de IND")
    assert await told(world["samira"], "fact_changed") == [("fact_changed", {"fact": "permit_end"})]


async def test_the_same_said_twice_changes_nothing_and_tells_nobody(world: World) -> None:
    for helper in ("anneke", "peter"):
        await actions.set_fact(world[helper], world["samira"].id, "alfabetisering", "A", "PIP")
    assert len(await told(world["samira"], "fact_changed")) == 1


async def test_two_helpers_at_once_record_it_once(world: World) -> None:
    wishes = [
        actions.set_fact(world[who], world["samira"].id, "alfabetisering", "AA") for who in ("anneke", "peter") * 5
    ]
    await asyncio.gather(*wishes)
    assert len(await told(world["samira"], "fact_changed")) == 1


async def test_a_better_source_is_a_change(world: World) -> None:
    await actions.set_fact(world["anneke"], world["samira"].id, "permit_end", "2030-08-01", "De inburgeraar zelf")
    await actions.set_fact(world["anneke"], world["samira"].id, "permit_end", "2030-08-01", "Brief van de IND")
    assert await fact(world["samira"], "permit_end") == ("2030-08-01", "Brief van de IND")


async def test_what_turns_out_not_to_be_known_is_taken_back(world: World) -> None:
    await actions.set_fact(world["anneke"], world["samira"].id, "moving", None)
    assert await fact(world["samira"], "moving") is None
    await actions.set_fact(world["anneke"], world["samira"].id, "moving", None)
    assert len(await told(world["samira"], "fact_changed")) == 1


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("moving", "morgen"),
        ("moving", "1899-12-31"),
        ("moving", "2101-01-01"),
        ("bijstand", "ja"),
        ("alfabetisering", "B1"),
        ("home", "OWN"),
    ],
)
async def test_what_cannot_be_is_refused_under_its_own_name(world: World, key: str, value: str) -> None:
    before = await fact(world["samira"], key)
    with pytest.raises(Invalid) as refused:
        await actions.set_fact(world["anneke"], world["samira"].id, key, value)
    assert list(refused.value.fields) == [key]
    assert await fact(world["samira"], key) == before
    assert await told(world["samira"], "fact_changed") == []


@pytest.mark.parametrize(
    "key", ["has_children", "age_from", "child_age_to", "pip_clock", "child_birthday_4", "none", "x", "leerroute"]
)
async def test_what_follows_from_other_facts_is_no_fact(world: World, key: str) -> None:
    with pytest.raises(NotFound):
        await actions.set_fact(world["anneke"], world["samira"].id, key, "2026-01-01")


@pytest.mark.parametrize("outsider", ["bram", "bea", "tesfay", "eva", "otto", "samira", "karim"])
async def test_who_is_no_helper_of_hers_is_not_told_that_she_exists(world: World, outsider: str) -> None:
    with pytest.raises(NotFound):
        await actions.set_fact(world[outsider], world["samira"].id, "alfabetisering", "A")
    assert await fact(world["samira"], "alfabetisering") is None


async def test_a_docent_on_the_team_has_no_part_in_the_facts(world: World) -> None:
    with pytest.raises(NotFound):
        await actions.set_fact(world["ineke"], world["yusuf"].id, "home", "none")
    assert await fact(world["yusuf"], "home") == ("own", "test")


@pytest.mark.parametrize("key", vocabulary.DECIDED)
async def test_a_day_of_the_plan_is_recorded_by_the_klantmanager_alone(world: World, key: str) -> None:
    with pytest.raises(NotFound):
        await actions.set_fact(world["anneke"], world["samira"].id, key, "2026-11-01")
    assert await fact(world["samira"], key) is None
    await actions.set_fact(world["peter"], world["samira"].id, key, "2026-11-01")
    assert await fact(world["samira"], key) == ("2026-11-01", "")


@pytest.mark.parametrize("gemeente", content.gemeenten())
def test_every_fact_of_every_pack_has_words_for_the_screen(gemeente: str) -> None:
    choices = vocabulary.choices(gemeente)
    assert choices.keys() == wording.FACTS.keys()
    assert {answer for answers in choices.values() for answer in answers} == wording.ANSWERS.keys()
