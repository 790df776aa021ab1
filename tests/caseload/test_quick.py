"""One press ticks, on the list itself; and what was pressed by mistake is taken back there."""

import httpx
import pytest
from bs4 import BeautifulSoup

from backend.core import clock, db
from backend.features.checklist import actions as checklist
from tests.agenda.meeting import post
from tests.caseload.listed import line, page_of, words
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock
from tests.tasks import task_of, value


async def panel_of(client: httpx.AsyncClient, world: World, name: str) -> BeautifulSoup:
    return await page_of(client, f"/clienten?wie={world[name].id}")


async def late(world: World, name: str, template: str) -> int:
    task = await task_of(world, name, template)
    async with db.write():
        await db.execute(
            "UPDATE task SET due = ?, due_basis = 'letter' WHERE id = ?", clock.today().replace(day=20), task
        )
    return task


async def test_the_latest_task_is_ticked_in_one_press_and_the_list_is_there_again(
    client_of: ClientOf, world: World
) -> None:
    anneke, task = await client_of("anneke"), await late(world, "tesfay", "huisarts")
    async with db.write():
        await db.execute("UPDATE task SET due_basis = 'target' WHERE id <> ?", task)
    form = line(await page_of(anneke, "/clienten?volgorde=naam"), "Tesfay").select_one("form")
    assert form and form["action"] == f"/taken/{task}/klaar?op=clienten&volgorde=naam"
    answer = await post(anneke, str(form["action"]), done=1)
    assert (answer.status_code, answer.headers["location"]) == (303, "/clienten?volgorde=naam")
    assert await value(task, "done_at") and await value(task, "confirmed_at")


async def test_htmx_is_led_to_the_list_too(client_of: ClientOf, world: World) -> None:
    anneke, task = await client_of("anneke"), await task_of(world, "tesfay", "huisarts")
    anneke.headers["hx-request"] = "true"
    answer = await post(anneke, f"/taken/{task}/klaar?op=clienten&wie=3", done=1)
    assert (answer.status_code, answer.headers["location"]) == (303, "/clienten?wie=3")


async def test_what_was_just_ticked_can_be_taken_back_for_ten_minutes(
    client_of: ClientOf, world: World, moment: Clock
) -> None:
    anneke, task = await client_of("anneke"), await task_of(world, "tesfay", "huisarts")
    await post(anneke, f"/taken/{task}/klaar?op=clienten", done=1)
    pressed = (await panel_of(anneke, world, "tesfay")).select("[aria-pressed=true]")
    assert [words(each).endswith("huisarts") for each in pressed] == [True, True]  # on the card and beside the list
    moment.move(minutes=11)
    assert (await panel_of(anneke, world, "tesfay")).select_one("#panel [aria-pressed=true]") is None


async def test_what_somebody_else_ticked_is_not_there_to_be_taken_back(client_of: ClientOf, world: World) -> None:
    await checklist.complete(world["peter"], await task_of(world, "tesfay", "huisarts"), True)
    assert (await panel_of(await client_of("anneke"), world, "tesfay")).select_one("#panel [aria-pressed=true]") is None


async def test_the_panel_offers_the_first_three_tasks_and_a_call(client_of: ClientOf, world: World) -> None:
    async with db.write():
        await db.execute("UPDATE person SET phone = '06 1234 5678' WHERE id = ?", world["tesfay"].id)
    page = await panel_of(await client_of("anneke"), world, "tesfay")
    assert len(page.select("#panel form:has(.tick)")) == 3
    assert [link["href"] for link in page.select("#panel a[href^=tel]")] == ["tel:0612345678"]
    assert len(page.select(".cases a[href^=tel]")) == 1
    row = page.select_one("tr[aria-current=true]")
    assert row and "Tesfay" in row.get_text()
    assert page.select_one(f"#panel a[href='/clienten/{world['tesfay'].id}']")


async def test_without_a_choice_the_first_of_the_list_stands_beside_it(client_of: ClientOf) -> None:
    page = await page_of(await client_of("anneke"))
    assert words(page.select_one("#panel-name")) == words(page.select(".cases .name")[0])


async def test_a_docent_is_offered_only_the_tasks_of_the_lessons(client_of: ClientOf, world: World) -> None:
    page = await panel_of(await client_of("ineke"), world, "yusuf")
    offered = [str(form["action"]).split("/")[2] for form in page.select("form[action^='/taken/']")]
    steps = await db.fetch(f"SELECT step FROM task WHERE id IN ({', '.join('?' * len(offered))})", *map(int, offered))
    assert offered and {step for (step,) in steps} <= {"leren", "examen"}


@pytest.mark.parametrize("outsider", ["bram", "eva", "bea"])
async def test_who_is_not_on_the_team_ticks_nothing(client_of: ClientOf, world: World, outsider: str) -> None:
    task = await task_of(world, "tesfay", "huisarts")
    answer = await post(await client_of(outsider), f"/taken/{task}/klaar?op=clienten", done=1)
    assert answer.status_code == 404 and await value(task, "done_at") is None
