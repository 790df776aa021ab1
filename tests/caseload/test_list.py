"""The list of a helper: who is on it, in which order, and what each line counts."""

import re
from datetime import timedelta
from typing import Any

import pytest
from bs4 import Tag

from backend import content
from backend.core import clock, db, sessions
from backend.features.caseload.queries import cases
from backend.features.checklist import actions as checklist
from backend.features.checklist import queries as lists
from backend.features.checklist.lines import progress
from backend.features.checklist.rules import turns
from tests.agenda.meeting import plan
from tests.caseload.listed import line, names, page_of, words
from tests.cast import World
from tests.conftest import ClientOf
from tests.journey.closed import close
from tests.moment import Clock
from tests.tasks import task_of


def cell(row: Tag, name: str) -> Tag:
    return next(each for each in row.select("td") if each.get_text().strip().startswith(name))


async def case(world: World, helper: str, name: str) -> cases.Case:
    return next(found for found in await cases.cases(world[helper]) if found.id == world[name].id)


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


async def on_course(world: World) -> None:
    """Nobody of Anneke's has a reason to be called."""
    async with db.write():
        await db.execute("UPDATE task SET due_basis = 'target' WHERE gemeente = ?", world.gemeenten["nijkerk"])
        await db.execute("UPDATE task SET retired_at = ? WHERE actor = 'klantmanager'", clock.now())
    for name in ("samira", "karim", "tesfay"):
        await sessions.start(world[name].id, sessions.OWN_PHONE)
        await plan(world, "anneke", name, starts=clock.now() + timedelta(days=3), anyway=True)
        async with db.write():
            await db.insert(
                "push_subscription",
                **{"person": world[name].id, "endpoint": f"https://{name}", "p256dh": "x", "auth": "x"},
                **{"created_at": clock.now(), "seen_at": clock.now()},
            )


async def test_who_needs_a_helper_most_stands_first_and_the_line_says_why(client_of: ClientOf, world: World) -> None:
    await on_course(world)
    async with db.write():
        await db.execute("UPDATE session SET seen_at = ?", clock.now() - timedelta(days=15))
    anneke = await client_of("anneke")
    await sessions.start(world["karim"].id, sessions.OWN_PHONE)
    await sessions.start(world["samira"].id, sessions.OWN_PHONE)
    await checklist.complete(world["karim"], await task_of(world, "karim", "digid_activeren"), True)
    page = await page_of(anneke)
    assert names(page) == ["Tesfay Gebremedhin", "Karim Haddad", "Samira Haddad"]
    assert [words(chip) for chip in page.select(".cases .chip")] == [
        "15 dagen niet gezien",
        "1 taak wacht op u",
        "Op koers",
    ]


async def test_help_that_was_asked_today_can_wait_until_tomorrow(
    client_of: ClientOf, world: World, moment: Clock
) -> None:
    await on_course(world)
    await checklist.ask_help(world["tesfay"], await task_of(world, "tesfay", "huisarts"), "taal")
    assert words(line(await page_of(await client_of("anneke")), "Tesfay").select_one(".chip")) == (
        "Het lukt niet bij 1 taak"
    )
    moment.move(hours=48)
    assert words(line(await page_of(await client_of("anneke")), "Tesfay").select_one(".chip")) == (
        "Vraagt al 2 werkdagen hulp"
    )


async def test_a_reason_that_asks_nobody_is_no_question_to_a_helper(world: World, moment: Clock) -> None:
    assert content.load("nijkerk").reasons["tijd"].notify == "none"
    await checklist.ask_help(world["tesfay"], await task_of(world, "tesfay", "huisarts"), "tijd")
    found = await case(world, "anneke", "tesfay")
    assert (found.stuck, found.asked_at) == (1, None)


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


async def test_the_gemeente_is_waited_for_from_the_day_that_it_aimed_at(world: World) -> None:
    async with db.write():
        await db.execute("UPDATE task SET retired_at = ? WHERE actor = 'klantmanager'", clock.now())
    assert (await case(world, "anneke", "tesfay")).waits is None
    task, aim = await task_of(world, "tesfay", "intake_uitnodigen"), clock.today() - timedelta(days=12)
    async with db.write():
        later = aim + timedelta(days=60)
        await db.execute("UPDATE task SET retired_at = NULL, advise = ?, due = ? WHERE id = ?", aim, later, task)
    assert (await case(world, "anneke", "tesfay")).waits == aim
    await checklist.complete(world["peter"], task, True)
    assert (await case(world, "anneke", "tesfay")).waits is None


@pytest.mark.parametrize(
    ("shown", "who"),
    [
        ("nu", []),
        ("week", ["Tesfay Gebremedhin"]),
        ("koers", ["Karim Haddad", "Samira Haddad"]),
        ("onzin", ["Tesfay Gebremedhin", "Karim Haddad", "Samira Haddad"]),
    ],
)
async def test_the_counters_are_links_that_filter(
    client_of: ClientOf, world: World, shown: str, who: list[str]
) -> None:
    await on_course(world)
    await checklist.ask_help(world["tesfay"], await task_of(world, "tesfay", "huisarts"), "taal")
    page = await page_of(await client_of("anneke"), f"/clienten?toon={shown}")
    assert names(page) == who
    assert [words(counter) for counter in page.select(".counters a")] == [
        "0 Nu nodig",
        "1 Deze week",
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
    assert words(cell(row, "Laatst gezien")) == f"Laatst gezien {said}"


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
        asked.append(re.sub(r"(\?, )+\?", "?", sql))
        return await fetch(sql, *args)

    few, many = await client_of("eva"), await client_of("peter")
    monkeypatch.setattr(db, "fetch", counting)
    for client in (few, many):
        await page_of(client)
    assert len(asked) % 2 == 0 and asked[: len(asked) // 2] == asked[len(asked) // 2 :]


@pytest.mark.parametrize("outsider", ["bram", "ineke", "bea", "samira", "eva"])
async def test_the_dossier_of_somebody_else_is_not_there(client_of: ClientOf, world: World, outsider: str) -> None:
    assert (await (await client_of(outsider)).get(f"/clienten/{world['samira'].id}")).status_code == 404


ENDED = "a[href='/clienten/afgesloten']"


async def test_a_traject_that_has_ended_leaves_the_list_and_stands_behind_a_link(
    client_of: ClientOf, world: World
) -> None:
    client = await client_of("anneke")
    assert not (await page_of(client)).select(ENDED)
    await close(world, "tesfay")
    page = await page_of(client)
    assert "Tesfay Gebremedhin" not in names(page)
    assert words(page.select(".counters a")[-1]) == "2 Alle"
    for group in ("nu", "week", "koers"):
        assert "Tesfay Gebremedhin" not in names(await page_of(client, f"/clienten?toon={group}"))
    assert words(page.select_one(ENDED)) == "1 afgesloten traject"
    closed = words((await page_of(client, "/clienten/afgesloten")).select_one("main ul"))
    assert "Tesfay Gebremedhin" in closed
    assert "Afgesloten op" in closed


async def test_when_all_have_ended_the_list_is_not_said_to_be_new(client_of: ClientOf, world: World) -> None:
    for name in ("samira", "karim", "tesfay"):
        await close(world, name)
    page = await page_of(await client_of("anneke"))
    assert "U heeft nog geen cliënten." not in page.get_text()
    assert words(page.select_one(ENDED)) == "3 afgesloten trajecten"
    assert (await page_of(await client_of("bram"), "/clienten/afgesloten")).select_one("main .empty")
