import re
from collections.abc import Sequence
from datetime import timedelta

import httpx
import pytest
from bs4 import BeautifulSoup

from backend.core import clock, db
from backend.features.reports import views
from tests.cast import NEWCOMERS, STAFF, World
from tests.conftest import ClientOf

FEW = "minder dan 5"
SHEETS = [f"/rapportages/{key}.csv" for key in views.ALL]


async def rows(client: httpx.AsyncClient, key: str) -> dict[str, list[str]]:
    """What stands in one table, by the name of its row."""
    page = BeautifulSoup((await client.get("/rapportages")).text, "html.parser")
    lines = page.select(f"section[aria-labelledby={key}] tbody tr")
    return {line.th.get_text(): [cell.get_text().strip() for cell in line.select("td")] for line in lines if line.th}


async def start(gemeente: int, languages: Sequence[str]) -> list[int]:
    """The trajects of more people, one for each language."""
    async with db.write():
        return [await _start(gemeente, language) for language in languages]


async def _start(gemeente: int, language: str) -> int:
    [(person,)] = await db.fetch(
        "INSERT INTO person (gemeente, role, name, call_name, speaks, created_at)"
        " VALUES (?, 'newcomer', 'Iemand Anders', 'Iemand', ?, ?) RETURNING id",
        *(gemeente, language, clock.now()),
    )
    [(home,)] = await db.fetch("INSERT INTO household (gemeente, version) VALUES (?, 0) RETURNING id", gemeente)
    [(traject,)] = await db.fetch(
        "INSERT INTO traject (gemeente, household, newcomer, started_on) VALUES (?, ?, ?, ?) RETURNING id",
        *(gemeente, home, person, clock.today()),
    )
    return int(traject)


async def test_a_language_of_many_is_counted_and_one_of_few_is_hidden(world: World, client_of: ClientOf) -> None:
    await start(world["peter"].gemeente, ["uk"] * 6 + ["am"] * 4)
    found = await rows(await client_of("peter"), "talen")
    assert (found["Oekraïens"], found["Amhaars"], found["Arabisch"]) == (["6"], [FEW], [FEW])
    assert list(found)[0] == "Oekraïens"


async def test_routes_are_counted_per_gemeente(world: World, client_of: ClientOf) -> None:
    trajects = await start(world["peter"].gemeente, ["nl"] * 5)
    await start(world["olga"].gemeente, ["nl"] * 9)
    async with db.write():
        for traject in trajects:
            await db.execute(
                "INSERT INTO leerroute (traject, route, local_name, exams_agreed, chosen_on, version)"
                " VALUES (?, 'O', '', false, ?, 1)",
                *(traject, clock.today()),
            )
    assert (await rows(await client_of("peter"), "leerroutes"))["Onderwijsroute"] == ["5"]
    assert (await rows(await client_of("otto"), "leerroutes"))["Nog geen leerroute"] == ["10"]


async def test_a_step_counts_who_is_in_it_and_who_has_done_it(world: World, client_of: ClientOf) -> None:
    trajects = await start(world["peter"].gemeente, ["nl"] * 12)
    async with db.write():
        await db.execute("DELETE FROM step_state")
        for number, traject in enumerate(trajects):
            await db.execute(
                "INSERT INTO step_state (traject, step, state, since) VALUES (?, 'pip', ?, ?)",
                *(traject, "done" if number < 7 else "current", clock.today()),
            )
    found = await rows(await client_of("peter"), "stappen")
    assert next(numbers for name, numbers in found.items() if name.startswith("6.")) == ["5", "7"]
    lengths = await rows(await client_of("peter"), "doorlooptijd")
    assert next(numbers for name, numbers in lengths.items() if name.startswith("6.")) == ["0"]


async def test_a_kind_of_task_that_many_have_late_stands_first(world: World, client_of: ClientOf) -> None:
    await start(world["peter"].gemeente, ["nl"] * 5)
    today = clock.today()
    async with db.write():
        await db.execute("DELETE FROM comment")
        await db.execute("UPDATE event SET task = NULL")
        await db.execute("DELETE FROM task")
        await db.execute(
            "INSERT INTO task (gemeente, household, traject, template, step, title, opened_on, opens, due, due_basis)"
            " SELECT gemeente, household, id, 'afval', 'vestiging', 'Afval', ?, ?, ?, 'law' FROM traject",
            *(today, today, today - timedelta(days=1)),
        )
        await db.execute(
            "INSERT INTO task (gemeente, household, traject, template, step, title, opened_on, opens)"
            " SELECT gemeente, household, id, 'bank', 'vestiging', 'Bank', ?, ? FROM traject",
            *(today, today),
        )
        await db.execute(
            "INSERT INTO task (gemeente, household, traject, template, step, title, opened_on, opens)"
            " SELECT gemeente, household, id, 'water', 'vestiging', 'Water', ?, ? FROM traject ORDER BY id LIMIT 4",
            *(today, today),
        )
    found = await rows(await client_of("peter"), "taken")
    assert list(found.values()) == [["11", "11", FEW], ["11", FEW, FEW]]


async def test_messages_are_counted_as_made_sent_and_read(world: World, client_of: ClientOf) -> None:
    now = clock.now()
    async with db.write():
        await db.execute("DELETE FROM notice")
        for number in range(9):
            await db.execute(
                "INSERT INTO notice (person, kind, subject, created_at, pushed_at, read_at)"
                " VALUES (?, 'x', ?, ?, ?, ?)",
                *(world["samira"].id, str(number), now, now if number < 6 else None, now if number < 2 else None),
            )
    assert next(iter((await rows(await client_of("peter"), "berichten")).values())) == ["9", "6", FEW]


@pytest.mark.parametrize("address", SHEETS)
async def test_the_sheet_says_what_the_page_says(world: World, client_of: ClientOf, address: str) -> None:
    await start(world["peter"].gemeente, ["uk"] * 6)
    client = await client_of("bea")
    answer = await client.get(address)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    lines = [line.split(";") for line in answer.text.removeprefix("\ufeff").splitlines()]
    key = address.split("/")[-1].removesuffix(".csv")
    assert {name.strip('"'): numbers for name, *numbers in lines[1:]} == await rows(client, key)


@pytest.mark.parametrize("address", ["/rapportages", *SHEETS])
@pytest.mark.parametrize("name", ["samira", "anneke", "ineke"])
async def test_nobody_else_finds_them(client_of: ClientOf, name: str, address: str) -> None:
    assert (await (await client_of(name)).get(address)).status_code == 404


@pytest.mark.parametrize("name", ["x.csv", "stappen", "stappen.xls", "..csv"])
async def test_what_is_no_report_is_not_found(client_of: ClientOf, name: str) -> None:
    assert (await (await client_of("peter")).get(f"/rapportages/{name}")).status_code == 404


@pytest.mark.parametrize("address", ["/rapportages", *SHEETS])
async def test_no_person_is_named(client_of: ClientOf, address: str) -> None:
    text = (await (await client_of("bea")).get(address)).text
    names = [person.name for person in STAFF.values()] + [person.name for person in NEWCOMERS.values()]
    assert not [name for name in names if re.search(rf"\b{name.split()[0]}\b", text)]
