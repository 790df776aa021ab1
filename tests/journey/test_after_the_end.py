"""A traject that has ended: what the newcomer reads, what stops, and what comes back when it was a mistake."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from backend import content, worker
from backend.core import clock, db
from backend.core.errors import Refused
from backend.features.checklist import actions as checklist
from backend.features.checklist import planning
from backend.features.checklist import queries as lists
from backend.features.journey import actions
from backend.features.notices.sweep import sweep
from tests.cast import World
from tests.conftest import ClientOf
from tests.journey.closed import close
from tests.moment import Clock
from tests.notices.phones import have_phones, messages, of, settle
from tests.tasks import task_of

ENDINGS = content.load("nijkerk").endings


async def open_tasks(world: World, name: str) -> set[int]:
    return {row.id for row in await lists.tasks_of(world[name], world[name].id) if row.done_at is None}


async def today_of(client_of: ClientOf, name: str) -> BeautifulSoup:
    answer = await (await client_of(name)).get("/")
    assert answer.status_code == 200, answer.text
    return BeautifulSoup(answer.text, "html.parser")


def words(page: BeautifulSoup) -> str:
    return " ".join(page.get_text(" ").split())


@pytest.mark.parametrize("reason", [key for key, ending in ENDINGS.items() if not ending.needs])
async def test_the_first_page_says_how_it_ended_and_until_when_the_app_keeps_it(
    client_of: ClientOf, world: World, reason: str
) -> None:
    await close(world, "hodan", reason)
    page = await today_of(client_of, "hodan")
    said, ending = words(page), ENDINGS[reason]
    assert ending.title in said and ending.name in said
    assert "wist deze app alles van u" in said
    assert bool(page.select(".sky")) == ending.happy
    assert "Dit doet u nu" not in said and not page.select("a[href^='/taken/']")


async def test_who_has_the_certificate_reads_who_gives_it_and_what_comes_after(
    client_of: ClientOf, world: World
) -> None:
    async with db.write():  # the hours that it needs are of no interest here
        await db.insert(
            "milestone",
            traject=world["hodan"].traject,
            kind="certificaat",
            day=clock.today(),
            recorded_at=clock.now(),
        )
    await close(world, "hodan", "certificaat")
    page = await today_of(client_of, "hodan")
    assert "U bent klaar met inburgeren" in words(page)
    assert "De gemeente geeft u het certificaat. Dat doet zij persoonlijk." in words(page)
    assert len(page.select("#afterwards + ul > li")) == 4
    assert page.select_one("a[href='/mensen#ind']")


async def test_a_step_is_not_celebrated_beside_the_end(client_of: ClientOf, world: World) -> None:
    await actions.set_step(world["bram"], world["hodan"].id, "woning", "done")
    await close(world, "hodan")
    assert "U heeft stap 4 gedaan" not in words(await today_of(client_of, "hodan"))


async def test_the_list_keeps_what_was_done_and_asks_for_nothing(world: World) -> None:
    done = await task_of(world, "farid", "energie")
    await checklist.complete(world["farid"], done, True)
    await close(world, "farid")
    for who in ("farid", "bram"):
        rows = await lists.tasks_of(world[who], world["farid"].id)
        assert [row.id for row in rows] == [done]


async def test_what_a_housemate_has_to_do_goes_on(world: World) -> None:
    before = await open_tasks(world, "karim")
    await close(world, "samira")
    await planning.replan(world["karim"].traject or 0)
    assert await open_tasks(world, "samira") == set()
    assert await open_tasks(world, "karim") == before


async def test_nothing_new_comes_on_the_list(client_of: ClientOf, world: World) -> None:
    await close(world, "farid")
    [(before,)] = await db.fetch("SELECT COUNT(*) FROM task")
    await actions.set_fact(world["peter"], world["farid"].id, "pip", "2026-11-20")
    await worker.handle_all()
    client = await client_of("bram")
    page = await client.get(f"/clienten/{world['farid'].id}/taken")
    assert not BeautifulSoup(page.text, "html.parser").select("form[action$='/taken']")
    answer = await client.post(f"/clienten/{world['farid'].id}/taken", data={"title": "Nog iets", "actor": "newcomer"})
    assert answer.status_code == Refused.status
    assert await db.fetch("SELECT COUNT(*) FROM task") == [(before,)]


async def test_a_birthday_brings_nothing_and_does_not_keep_the_chore_busy(world: World) -> None:
    async with db.write():
        await db.execute("UPDATE traject SET review_on = ? WHERE id = ?", clock.today(), world["samira"].traject)
    await close(world, "samira")
    [(before,)] = await db.fetch("SELECT MAX(id) FROM event")
    await planning.replan_due()
    assert await db.fetch("SELECT MAX(id) FROM event") == [(before,)]


async def test_taken_back_the_same_tasks_are_there_again(world: World) -> None:
    before = await open_tasks(world, "farid")
    await close(world, "farid")
    await actions.reopen(world["peter"], world["farid"].id)
    await worker.handle_all()
    assert await open_tasks(world, "farid") == before


async def due_tomorrow(world: World, name: str) -> None:
    task = await task_of(world, name, "bank")
    async with db.write():
        await db.execute(
            "UPDATE task SET advise = NULL, due = ?, due_basis = 'target', opens = ? WHERE id = ?",
            *(clock.today() + timedelta(days=1), clock.today(), task),
        )


async def test_no_reminder_is_made_for_a_traject_that_has_ended(world: World) -> None:
    await have_phones(world, "tesfay", "anneke")
    await due_tomorrow(world, "tesfay")
    await close(world, "tesfay")
    await sweep()
    assert await of(world, "tesfay") == []


async def test_a_reminder_that_waited_when_it_ended_is_not_sent(world: World, moment: Clock) -> None:
    await have_phones(world, "tesfay")
    await due_tomorrow(world, "tesfay")
    await sweep()
    assert await of(world, "tesfay")
    await close(world, "tesfay")
    moment.move(hours=2)
    await settle()
    assert {notice.withheld for notice in await of(world, "tesfay")} == {"done"}
    assert await messages(world, "tesfay") == 0


async def test_what_is_said_of_a_shared_task_is_heard_by_who_goes_on(world: World, client_of: ClientOf) -> None:
    shared = await task_of(world, "samira", "brp")
    await close(world, "samira")
    await (await client_of("anneke")).post(f"/taken/{shared}/datum", data={"datum": "2026-12-20"})
    await worker.handle_all()
    assert [notice.task for notice in await of(world, "karim")] == [shared]
    assert await of(world, "samira") == []
