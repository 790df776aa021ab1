"""Newcomers who come to live together or apart: shared tasks are done once for all, the rest stays one's own."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from backend import worker
from backend.core import access, clock, db, dossiers, settings
from backend.core.access import Person
from backend.features.checklist import actions as checklist
from backend.features.journey.actions import households
from tests.cast import World
from tests.conftest import ClientOf
from tests.core.teams import tasks_of
from tests.people.conftest import text_of
from tests.tasks import task_of
from tests.waiting import behind


def today(days: int = 0) -> str:
    return (clock.today() + timedelta(days=days)).isoformat()


async def joins(client: httpx.AsyncClient, world: World, name: str, with_whom: str, **more: str) -> httpx.Response:
    data = {"other": str(world[with_whom].id), "since": today(), "sure": "1"} | more
    answer = await client.post(f"/clienten/{world[name].id}/gezin", data=data)
    await worker.handle_all()
    return answer


async def leaves(client: httpx.AsyncClient, world: World, name: str, since: str = "") -> httpx.Response:
    answer = await client.post(f"/clienten/{world[name].id}/gezin/uit", data={"since": since or today()})
    await worker.handle_all()
    return answer


async def now(world: World, name: str) -> Person:
    found = await access.person(world[name].id)
    assert found is not None
    return found


async def rows(world: World, name: str, sql: str) -> list[Any]:
    return [value for (value,) in await db.fetch(sql, (await now(world, name)).household)]


SHARED = "SELECT id FROM task WHERE household = ? AND traject IS NULL AND retired_at IS NULL ORDER BY id"
OWN = "SELECT id FROM task WHERE traject = ? ORDER BY id"


async def own_tasks(world: World, name: str) -> set[int]:
    return {task for (task,) in await db.fetch(OWN, world[name].traject)}


async def add_shared(world: World, name: str, title: str) -> int:
    async with db.write():
        return await db.insert(
            "task",
            gemeente=world[name].gemeente,
            household=world[name].household,
            step="woning",
            title=title,
            opened_on=clock.today(),
            opens=clock.today(),
        )


async def test_first_it_is_said_in_words_what_happens(world: World, client_of: ClientOf) -> None:
    await add_shared(world, "tesfay", "Fiets kopen")
    said = text_of(await joins(await client_of("peter"), world, "tesfay", "farid", sure=""))
    assert "Tesfay Gebremedhin woont bij Farid Ahmadi" in said
    assert "Deze taken komen mee" in said and "Fiets kopen" in said
    assert "waren er dubbel" in said
    assert (await now(world, "tesfay")).household == world["tesfay"].household


async def test_a_shared_task_is_then_ticked_once_for_both(world: World, client_of: ClientOf) -> None:
    await joins(await client_of("peter"), world, "tesfay", "farid")
    tesfay, farid = await now(world, "tesfay"), await now(world, "farid")
    assert tesfay.household == farid.household == world["farid"].household
    shared = (await rows(world, "farid", SHARED))[0]
    await checklist.complete(tesfay, shared, True)
    assert shared in await tasks_of(farid)
    [(done_by,)] = await db.fetch("SELECT done_by FROM task WHERE id = ?", shared)
    assert done_by == tesfay.id
    titles = await db.fetch("SELECT template FROM task WHERE household = ? AND traject IS NULL", farid.household)
    assert len(titles) == len(set(titles))


async def test_each_keeps_the_own_tasks_and_sees_none_of_the_others(world: World, client_of: ClientOf) -> None:
    mine, theirs = await own_tasks(world, "tesfay"), await own_tasks(world, "farid")
    await joins(await client_of("peter"), world, "tesfay", "farid")
    seen_by_tesfay, seen_by_farid = [await tasks_of(await now(world, name)) for name in ("tesfay", "farid")]
    assert mine <= seen_by_tesfay and not theirs & seen_by_tesfay
    assert await own_tasks(world, "farid") <= seen_by_farid and not await own_tasks(world, "tesfay") & seen_by_farid


async def test_what_only_one_had_comes_along_with_the_last_who_leaves_a_home(world: World, client_of: ClientOf) -> None:
    bike = await add_shared(world, "tesfay", "Fiets kopen")
    await joins(await client_of("peter"), world, "tesfay", "farid")
    assert bike in await tasks_of(await now(world, "farid"))


async def test_children_come_along_and_one_who_is_known_to_both_is_one(world: World, client_of: ClientOf) -> None:
    lina, adam = await db.fetch("SELECT name, born FROM child WHERE household = ?", world["samira"].household)
    async with db.write():
        for name, born in (lina, ("Noor", adam[1])):
            await db.insert("child", household=world["tesfay"].household, name=name, born=born)
    await joins(await client_of("peter"), world, "tesfay", "samira")
    names = await rows(world, "samira", "SELECT name FROM child WHERE household = ? ORDER BY name")
    assert names == ["Adam", "Lina", "Noor"]


async def test_who_goes_to_live_apart_leaves_the_shared_tasks_and_sees_them_no_more(
    world: World, client_of: ClientOf
) -> None:
    shared, mine = await rows(world, "samira", SHARED), await own_tasks(world, "karim")
    await leaves(await client_of("peter"), world, "karim")
    karim, samira = await now(world, "karim"), await now(world, "samira")
    assert karim.household != samira.household == world["samira"].household
    seen = await tasks_of(karim)
    assert mine <= seen and not set(shared) & seen
    assert set(shared) <= await tasks_of(samira)
    assert await rows(world, "karim", "SELECT name FROM child WHERE household = ?") == []
    assert await rows(world, "karim", SHARED)  # a list of one's own


async def test_said_twice_it_happens_once(world: World, client_of: ClientOf) -> None:
    peter = await client_of("peter")
    for _ in range(2):
        assert (await joins(peter, world, "tesfay", "farid")).status_code == 303
    for _ in range(2):
        assert (await leaves(peter, world, "tesfay")).status_code == 303
    happened = await db.fetch("SELECT id FROM event WHERE verb = 'household_changed'")
    assert len(happened) == 2


async def test_a_day_to_come_is_refused(world: World, client_of: ClientOf) -> None:
    peter = await client_of("peter")
    answers = [await joins(peter, world, "tesfay", "farid", since=today(1), sure=sure) for sure in ("", "1")]
    answers.append(await leaves(peter, world, "karim", today(1)))
    assert [(answer.status_code, "eerdere dag" in answer.text) for answer in answers] == [(422, True)] * 3


@pytest.mark.parametrize("wrong", [{"other": "x"}, {"other": "0"}, {"since": "gisteren"}, {"since": ""}])
async def test_a_malformed_wish_comes_back(wrong: dict[str, str], world: World, client_of: ClientOf) -> None:
    assert (await joins(await client_of("peter"), world, "tesfay", "farid", **wrong)).status_code == 422


@pytest.mark.parametrize("name", ["samira", "anneke", "bram", "ineke", "bea", "eva"])
async def test_only_the_klantmanager_of_both_decides(name: str, world: World, client_of: ClientOf) -> None:
    client = await client_of(name)
    answers = [await client.get(f"/clienten/{world['samira'].id}/gezin"), await leaves(client, world, "karim")]
    answers.append(await joins(client, world, "tesfay", "samira"))
    assert {answer.status_code for answer in answers} == {404}
    assert (await now(world, "karim")).household == world["karim"].household


async def test_nobody_joins_who_is_not_ones_own(world: World, client_of: ClientOf) -> None:
    peter = await client_of("peter")
    async with db.write():
        await db.execute("DELETE FROM team WHERE person = ? AND traject = ?", world["peter"].id, world["farid"].traject)
    for other in ("olga", "farid", "anneke"):
        assert (await joins(peter, world, "tesfay", other)).status_code == 404
        assert (await joins(peter, world, "tesfay", other, sure="")).status_code == 404


PRIVATE = ("", "/taken", "/stappen", "/leren", "/plan", "/afspraken", "/gegevens", "/intake", "/mensen")


async def test_two_of_one_household_have_no_page_of_each_other(world: World, client_of: ClientOf) -> None:
    for me, other in (("samira", "karim"), ("karim", "samira")):
        client = await client_of(me)
        pages = [f"/clienten/{world[other].id}{page}" for page in PRIVATE]
        pages += [f"/taken/{task}" for task in await own_tasks(world, other)]
        assert {(await client.get(page)).status_code for page in pages} == {404}


async def test_what_is_private_of_the_one_is_on_no_page_of_the_other(world: World, client_of: ClientOf) -> None:
    """An own task, a word said at it, an appointment and a goal: Samira's, looked for on all that Karim has."""
    samira, anneke, starts = world["samira"], world["anneke"], clock.now() + timedelta(days=1)
    whose = await dossiers.open_for(anneke, samira.id)
    await checklist.add_own(anneke, whose, "Bel de rechter", clock.today(), "newcomer")
    await checklist.comment(samira, await task_of(world, "samira", "bank"), "Mijn man weet dit niet.")
    async with db.write():
        await db.insert(
            "plan_goal", traject=samira.traject, body="Alleen wonen", written_at=clock.now(), written_by=samira.id
        )
        meeting = await db.insert(
            "appointment",
            gemeente=samira.gemeente,
            traject=samira.traject,
            title="Gesprek met de advocaat",
            starts_at=starts,
            ends_at=starts + timedelta(hours=1),
            planned_by=anneke.id,
            created_at=clock.now(),
        )
    await worker.handle_all()
    task = await task_of(world, "samira", "bank")
    pages = ("/", "/taken", "/stappen", "/stappen/4", "/leren", "/plan", "/afspraken", "/berichten", "/mensen")
    said = {}
    for name, also in (("samira", (f"/taken/{task}",)), ("karim", ("/instellingen/gekeken",))):
        client = await client_of(name)
        said[name] = "".join([(await client.get(page)).text for page in (*pages, *also)])
    for secret in ("rechter", "Mijn man", "Alleen wonen", "advocaat"):
        assert (secret in said["samira"], secret in said["karim"]) == (True, False)
    assert (await (await client_of("karim")).get(f"/afspraken/{meeting}")).status_code == 404


@pytest.mark.skipif(settings.current().is_sqlite, reason="there one writes at a time")
async def test_two_who_are_brought_to_each_other_at_once_live_together(world: World) -> None:
    peter, samira, farid = world["peter"], world["samira"].id, world["farid"].id
    async with db.write():
        await households.bring_together(peter, farid, samira, clock.today())
        other = await behind(households.bring_together(peter, samira, farid, clock.today()))
    await other
    assert (await now(world, "samira")).household == (await now(world, "farid")).household
