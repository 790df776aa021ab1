"""A helper stops, or is away: the whole caseload goes to a colleague, and each newcomer keeps somebody."""

import asyncio
from datetime import date
from typing import Any

import httpx
import pytest
from bs4 import BeautifulSoup

from backend.core import clock, db, events
from backend.core.events import Subject
from backend.features.people.queries import caseloads
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock
from tests.people.conftest import text_of, verbs
from tests.people.test_teams import another, in_days, of, puts_on, sees

PAGE = "/overdragen"
ANNEKES = ["Karim Haddad", "Samira Haddad", "Tesfay Gebremedhin"]


async def hands_over(
    client: httpx.AsyncClient, world: World, helper: str = "bram", since: int = 0, sure: str = "1", **more: str
) -> httpx.Response:
    data = {"leaving": str(world["anneke"].id), "helper": str(world[helper].id), "since": in_days(since)}
    return await client.post(PAGE, data=data | {"sure": sure} | more)


def names(answer: httpx.Response) -> list[str]:
    return [name.text for name in BeautifulSoup(answer.text, "html.parser").select("main li .title bdi")]


async def until_of(world: World, name: str) -> list[date | None]:
    rows = await db.fetch("SELECT until FROM team WHERE person = ? ORDER BY id", world[name].id)
    return [until for (until,) in rows]


@pytest.mark.parametrize("name", ["peter", "bea"])
async def test_first_the_names_are_shown_and_nothing_happens(name: str, world: World, client_of: ClientOf) -> None:
    answer = await hands_over(await client_of(name), world, sure="")
    assert (answer.status_code, names(answer)) == (200, ANNEKES)
    assert set(await until_of(world, "anneke")) == {None}


@pytest.mark.parametrize("name", ["peter", "bea"])
async def test_a_caseload_goes_to_a_colleague(name: str, world: World, client_of: ClientOf) -> None:
    anneke, bram = await client_of("anneke"), await client_of("bram")
    answer = await hands_over(await client_of(name), world)
    assert (answer.status_code, names(answer)) == (200, ANNEKES)
    for newcomer in ("samira", "karim", "tesfay"):
        assert await sees(bram, world, newcomer)
        assert not await sees(anneke, world, newcomer)
    assert await verbs("handed_over") == ["handed_over"] * 3


async def test_until_the_day_the_one_helps_and_from_then_on_the_other(
    world: World, client_of: ClientOf, moment: Clock
) -> None:
    await hands_over(await client_of("peter"), world, since=1)
    who = []
    for _ in range(2):
        who.append([await sees(await client_of(name), world) for name in ("anneke", "bram")])
        moment.move(days=1)
    assert who == [[True, False], [False, True]]


async def test_said_twice_it_happens_once(world: World, client_of: ClientOf) -> None:
    peter = await client_of("peter")
    await hands_over(peter, world)
    again = await hands_over(peter, world)
    assert (names(again), await verbs("handed_over")) == ([], ["handed_over"] * 3)


async def test_who_is_there_already_is_not_put_on_twice(world: World, client_of: ClientOf) -> None:
    peter = await client_of("peter")
    await puts_on(peter, world, "bram")
    before = await db.fetch("SELECT since FROM team WHERE person = ? AND traject = ?", *of_samira(world))
    assert "Bram Jansen is hier al" in text_of(await hands_over(peter, world, since=3, sure=""))
    await hands_over(peter, world, since=3)
    rows = await db.fetch("SELECT since, until FROM team WHERE person = ? AND traject = ?", *of_samira(world))
    assert rows == [(before[0][0], None)]


def of_samira(world: World) -> tuple[int, int | None]:
    return world["bram"].id, world["samira"].traject


async def test_for_a_while_the_colleague_stands_in_and_then_it_is_as_before(
    world: World, client_of: ClientOf, moment: Clock
) -> None:
    await hands_over(await client_of("peter"), world, back=in_days(2))
    who = []
    for _ in range(3):
        who.append([await sees(await client_of(name), world) for name in ("anneke", "bram")])
        moment.move(days=1)
    assert who == [[True, True], [True, True], [True, False]]
    assert await verbs("stand_in_arranged") == ["stand_in_arranged"] * 3


async def test_one_that_fails_does_not_hold_up_the_others(
    world: World, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = events.record

    async def fails_for_karim(verb: str, subject: Subject, *args: Any, **more: Any) -> None:
        if subject.traject == world["karim"].traject:
            raise RuntimeError("karim")
        await record(verb, subject, *args, **more)

    monkeypatch.setattr(events, "record", fails_for_karim)
    answer = await hands_over(await client_of("peter"), world)
    assert "1 dossier is niet overgedragen." in text_of(answer)
    anneke, bram = await client_of("anneke"), await client_of("bram")
    assert [await sees(anneke, world, name) for name in ("samira", "karim", "tesfay")] == [False, True, False]
    assert [await sees(bram, world, name) for name in ("samira", "karim", "tesfay")] == [True, False, True]
    monkeypatch.undo()
    assert names(await hands_over(await client_of("peter"), world)) == ["Karim Haddad"]


async def test_a_klantmanager_hands_over_the_own_people_only(world: World, client_of: ClientOf) -> None:
    karin = await another("klantmanager", "Karin Kok", world["peter"].gemeente)
    peter = await client_of("peter")
    await peter.post(of(world, "tesfay"), data={"helper": karin, "since": in_days(0)})
    await peter.post(f"{of(world, 'tesfay')}/{world['peter'].id}/einde", data={"until": in_days(0)})
    assert names(await hands_over(peter, world, sure="")) == ANNEKES[:2]
    assert names(await hands_over(await client_of("bea"), world, sure="")) == ANNEKES


async def test_a_klantmanager_can_hand_over_the_own_caseload(world: World, client_of: ClientOf) -> None:
    karin = await another("klantmanager", "Karin Kok", world["peter"].gemeente)
    peter = await client_of("peter")
    data = {"leaving": world["peter"].id, "helper": karin, "since": in_days(0), "sure": "1"}
    assert len(names(await peter.post(PAGE, data=data))) == 6
    assert not await sees(peter, world)


@pytest.mark.parametrize("name", ["samira", "anneke", "ineke"])
async def test_others_hand_over_nothing(name: str, world: World, client_of: ClientOf) -> None:
    client = await client_of(name)
    answers = [await client.get(PAGE), await hands_over(client, world)]
    assert {answer.status_code for answer in answers} == {404}
    assert set(await until_of(world, "anneke")) == {None}


async def test_a_beheerder_of_elsewhere_reaches_nobody_here(world: World, client_of: ClientOf) -> None:
    otto = await client_of("otto")
    assert "Anneke" not in (await otto.get(PAGE)).text
    assert (await hands_over(otto, world)).status_code == 404


@pytest.mark.parametrize(
    ("helper", "status"), [("ineke", 422), ("peter", 422), ("anneke", 422), ("eva", 404), ("samira", 404)]
)
async def test_only_a_colleague_with_the_same_work_takes_over(
    helper: str, status: int, world: World, client_of: ClientOf
) -> None:
    assert (await hands_over(await client_of("bea"), world, helper)).status_code == status
    assert set(await until_of(world, "anneke")) == {None}


@pytest.mark.parametrize("wrong", [{"since": "2001-01-01"}, {"since": "x"}, {"back": "2001-01-01"}, {"leaving": "x"}])
async def test_what_cannot_be_comes_back_as_it_was_typed(
    wrong: dict[str, str], world: World, client_of: ClientOf
) -> None:
    right = {"leaving": world["anneke"].id, "helper": world["bram"].id, "since": in_days(0), "sure": "1"}
    answer = await (await client_of("peter")).post(PAGE, data=right | wrong)
    assert (answer.status_code, len(await verbs("handed_over"))) == (422, 0)
    assert f'<option value="{world["bram"].id}" selected>' in answer.text


async def test_who_stops_on_the_way_is_given_nobody(
    world: World, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = caseloads.of

    async def then_bram_stops(*asked: Any) -> Any:
        found = await read(*asked)
        async with db.write():
            await db.execute("UPDATE person SET ended_at = ? WHERE id = ?", clock.now(), world["bram"].id)
        return found

    monkeypatch.setattr(caseloads, "of", then_bram_stops)
    await hands_over(await client_of("peter"), world)
    assert set(await until_of(world, "anneke")) == {None}


async def test_said_twice_at_once_everybody_hears_it_once(world: World, client_of: ClientOf) -> None:
    clients = [await client_of(name) for name in ("peter", "bea")]
    await asyncio.gather(*(hands_over(client, world) for client in clients))
    assert await verbs("handed_over") == ["handed_over"] * 3
