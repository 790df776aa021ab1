"""The list of a helper: who is on it, in which order, and what each line counts."""

from datetime import timedelta
from typing import Any

import httpx
import pytest
from bs4 import BeautifulSoup, Tag

from backend import content
from backend.core import clock, db, sessions
from backend.features.caseload import queries
from backend.features.checklist import actions as checklist
from backend.features.checklist import queries as lists
from backend.features.checklist.lines import progress
from backend.features.checklist.rules import turns
from tests.cast import World
from tests.conftest import ClientOf
from tests.journey.closed import close
from tests.moment import Clock
from tests.tasks import task_of


async def page_of(client: httpx.AsyncClient, address: str = "/clienten") -> BeautifulSoup:
    answer = await client.get(address)
    assert answer.status_code == 200, answer.text
    return BeautifulSoup(answer.text, "html.parser")


def words(element: Tag | None) -> str:
    assert element is not None
    return " ".join(element.get_text(" ").split())


def names(page: BeautifulSoup) -> list[str]:
    return [words(name) for name in page.select(".cases .name")]


def line(page: BeautifulSoup, name: str) -> Tag:
    return next(row for row in page.select(".cases tbody tr") if name in row.get_text())


async def all_on_time(world: World) -> None:
    async with db.write():
        await db.execute("UPDATE task SET due_basis = 'target'")


async def case(world: World, helper: str, name: str) -> queries.Case:
    return next(found for found in await queries.cases(world[helper]) if found.id == world[name].id)


@pytest.mark.parametrize(
    ("who", "whose"),
    [
        ("anneke", {"Samira Haddad", "Karim Haddad", "Tesfay Gebremedhin"}),
        ("bram", {"Yusuf Kaya", "Hodan Warsame", "Farid Ahmadi"}),
        ("ineke", {"Yusuf Kaya", "Hodan Warsame"}),
        ("eva", {"Olga Bondarenko"}),
    ],
)
async def test_a_helper_sees_their_own_newcomers_and_nobody_else(
    client_of: ClientOf, who: str, whose: set[str]
) -> None:
    assert set(names(await page_of(await client_of(who)))) == whose


@pytest.mark.parametrize("who", ["samira", "bea"])
async def test_who_is_no_helper_has_no_list(client_of: ClientOf, who: str) -> None:
    assert (await (await client_of(who)).get("/clienten")).status_code == 404


async def test_who_left_the_team_is_off_the_list(client_of: ClientOf, world: World) -> None:
    async with db.write():
        await db.execute("UPDATE team SET until = since WHERE person = ?", world["anneke"].id)
    page = await page_of(await client_of("anneke"))
    assert names(page) == []
    assert "U heeft nog geen cliënten." in words(page.select_one(".empty"))


@pytest.mark.parametrize("name", ["samira", "karim", "tesfay"])
async def test_late_and_open_are_what_the_list_of_tasks_says(world: World, name: str) -> None:
    anneke, today = world["anneke"], clock.today()
    pack = content.load("nijkerk")
    listed = [progress(row, pack) for row in await lists.tasks_of(anneke, world[name].id)]
    opened = [task for task in listed if not task.done and task.opens <= today]
    found = await case(world, "anneke", name)
    assert (found.open, found.late) == (len(opened), sum(turns.is_late(task, today) for task in opened))
    assert found.open


async def test_a_task_that_was_set_aside_counts_nowhere(world: World) -> None:
    before = await case(world, "anneke", "samira")
    await checklist.drop(world["anneke"], await task_of(world, "samira", "huisarts"), "heeft er al een")
    assert (await case(world, "anneke", "samira")).open == before.open - 1


async def test_a_task_of_the_household_counts_for_everyone_in_it(world: World) -> None:
    before = [(await case(world, "anneke", name)).open for name in ("samira", "karim")]
    await checklist.complete(world["samira"], await task_of(world, "samira", "energie"), True)
    assert [(await case(world, "anneke", name)).open for name in ("samira", "karim")] == [n - 1 for n in before]


async def test_who_needs_a_helper_most_stands_first_and_the_line_says_why(client_of: ClientOf, world: World) -> None:
    await all_on_time(world)
    await checklist.ask_help(world["tesfay"], await task_of(world, "tesfay", "huisarts"), "taal")
    await checklist.complete(world["karim"], await task_of(world, "karim", "digid_activeren"), True)
    page = await page_of(await client_of("anneke"))
    assert names(page) == ["Tesfay Gebremedhin", "Karim Haddad", "Samira Haddad"]
    assert [words(chip) for chip in page.select(".cases .chip")] == [
        "Vraagt hulp bij 1 taak",
        "1 taak wacht op u",
        "Op koers",
    ]


async def test_what_a_helper_has_seen_waits_no_longer(world: World) -> None:
    task = await task_of(world, "karim", "digid_activeren")
    await checklist.complete(world["karim"], task, True)
    assert (await case(world, "anneke", "karim")).look == 1
    await checklist.confirm(world["peter"], task, True)
    assert (await case(world, "anneke", "karim")).look == 0


async def test_a_task_that_nobody_has_to_see_does_not_wait_for_a_helper(world: World) -> None:
    assert content.load("nijkerk").tasks["energie"].counts == "done"
    await checklist.complete(world["samira"], await task_of(world, "samira", "energie"), True)
    assert (await case(world, "anneke", "samira")).look == 0


@pytest.mark.parametrize(
    ("shown", "who"),
    [
        ("nu", ["Tesfay Gebremedhin"]),
        ("koers", ["Karim Haddad", "Samira Haddad"]),
        ("kijken", []),
        ("onzin", ["Tesfay Gebremedhin", "Karim Haddad", "Samira Haddad"]),
    ],
)
async def test_the_counters_are_links_that_filter(
    client_of: ClientOf, world: World, shown: str, who: list[str]
) -> None:
    await all_on_time(world)
    await checklist.ask_help(world["tesfay"], await task_of(world, "tesfay", "huisarts"), "taal")
    page = await page_of(await client_of("anneke"), f"/clienten?toon={shown}")
    assert names(page) == who
    assert [words(counter) for counter in page.select(".counters a")] == [
        "1 Nu nodig",
        "0 Wacht op u",
        "2 Op koers",
        "3 Alle",
    ]


@pytest.mark.parametrize(("days", "said"), [(None, "nog niet"), (0, "vandaag"), (1, "gisteren"), (16, "16 dagen")])
async def test_a_line_says_when_somebody_was_last_seen(
    client_of: ClientOf, world: World, days: int | None, said: str
) -> None:
    if days is not None:
        await sessions.start(world["tesfay"].id, sessions.OWN_PHONE)
        async with db.write():
            seen = clock.now() - timedelta(days=days)
            await db.execute("UPDATE session SET seen_at = ? WHERE person = ?", seen, world["tesfay"].id)
    row = line(await page_of(await client_of("anneke")), "Tesfay")
    assert words(row.select("td")[-1]).removeprefix("Laatst gezien ") == said


async def test_yesterday_is_a_matter_of_the_calendar_not_of_hours(
    client_of: ClientOf, world: World, moment: Clock
) -> None:
    moment.move(hours=13.5)  # half past eleven in the evening
    await sessions.start(world["tesfay"].id, sessions.OWN_PHONE)
    moment.move(hours=1)
    assert "gisteren" in words(line(await page_of(await client_of("anneke")), "Tesfay"))


async def test_a_line_names_language_household_and_steps(client_of: ClientOf, world: World) -> None:
    said = words(line(await page_of(await client_of("anneke")), "Samira"))
    assert "Arabisch · gezin van 4" in said and "4 van 8" in said


async def test_a_docent_sees_no_household_and_counts_only_lessons(client_of: ClientOf, world: World) -> None:
    assert "alleen" not in words(line(await page_of(await client_of("ineke")), "Yusuf"))
    seen_by = {who: (await case(world, who, "yusuf")).open for who in ("ineke", "bram")}
    assert 0 < seen_by["ineke"] < seen_by["bram"]


async def test_the_list_asks_as_much_of_the_database_for_many_as_for_few(
    client_of: ClientOf, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    fetch = db.fetch

    async def counting(sql: str, *args: object) -> Any:
        asked.append(sql)
        return await fetch(sql, *args)

    few, many = await client_of("eva"), await client_of("peter")
    monkeypatch.setattr(db, "fetch", counting)
    for client in (few, many):
        await page_of(client)
    assert len(asked) % 2 == 0 and asked[: len(asked) // 2] == asked[len(asked) // 2 :]


async def test_the_dossier_opens_on_its_tasks(client_of: ClientOf, world: World) -> None:
    address = f"/clienten/{world['samira'].id}"
    answer = await (await client_of("anneke")).get(address)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{address}/taken")


@pytest.mark.parametrize("outsider", ["bram", "ineke", "bea", "samira", "eva"])
async def test_the_dossier_of_somebody_else_is_not_there(client_of: ClientOf, world: World, outsider: str) -> None:
    assert (await (await client_of(outsider)).get(f"/clienten/{world['samira'].id}")).status_code == 404


async def test_a_traject_that_has_ended_leaves_the_list_and_stands_behind_a_link(
    client_of: ClientOf, world: World
) -> None:
    client = await client_of("anneke")
    assert not (await page_of(client)).select("a[href='/clienten?toon=klaar']")
    await close(world, "tesfay")
    page = await page_of(client)
    assert "Tesfay Gebremedhin" not in names(page)
    assert words(page.select(".counters a")[-1]) == "2 Alle"
    for group in ("nu", "kijken", "koers"):
        assert "Tesfay Gebremedhin" not in names(await page_of(client, f"/clienten?toon={group}"))
    assert words(page.select_one("a[href='/clienten?toon=klaar']")) == "1 afgesloten traject"
    closed = await page_of(client, "/clienten?toon=klaar")
    assert names(closed) == ["Tesfay Gebremedhin"]
    assert "Afgesloten op" in words(line(closed, "Tesfay"))
    assert "te laat" not in words(line(closed, "Tesfay"))


async def test_when_all_have_ended_the_list_is_not_said_to_be_new(client_of: ClientOf, world: World) -> None:
    for name in ("samira", "karim", "tesfay"):
        await close(world, name)
    page = await page_of(await client_of("anneke"))
    assert "U heeft nog geen cliënten." not in page.get_text()
    assert words(page.select_one("a[href='/clienten?toon=klaar']")) == "3 afgesloten trajecten"
