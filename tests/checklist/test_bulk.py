import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest
from bs4 import BeautifulSoup

from backend.core import clock, db, settings
from backend.core.access import Person
from backend.features.checklist import actions, bulk, bulk_making
from backend.features.people import teams
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock
from tests.tasks import task_of, verbs
from tests.waiting import behind

PLACE = "/clienten/taak"
TITLE = "Neem uw pas mee"
MINE = ("samira", "karim", "tesfay")


def form(world: World, *names: str, **fields: object) -> dict[str, str]:
    boxes = {f"wie-{world[name].id}": "1" for name in names}
    return {"title": TITLE} | {name: str(value) for name, value in fields.items()} | boxes


async def listed(world: World, name: str, title: str = TITLE) -> list[Any]:
    rows = await db.fetch(
        "SELECT id FROM task WHERE traject = ? AND title = ? AND retired_at IS NULL", world[name].traject, title
    )
    return [task for (task,) in rows]


async def give(client: httpx.AsyncClient, data: dict[str, str], key: str = "k") -> str:
    """The address of what came of it."""
    answer = await client.post(PLACE, data=data | {"zeker": "1", "sleutel": key})
    assert answer.status_code == 303
    return str(answer.headers["location"])


def lines(answer: httpx.Response) -> dict[str, str]:
    items = BeautifulSoup(answer.text, "html.parser").select("main li.item")
    return {item.b.get_text(): item.get_text(" ") for item in items if item.b}


async def test_a_list_names_only_whom_i_help(world: World, client_of: ClientOf) -> None:
    page = BeautifulSoup((await (await client_of("anneke")).get(PLACE)).text, "html.parser")
    names = [box.get_text().strip() for box in page.select("#wie label")]
    assert names == ["Karim Haddad", "Samira Haddad", "Tesfay Gebremedhin"]


async def test_a_filter_leaves_families_with_children(world: World, client_of: ClientOf) -> None:
    text = (await (await client_of("anneke")).get(f"{PLACE}?kinderen=1")).text
    assert "Samira Haddad" in text
    assert "Tesfay" not in text


async def test_looking_changes_nothing(world: World, client_of: ClientOf) -> None:
    client = await client_of("anneke")
    answer = await client.post(PLACE, data=form(world, *MINE))
    assert set(lines(answer)) == {"Samira Haddad", "Karim Haddad", "Tesfay Gebremedhin"}
    assert "Geef het aan 3 mensen" in answer.text
    assert [await listed(world, name) for name in MINE] == [[], [], []]


async def test_everyone_gets_it_once_however_often_it_is_sent(world: World, client_of: ClientOf) -> None:
    client = await client_of("anneke")
    first = await give(client, form(world, *MINE))
    assert await give(client, form(world, *MINE)) == first
    assert [len(await listed(world, name)) for name in MINE] == [1, 1, 1]
    assert "3 mensen hebben de taak op de lijst." in (await client.get(first)).text


async def test_who_has_it_already_is_skipped_and_named(world: World, client_of: ClientOf) -> None:
    client = await client_of("anneke")
    await give(client, form(world, "samira"))
    answer = await client.post(PLACE, data=form(world, "samira", "tesfay"))
    assert "Heeft deze taak al" in lines(answer)["Samira Haddad"]
    assert "Geef het aan 1 persoon" in answer.text
    await give(client, form(world, "samira", "tesfay"), key="k2")
    assert [len(await listed(world, name)) for name in ("samira", "tesfay")] == [1, 1]


async def test_a_task_of_the_gemeentes_list_is_given_too(world: World, client_of: ClientOf) -> None:
    client = await client_of("anneke")
    await give(client, form(world, "samira", "tesfay", title="") | {"uit-verblijfspas_kwijt": "1"})
    rows = await db.fetch("SELECT traject FROM task WHERE template = 'verblijfspas_kwijt'")
    assert {traject for (traject,) in rows} == {world["samira"].traject, world["tesfay"].traject}


async def test_a_day_counts_from_each_ones_own_day(world: World, client_of: ClientOf) -> None:
    client = await client_of("peter")
    data = form(world, "samira", "tesfay", dagen=50, na="brp")
    assert "Die dag is niet bekend" not in (await client.post(PLACE, data=data)).text
    await give(client, data)
    rows = await db.fetch("SELECT due FROM task WHERE title = ? ORDER BY traject", TITLE)
    assert [due for (due,) in rows] == [clock.today() + timedelta(days=50 - 8), clock.today() + timedelta(days=50 - 28)]


async def test_a_day_that_is_not_known_is_said_and_stops_nothing(world: World, client_of: ClientOf) -> None:
    client = await client_of("peter")
    data = form(world, "samira", dagen=5, na="pip")
    assert "Die dag is niet bekend" in lines(await client.post(PLACE, data=data))["Samira Haddad"]
    await give(client, data)
    assert len(await listed(world, "samira")) == 1


async def test_a_full_list_is_said_before_it_gets_fuller(world: World, client_of: ClientOf) -> None:
    async with db.write():
        await db.execute("UPDATE task SET due = NULL, advise = NULL")
    client = await client_of("anneke")
    data = form(world, "samira", datum=clock.today())
    for number in range(3):
        assert "al veel te doen" not in (await client.post(PLACE, data=data | {"title": f"Taak {number}"})).text
        await give(client, data | {"title": f"Taak {number}"}, key=f"k{number}")
    assert "Heeft nu al veel te doen" in (await client.post(PLACE, data=data)).text


async def test_one_who_fails_stops_nobody_and_is_named(
    world: World, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = actions.add_own

    async def fails_for_samira(me: Any, whose: Any, *rest: Any) -> int:
        task = await real(me, whose, *rest)
        if whose.id == world["samira"].id:
            raise RuntimeError("a fault of the test")
        return task

    monkeypatch.setattr(actions, "add_own", fails_for_samira)
    client = await client_of("anneke")
    page = BeautifulSoup((await client.get(await give(client, form(world, *MINE)))).text, "html.parser")
    assert [len(await listed(world, name)) for name in MINE] == [0, 1, 1]
    [failed] = page.select("h2:-soup-contains('Bij deze mensen ging het niet') + ul")
    assert failed.get_text().strip() == "Samira Haddad"


async def test_it_is_taken_back_where_nobody_touched_it(world: World, client_of: ClientOf) -> None:
    client = await client_of("anneke")
    place = await give(client, form(world, *MINE))
    [karims] = await listed(world, "karim")
    await actions.complete(world["karim"], karims, done=True)
    for _ in range(2):
        assert (await client.post(f"{place}/terug", data={"sleutel": "terug"})).status_code == 303
    assert [len(await listed(world, name)) for name in MINE] == [0, 1, 0]
    assert "Teruggenomen." in (await client.get(place)).text
    assert await verbs(karims) == ["task_made", "task_done"]


@pytest.mark.parametrize(
    "touch",
    [
        lambda me, task: actions.plan_day(me, task, clock.today(), None, None),
        lambda me, task: actions.ask_help(me, task, "taal"),
        lambda me, task: actions.comment(me, task, "Wat is dit?"),
    ],
)
async def test_what_somebody_planned_or_asked_about_is_not_taken_away(
    world: World, client_of: ClientOf, touch: Callable[[Person, int], Awaitable[None]]
) -> None:
    client = await client_of("anneke")
    place = await give(client, form(world, "samira", "karim"))
    [karims] = await listed(world, "karim")
    await touch(world["karim"], karims)
    await client.post(f"{place}/terug", data={"sleutel": "terug"})
    assert [len(await listed(world, name)) for name in ("samira", "karim")] == [0, 1]


async def test_after_ten_minutes_it_stays(world: World, client_of: ClientOf, moment: Clock) -> None:
    client = await client_of("anneke")
    place = await give(client, form(world, "samira"))
    moment.moved += timedelta(minutes=10)
    assert "Neem het terug" not in (await client.get(place)).text
    answer = await client.post(f"{place}/terug", data={"sleutel": "terug"})
    assert (answer.status_code, len(await listed(world, "samira"))) == (409, 1)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 121}, "title"),
        ({"datum": "31-02-2026"}, "datum"),
        ({"datum": "2026-12-01", "dagen": "3", "na": "brp"}, "datum"),
        ({"dagen": "3"}, "na"),
        ({"dagen": "-1", "na": "brp"}, "dagen"),
    ],
)
async def test_a_mistake_is_said_and_keeps_what_was_typed(
    world: World, client_of: ClientOf, wrong: dict[str, str], field: str
) -> None:
    answer = await (await client_of("anneke")).post(PLACE, data=form(world, "tesfay") | wrong | {"zeker": "1"})
    page = BeautifulSoup(answer.text, "html.parser")
    assert answer.status_code == 422
    assert page.select_one(f'.errors a[href="#{field}"]')
    checked = [box["name"] for box in page.select("#wie input[checked]")]
    assert checked == [f"wie-{world['tesfay'].id}"]
    assert await listed(world, "tesfay") == []


async def test_somebody_elses_newcomer_gets_nothing(world: World, client_of: ClientOf) -> None:
    client = await client_of("anneke")
    assert (await client.post(PLACE, data=form(world, "yusuf", "olga"))).status_code == 422
    await give(client, form(world, "samira", "yusuf", "olga"))
    assert [len(await listed(world, name)) for name in ("samira", "yusuf", "olga")] == [1, 0, 0]


async def test_what_somebody_gave_is_theirs_alone(world: World, client_of: ClientOf) -> None:
    place = await give(await client_of("anneke"), form(world, "samira"))
    for name in ("peter", "bram", "eva"):
        client = await client_of(name)
        assert (await client.get(place)).status_code == 404
        assert (await client.post(f"{place}/terug", data={"sleutel": "terug"})).status_code == 404
    assert len(await listed(world, "samira")) == 1


@pytest.mark.parametrize("name", ["samira", "ineke", "bea"])
async def test_it_is_for_who_works_on_dossiers(world: World, client_of: ClientOf, name: str) -> None:
    client = await client_of(name)
    assert (await client.get(PLACE)).status_code == 404
    assert (await client.post(PLACE, data=form(world, "samira"))).status_code == 404


@pytest.mark.parametrize("field", ["uit-huisarts", "uit-bestaat_niet", "onbekend"])
async def test_what_the_form_does_not_offer_is_refused(world: World, client_of: ClientOf, field: str) -> None:
    answer = await (await client_of("anneke")).post(PLACE, data=form(world, "samira") | {field: "1"})
    assert answer.status_code in (400, 404)


async def test_given_from_two_windows_at_once_it_is_given_once(world: World, client_of: ClientOf) -> None:
    client = await client_of("anneke")
    data = form(world, *MINE) | {"uit-verblijfspas_kwijt": "1"}
    await asyncio.gather(*(give(client, data, key) for key in ("one", "two", "three")))
    assert [len(await listed(world, name)) for name in MINE] == [1, 1, 1]
    rows = await db.fetch("SELECT traject FROM task WHERE template = 'verblijfspas_kwijt'")
    assert len(rows) == len(MINE)


async def test_what_i_gave_is_no_longer_mine_when_i_have_left(world: World, client_of: ClientOf) -> None:
    client = await client_of("anneke")
    place = await give(client, form(world, "samira", "tesfay"))
    await teams.take_off(world["bea"], world["samira"].id, world["anneke"].id, clock.today())
    assert "Samira" not in (await client.get(place)).text
    await client.post(f"{place}/terug", data={"sleutel": "terug"})
    assert [len(await listed(world, name)) for name in ("samira", "tesfay")] == [1, 0]


async def test_who_has_not_got_it_when_the_app_dies_is_named(world: World, client_of: ClientOf) -> None:
    client, people = await client_of("anneke"), await bulk.candidates(world["anneke"])
    number = await bulk_making.begin(world["anneke"], [each.newcomer for each in people])
    wanted = bulk.Wanted(title=TITLE, templates=(), of_set=(), day=None, days_after=None, anchor="")
    assert await bulk_making._gave(world["anneke"], number, wanted, people[0].newcomer)
    page = BeautifulSoup((await client.get(f"{PLACE}/{number}")).text, "html.parser")
    failed = page.select("h2:-soup-contains('Bij deze mensen ging het niet') + ul li")
    assert [line.get_text().strip() for line in failed] == [each.newcomer.name for each in people[1:]]


async def test_a_key_that_was_another_wishs_gives_nothing(world: World, client_of: ClientOf) -> None:
    client = await client_of("anneke")
    task = await task_of(world, "samira", "huisarts")
    await client.post(f"/taken/{task}/reacties", data={"body": "Hallo", "sleutel": "k"})
    answer = await client.post(PLACE, data=form(world, "samira") | {"zeker": "1", "sleutel": "k"})
    assert (answer.status_code, await listed(world, "samira")) == (404, [])


async def test_taken_back_and_given_again_it_is_on_the_list_again(world: World, client_of: ClientOf) -> None:
    client, samira = await client_of("anneke"), await client_of("samira")
    data = form(world, "samira", title="") | {"uit-verblijfspas_kwijt": "1"}
    pages = [(await samira.get("/taken")).text]
    for key in ("first", "second"):
        place = await give(client, data, key)
        pages.append((await samira.get("/taken")).text)
        await client.post(f"{place}/terug", data={"sleutel": f"{key} back"})
        pages.append((await samira.get("/taken")).text)
    [(task,)] = await db.fetch("SELECT id FROM task WHERE template = 'verblijfspas_kwijt'")
    assert [f'"/taken/{task}"' in page for page in pages] == [False, True, False, True, False]


@pytest.mark.skipif(settings.current().is_sqlite, reason="there one writes at a time")
async def test_who_takes_back_waits_for_who_ticks(world: World, client_of: ClientOf) -> None:
    client = await client_of("anneke")
    place = await give(client, form(world, "karim"))
    [task] = await listed(world, "karim")
    async with db.write():
        await db.lock("household", world["karim"].household or 0)
        taking_back = await behind(client.post(f"{place}/terug", data={"sleutel": "terug"}))
        await actions.complete(world["karim"], task, done=True)
    assert (await taking_back).status_code == 303
    assert len(await listed(world, "karim")) == 1
