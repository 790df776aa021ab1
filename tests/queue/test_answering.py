"""Answering in the list: in one place, once, and nobody's words are lost when two do it at the same time."""

import asyncio

import pytest
from bs4 import BeautifulSoup

from backend import worker
from backend.core import db
from backend.core.errors import Refused
from backend.features.checklist import actions as checklist
from backend.features.queue import views
from tests.cast import World
from tests.conftest import ClientOf
from tests.queue.waits import queue
from tests.tasks import task_of


async def test_a_question_is_answered_in_the_list_and_the_newcomer_reads_it(client_of: ClientOf, world: World) -> None:
    task = await task_of(world, "tesfay", "huisarts")
    await checklist.comment(world["tesfay"], task, "Which one?")
    client = await client_of("anneke")
    page = BeautifulSoup((await client.get("/werk?toon=team&groep=wie")).text, "html.parser")
    form = page.select_one("form:has(textarea)")
    assert form
    sent = {str(field["name"]): str(field["value"]) for field in form.select("input")} | {"body": "De Oosterstraat."}
    answer = await client.post(str(form["action"]), data=sent)
    assert (answer.status_code, answer.headers["location"]) == (303, "/werk?groep=wie&toon=team")
    assert await queue(world, "anneke") == []
    await worker.handle_all()
    reader = await client_of("tesfay")
    assert "De Oosterstraat." in (await reader.get(f"/taken/{task}")).text
    assert "Anneke" in (await reader.get("/berichten")).text


async def test_what_is_done_is_seen_with_one_button(client_of: ClientOf, world: World) -> None:
    await checklist.complete(world["tesfay"], await task_of(world, "tesfay", "huurcontract"), True)
    client = await client_of("anneke")
    page = BeautifulSoup((await client.get("/werk")).text, "html.parser")
    form = page.select_one("form[action*='/bevestiging']")
    assert form
    answer = await client.post(str(form["action"]), data={"seen": "1"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/werk")
    assert await queue(world, "anneke") == []


async def test_of_two_who_answer_at_once_the_second_is_told_by_name_and_keeps_what_was_typed(
    client_of: ClientOf, world: World
) -> None:
    task = await task_of(world, "tesfay", "huisarts")
    await checklist.comment(world["tesfay"], task, "Which one?")
    [line] = await views.lines(world["anneke"], of_team=True)
    address, anneke, peter = f"/taken/{task}/reacties?op=werk", await client_of("anneke"), await client_of("peter")
    sent = {"laatste": str(line.last), "body": "De Oosterstraat."}
    assert (await anneke.post(address, data=sent)).status_code == 303
    late = await peter.post(address, data=sent | {"body": "De Dorpsstraat."})
    assert late.status_code == 409
    page = BeautifulSoup(late.text, "html.parser")
    notice = page.select_one("[data-focus]")
    assert notice and "Anneke de Boer heeft al geantwoord." in notice.get_text()
    form = page.select_one("form:has(textarea[name=body])")
    assert form and "De Dorpsstraat." in form.get_text() and "De Oosterstraat." in late.text
    again = {str(field["name"]): str(field["value"]) for field in form.select("input")} | {"body": "De Dorpsstraat."}
    assert (await peter.post(str(form["action"]), data=again)).status_code == 303
    rows = await db.fetch("SELECT body FROM comment WHERE task = ? ORDER BY id", task)
    assert [body for (body,) in rows] == ["Which one?", "De Oosterstraat.", "De Dorpsstraat."]


async def test_at_the_same_moment_one_of_two_answers_is_taken(world: World) -> None:
    task = await task_of(world, "tesfay", "huisarts")
    await checklist.comment(world["tesfay"], task, "Which one?")
    [line] = await views.lines(world["anneke"], of_team=True)
    wishes = [checklist.comment(world[name], task, name, line.last) for name in ("anneke", "peter")]
    refused = [each for each in await asyncio.gather(*wishes, return_exceptions=True) if each]
    assert [type(each) for each in refused] == [Refused]
    assert len(await db.fetch("SELECT id FROM comment WHERE task = ?", task)) == 2


async def test_ones_own_answer_and_that_of_the_newcomer_hold_nobody_up(world: World) -> None:
    task = await task_of(world, "tesfay", "huisarts")
    await checklist.comment(world["tesfay"], task, "Which one?")
    [line] = await views.lines(world["anneke"], of_team=True)
    await checklist.comment(world["tesfay"], task, "Hello?")
    for text in ("De Oosterstraat.", "Bij de bakker."):
        await checklist.comment(world["anneke"], task, text, line.last)
    assert len(await db.fetch("SELECT id FROM comment WHERE task = ?", task)) == 4


@pytest.mark.parametrize("last", ["-1", "x", "9" * 30])
async def test_a_message_that_cannot_be_is_refused_and_nothing_is_said(
    client_of: ClientOf, world: World, last: str
) -> None:
    task = await task_of(world, "tesfay", "huisarts")
    answer = await (await client_of("anneke")).post(f"/taken/{task}/reacties", data={"laatste": last, "body": "Dag"})
    assert answer.status_code == 422 and "Dag" in answer.text
    assert await db.fetch("SELECT id FROM comment WHERE task = ?", task) == []
