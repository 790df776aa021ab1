"""Doing things without network: shown at once, sent in order, done once. With Background Sync and without."""

import asyncio

import pytest
from playwright.async_api import expect

from backend.core import db, sessions
from backend.features.checklist import actions
from tests.cast import World
from tests.offline.conftest import PhoneOf
from tests.offline.phone import SAVED, Phone
from tests.offline.proxy import Network
from tests.tasks import task_of, value, verbs

pytestmark = pytest.mark.usefixtures("sync")


@pytest.fixture
async def task(world: World) -> int:
    return await task_of(world, "farid", "zorgverzekering")


@pytest.fixture
async def phone(phone_of: PhoneOf, task: int) -> Phone:
    """Farid's, with the task before him."""
    phone = await phone_of("farid")
    await phone.settles()
    await phone.opens(f"/taken/{task}")
    return phone


async def bodies(task: int) -> list[str]:
    return [body for (body,) in await db.fetch("SELECT body FROM comment WHERE task = ? ORDER BY id", task)]


async def test_a_tick_is_shown_at_once_stays_after_a_reload_and_arrives(phone: Phone, task: int) -> None:
    await phone.goes_offline()
    await phone.presses("Ik ben klaar")
    await phone.sees(SAVED)
    await phone.opens(f"/taken/{task}")
    await phone.sees(SAVED)
    await phone.sees("Toch niet klaar")
    await phone.opens("/taken")
    await expect(phone.page.locator(f"#taak-{task}")).to_contain_text(SAVED)
    assert await verbs(task) == []
    await phone.goes_offline(False)
    await phone.has_waiting(0)
    await phone.sees("Aangekomen.")
    await expect(phone.page.locator(f"#taak-{task} .waits")).to_have_count(0)
    assert await verbs(task) == ["task_done"]


async def test_what_was_done_online_is_so_without_network(phone: Phone, task: int) -> None:
    await phone.presses("Ik ben klaar")
    await phone.sees("Toch niet klaar")
    await asyncio.sleep(1)
    await phone.goes_offline()
    await phone.opens(f"/taken/{task}")
    await phone.sees("Toch niet klaar")


async def test_an_answer_that_was_lost_changes_nothing_twice(phone: Phone, task: int, network: Network) -> None:
    network.loses = 1
    await phone.page.get_by_label("Schrijf een bericht").fill("Welke is goed?")
    await phone.presses("Stuur")
    keys = await asyncio.to_thread(network.keys_of, "/reacties", 2)
    await phone.has_waiting(0)
    await phone.sees("Welke is goed?")
    assert len(keys) >= 2
    assert len(set(keys)) == 1
    assert await bodies(task) == ["Welke is goed?"]


async def test_all_that_was_done_arrives_in_order(phone: Phone, task: int) -> None:
    await phone.goes_offline()
    await phone.presses("Ik ben klaar")
    await phone.sees(SAVED)
    for text in ("een", "twee"):
        await phone.page.get_by_label("Schrijf een bericht").fill(text)
        await phone.presses("Stuur")
        await expect(phone.page.locator(".bubble.waits", has_text=text)).to_be_visible()
    await phone.presses("Toch niet klaar")
    await phone.has_waiting(4)
    await phone.goes_offline(False)
    await phone.has_waiting(0)
    assert await verbs(task) == ["task_done", "task_commented", "task_commented", "task_reopened"]
    assert await bodies(task) == ["een", "twee"]


async def test_help_a_day_and_a_task_of_their_own(phone: Phone, task: int, world: World) -> None:
    other = await task_of(world, "farid", "brp")
    await phone.opens(f"/taken/{other}/hulp")
    await phone.goes_offline()
    await phone.page.locator("button.tile").first.click()
    await phone.sees(SAVED)
    await phone.opens(f"/taken/{task}")
    await phone.page.get_by_text("Wanneer gaat u?").click()
    await phone.page.get_by_label("Morgen", exact=True).check()
    await phone.presses("Opslaan")
    await phone.sees(SAVED)
    await phone.opens("/taken/nieuw")
    await phone.page.get_by_label("Wat wilt u doen?").fill("Ahmed bellen")
    await phone.presses("Opslaan")
    await phone.page.wait_for_url("**/taken")
    await expect(phone.page.locator(".card.waits")).to_contain_text("Ahmed bellen")
    await phone.goes_offline(False)
    await phone.has_waiting(0)
    assert await verbs(other) == ["help_asked"]
    assert await verbs(task) == ["task_planned"]
    assert await db.fetch("SELECT COUNT(*) FROM task WHERE title = ?", "Ahmed bellen") == [(1,)]


async def test_a_session_that_ended_keeps_the_queue_until_they_are_back(
    phone: Phone, task: int, world: World, network: Network
) -> None:
    await phone.goes_offline()
    await phone.presses("Ik ben klaar")
    await phone.has_waiting(1)
    await sessions.end_all(world["farid"].id)
    await phone.goes_offline(False)
    # The open page refreshes itself too; where that is quicker it asks on a page of its own.
    asked = phone.page.get_by_text("Geef eerst uw pincode.").or_(phone.page.get_by_role("heading", name="Inloggen"))
    await expect(asked.locator("visible=true").first).to_be_visible()
    await phone.has_waiting(1)
    assert await verbs(task) == []
    await phone.is_used_by(world["farid"])
    await phone.opens("/")
    await phone.has_waiting(0)
    assert await verbs(task) == ["task_done"]


async def test_another_person_neither_sends_nor_sees_it(phone: Phone, task: int, world: World) -> None:
    await phone.goes_offline()
    await phone.presses("Ik ben klaar")
    await phone.has_waiting(1)
    await phone.is_used_by(world["hodan"])
    await phone.goes_offline(False)
    await phone.opens("/taken")
    await phone.settles("/taken")
    await phone.sees_not(SAVED)
    assert await verbs(task) == []
    await phone.is_used_by(world["farid"])
    await phone.opens("/")
    await phone.has_waiting(0)
    assert await verbs(task) == ["task_done"]


async def test_a_hanging_server_keeps_the_tick(phone: Phone, task: int, network: Network) -> None:
    network.hang()
    await phone.presses("Ik ben klaar")
    await phone.sees(SAVED, seconds=12)
    network.mend()
    await phone.runs("() => dispatchEvent(new Event('online'))")
    await phone.has_waiting(0)
    assert await verbs(task) == ["task_done"]


async def test_what_is_too_late_is_said_in_one_sentence_and_stays_in_the_history(
    phone: Phone, task: int, world: World
) -> None:
    await phone.goes_offline()
    await phone.presses("Ik ben klaar")
    await phone.has_waiting(1)
    await actions.drop(world["bram"], task, "Dit is al geregeld.")
    await phone.goes_offline(False)
    await phone.has_waiting(0)
    await phone.sees("Deze taak hoeft niet meer.")
    assert await verbs(task) == ["task_dropped", "wish_came_late"]
    await phone.presses("Gezien")
    await expect(phone.page.locator("[role=alert].waits")).to_have_count(0)


async def test_a_helpers_later_word_stands(phone: Phone, task: int, world: World) -> None:
    await phone.goes_offline()
    await phone.presses("Ik ben klaar")
    await phone.has_waiting(1)
    await asyncio.sleep(1.1)  # the phone says in whole seconds how long ago it was
    await actions.complete(world["bram"], task, True)
    await actions.complete(world["bram"], task, False)
    await phone.goes_offline(False)
    await phone.sees("Uw helper heeft dit later veranderd.")
    assert await value(task, "done_at") is None
    assert (await verbs(task))[-1] == "wish_came_late"


async def test_one_that_the_server_cannot_stand_does_not_hold_up_the_others(
    phone: Phone, task: int, world: World, network: Network
) -> None:
    other = await task_of(world, "farid", "huisarts")
    await phone.opens(f"/taken/{other}")
    await phone.opens(f"/taken/{task}")
    await phone.goes_offline()
    await phone.presses("Ik ben klaar")
    await phone.has_waiting(1)
    await phone.opens(f"/taken/{other}")
    await phone.presses("Ik ben klaar")
    await phone.has_waiting(2)
    network.trouble[f"/taken/{task}/klaar"] = 500
    await phone.goes_offline(False)
    await phone.has_waiting(1)
    assert await verbs(other) == ["task_done"]
    for _ in range(6):
        await phone.runs("() => dispatchEvent(new Event('online'))")
        await asyncio.sleep(0.3)
    await phone.has_waiting(0)
    await phone.sees("Wat u zonder internet deed, kan niet meer.")
    assert await verbs(task) == []
