"""A morning of home visits without network, while the klantmanager works on at the office."""

import asyncio
from collections import Counter
from datetime import date, timedelta
from typing import Any

from playwright.async_api import expect

from backend import worker
from backend.core import clock, db
from backend.features.checklist import actions as checklist
from tests.cast import World
from tests.offline.phone import SAVED, Phone
from tests.offline.proxy import Network
from tests.offline.test_visit import line, of_their_own, takes, ticks, visit_of
from tests.offline.test_visit import phone as phone
from tests.tasks import value, verbs

WHOM = ("samira", "karim", "tesfay")
OTHERS_SAID = "Iemand anders heeft dit later veranderd."
EACH = 10  # changes of a visit


def later() -> date:
    return clock.today() + timedelta(days=12)


async def visit(phone: Phone, world: World, name: str, tasks: list[int]) -> None:
    """Ten changes: begun, four ticks of which one is taken back, one that does not work, one later, a note, the end."""
    await phone.opens(visit_of(world, name))
    await phone.presses("Start huisbezoek")
    await phone.page.locator("[data-during]:visible").wait_for()
    for task in tasks[:4]:
        await ticks(phone, task)
        await expect(phone.page.locator(f"#taak-{task}")).to_contain_text(SAVED)
    await ticks(phone, tasks[3])
    await not_done(phone, tasks[4])
    await put_off(phone, tasks[5])
    await note(phone, f"Bij {name} geweest.")
    await phone.presses("Klaar: verslag")
    await phone.sees("Het verslag komt als er internet is.")


async def not_done(phone: Phone, task: int) -> None:
    row = line(phone, task)
    await row.locator("summary").click()
    await row.get_by_label("Wat lukt niet?").select_option("papier")
    await row.get_by_role("button", name="Niet gelukt").click()
    await expect(row).to_contain_text(SAVED)


async def put_off(phone: Phone, task: int) -> None:
    row = line(phone, task)
    await row.locator("summary").click()
    await row.get_by_label("Later, op deze dag").fill(later().isoformat())
    await row.get_by_role("button", name="Schuif door").click()
    await expect(row).to_contain_text(SAVED)


async def note(phone: Phone, text: str) -> None:
    await phone.page.get_by_label("Alleen het team").check()
    await phone.page.get_by_label("Uw notitie").fill(text)
    await phone.presses("Bewaar de notitie")
    await expect(phone.page.locator("[data-notes] .unsent")).to_contain_text(text)


async def at_the_office(world: World, tasks: dict[str, list[int]]) -> None:
    """Peter meanwhile: the same task done, one not needed, one done and taken back, one with a letter."""
    peter = world["peter"]
    await checklist.complete(peter, tasks["samira"][0], True)
    await checklist.drop(peter, tasks["samira"][1], "Heeft het al.")
    for done in (True, False):
        await checklist.complete(peter, tasks["karim"][0], done)
    await checklist.complete(peter, tasks["karim"][4], True)
    await checklist.set_due(peter, tasks["tesfay"][5], clock.today() + timedelta(days=3))


async def said_by(world: World, name: str) -> Counter[tuple[int, str]]:
    rows = await db.fetch(
        "SELECT task, verb FROM event WHERE actor = ? AND task IS NOT NULL AND verb NOT IN ('task_added')",
        world[name].id,
    )
    return Counter((task, verb) for task, verb in rows)


def wished(tasks: dict[str, list[int]]) -> Counter[tuple[int, str]]:
    """What Anneke's phone asks for, if nobody else had said anything."""
    wishes: Counter[tuple[int, str]] = Counter()
    for own in tasks.values():
        wishes.update((task, "task_done") for task in own[:4])
        wishes.update([(own[3], "task_reopened"), (own[4], "help_asked"), (own[5], "task_postponed")])
    return wishes


async def test_thirty_changes_of_three_visits_arrive_once_and_each_conflict_is_said(
    phone: Phone, world: World, network: Network
) -> None:
    tasks = {name: (await of_their_own(world, name))[:6] for name in WHOM}
    await takes(phone, world, *WHOM)
    await phone.goes_offline()
    for number, name in enumerate(WHOM, start=1):
        await visit(phone, world, name, tasks[name])
        await phone.has_waiting(EACH * number)
    assert await said_by(world, "anneke") == Counter()
    await asyncio.sleep(1.1)  # the phone says in whole seconds how long ago it was
    await at_the_office(world, tasks)
    network.loses = 2
    await phone.goes_offline(False)
    await phone.has_waiting(0, seconds=40)
    await _all_facts_are_kept(world, tasks)
    await _nothing_was_done_twice(network)
    await _conflicts_are_said(phone, world, tasks)


async def _all_facts_are_kept(world: World, tasks: dict[str, list[int]]) -> None:
    samira, karim, tesfay = (tasks[name] for name in WHOM)
    refused = [
        (samira[1], "task_done"),
        (karim[0], "task_done"),
        (karim[4], "help_asked"),
        (tesfay[5], "task_postponed"),
    ]
    expected = wished(tasks) - Counter([*refused, (samira[0], "task_done")])  # that one was done already
    expected.update((task, "wish_came_late") for task, _ in refused)
    assert await said_by(world, "anneke") == expected
    assert (await value(samira[0], "done_by"), await value(samira[1], "drop_reason")) == (
        world["peter"].id,
        "Heeft het al.",
    )
    assert await value(karim[0], "done_at") is None
    assert await value(tesfay[5], "due") == clock.today() + timedelta(days=3)
    rows = await db.fetch("SELECT COUNT(*) FROM home_visit WHERE ended_at IS NOT NULL")
    assert rows == [(3,)]
    rows = await db.fetch("SELECT audience, COUNT(*) FROM note GROUP BY audience")
    assert rows == [("internal", 3)]


async def _nothing_was_done_twice(network: Network) -> None:
    """Two answers were lost: what they were about was sent again, under the same key."""
    sent = Counter(key for _, key in network.arrived if key)
    assert sum(sent.values()) == len(sent) + 2
    keys = await db.fetch("SELECT key, COUNT(*) FROM applied GROUP BY key")
    assert {number for _, number in keys} == {1}


async def _conflicts_are_said(phone: Phone, world: World, tasks: dict[str, list[int]]) -> None:
    said = {
        "samira": ["Deze taak hoeft niet meer."],
        "karim": [OTHERS_SAID, "Deze taak is al klaar."],
        "tesfay": ["Deze dag staat in de wet of in een brief."],
    }
    for name, sentences in said.items():
        await phone.opens(visit_of(world, name))
        alerts = phone.page.locator("[role=alert].waits")
        await expect(alerts).to_have_count(len(sentences))
        for sentence in sentences:
            alert = alerts.filter(has_text=sentence)
            await expect(alert).to_be_visible()
            await expect(alert.locator("b")).not_to_be_empty()  # which task it is about


async def test_the_newcomer_reads_afterwards_what_came_of_it(phone: Phone, world: World) -> None:
    tasks = (await of_their_own(world, "tesfay"))[:2]
    await takes(phone, world, "tesfay")
    await phone.goes_offline()
    await phone.opens(visit_of(world, "tesfay"))
    await phone.presses("Start huisbezoek")
    await ticks(phone, tasks[0])
    await not_done(phone, tasks[1])
    await phone.presses("Klaar: verslag")
    await phone.goes_offline(False)
    await phone.has_waiting(0)
    await worker.handle_all()
    rows: list[Any] = await db.fetch("SELECT outcome FROM home_visit_task ORDER BY outcome")
    assert rows == [("done",), ("stuck",)]
    assert await db.fetch("SELECT person FROM notice WHERE kind = 'visit_ended'") == [(world["tesfay"].id,)]
    assert await verbs(tasks[0]) == ["task_done"]
