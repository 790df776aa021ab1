"""Days for the calendar on a phone: only one's own, in a form that calendar apps read."""

import re
from datetime import UTC, date, datetime

import httpx
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from backend.core import db
from backend.features.agenda.rules import ics
from backend.features.agenda.rules.ics import Entry
from tests.cast import World
from tests.conftest import ClientOf
from tests.tasks import task_of

FORM = {"content-type": "application/x-www-form-urlencoded"}


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=200))
def test_no_line_is_too_long_and_no_letter_is_lost(title: str) -> None:
    entry = Entry("taak-1@wegwijs.example", date(2026, 12, 31), title, "https://wegwijs.example/taken/1")
    text = ics.calendar("Wegwijs", [entry], datetime(2026, 11, 25, tzinfo=UTC))
    assert all(len(line.encode()) <= ics.LINE for line in text.split("\r\n"))
    [summary] = [line for line in unfolded(text) if line.startswith("SUMMARY:")]
    said = re.sub(r"\\(.)", r"\1", summary.removeprefix("SUMMARY:"))
    assert said == title
    assert "DTEND;VALUE=DATE:20270101" in text


def test_a_title_cannot_add_an_event_of_its_own() -> None:
    entry = Entry("a", date(2026, 12, 1), "Een\r\nEND:VEVENT\r\nBEGIN:VEVENT", "https://x.nl")
    lines = unfolded(ics.calendar("Wegwijs", [entry], datetime(2026, 11, 25, tzinfo=UTC)))
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 1


async def test_a_task_with_a_day_can_go_to_the_calendar(client_of: ClientOf, world: World) -> None:
    task = await task_of(world, "tesfay", "bank")
    async with db.write():
        await db.execute("UPDATE task SET planned_on = ? WHERE id = ?", date(2026, 12, 3), task)
    answer = await (await client_of("tesfay")).get(f"/taken/{task}/agenda.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    assert "DTSTART;VALUE=DATE:20261203" in answer.text and f"/taken/{task}" in answer.text


async def test_a_task_without_a_day_has_none(client_of: ClientOf, world: World) -> None:
    task = await task_of(world, "tesfay", "bank")
    async with db.write():
        await db.execute("UPDATE task SET planned_on = NULL, due = NULL, advise = NULL WHERE id = ?", task)
    assert (await (await client_of("tesfay")).get(f"/taken/{task}/agenda.ics")).status_code == 404


async def feed_of(client: httpx.AsyncClient) -> str:
    answer = await client.post("/instellingen/agenda", content="", headers=FORM)
    [code] = BeautifulSoup(answer.text, "html.parser").select("code")
    return code.text.removeprefix("http://localhost:8000")


async def test_a_feed_is_read_without_signing_in_and_holds_only_ones_own(
    client_of: ClientOf, stranger: httpx.AsyncClient, world: World
) -> None:
    address = await feed_of(await client_of("tesfay"))
    answer = await stranger.get(address)
    tasks = {int(number) for number in re.findall(r"UID:taak-(\d+)@", answer.text)}
    rows = await db.fetch("SELECT id FROM task WHERE household = ?", world["tesfay"].household)
    assert tasks and tasks <= {task for (task,) in rows}


async def test_a_new_link_ends_the_old_one_and_stopping_ends_all(
    client_of: ClientOf, stranger: httpx.AsyncClient
) -> None:
    client = await client_of("tesfay")
    first, second = await feed_of(client), await feed_of(client)
    assert [(await stranger.get(address)).status_code for address in (first, second)] == [404, 200]
    await client.post("/instellingen/agenda/stop", content="", headers=FORM)
    assert (await stranger.get(second)).status_code == 404


@pytest.mark.parametrize("name", ["x", "x.ics", ".ics", "x.ics.ics"])
async def test_an_address_that_was_never_given_leads_nowhere(stranger: httpx.AsyncClient, name: str) -> None:
    assert (await stranger.get(f"/agenda/{name}")).status_code == 404


async def test_an_ended_account_has_no_feed(client_of: ClientOf, stranger: httpx.AsyncClient, world: World) -> None:
    address = await feed_of(await client_of("tesfay"))
    async with db.write():
        await db.execute("UPDATE person SET ended_at = created_at WHERE id = ?", world["tesfay"].id)
    assert (await stranger.get(address)).status_code == 404
