"""The screen of a home visit: who gets it, what is on it, and what is said on it."""

from datetime import date, timedelta

import httpx
import pytest
from bs4 import BeautifulSoup, Tag

from backend.core import clock, db, dossiers
from backend.features.checklist import actions as checklist
from tests.cast import World
from tests.conftest import ClientOf
from tests.tasks import task_of, value, verbs

REPLAY = {"x-sync": "1"}


def visit_of(world: World, name: str) -> str:
    return f"/clienten/{world[name].id}/huisbezoek"


async def page_of(client: httpx.AsyncClient, address: str) -> BeautifulSoup:
    answer = await client.get(address)
    assert answer.status_code == 200, answer.text
    return BeautifulSoup(answer.text, "html.parser")


def row_of(page: BeautifulSoup, task: int) -> Tag:
    row = page.select_one(f"#taak-{task}")
    assert row is not None
    return row


@pytest.mark.parametrize("outsider", ["bram", "ineke", "bea", "samira", "eva"])
async def test_only_the_caseworkers_of_the_team_visit(client_of: ClientOf, world: World, outsider: str) -> None:
    client, address = await client_of(outsider), visit_of(world, "samira")
    for answer in (
        await client.get(address),
        await client.get(f"{address}/samen"),
        await client.post(address, data={}, headers={"content-type": "application/x-www-form-urlencoded"}),
        await client.post(f"{address}/einde", headers={"content-type": "application/x-www-form-urlencoded"}),
    ):
        assert answer.status_code == 404
    assert await db.fetch("SELECT COUNT(*) FROM home_visit") == [(0,)]


async def test_a_docent_of_the_team_makes_no_home_visits(client_of: ClientOf, world: World) -> None:
    client = await client_of("ineke")
    assert (await client.get(visit_of(world, "yusuf"))).status_code == 404
    assert (await client.get("/huisbezoeken")).status_code == 404


async def test_it_has_what_the_two_can_do_and_not_what_others_do(client_of: ClientOf, world: World) -> None:
    page = await page_of(await client_of("anneke"), visit_of(world, "samira"))
    shown = {int(str(row["id"]).removeprefix("taak-")) for row in page.select("[id^=taak-]")}
    rows = await db.fetch("SELECT id, actor FROM task WHERE household = ?", world["samira"].household)
    actors = {task: actor for task, actor in rows}
    assert await task_of(world, "samira", "zorgverzekering") in shown
    assert {actors[task] for task in shown} <= {"newcomer", "begeleider"}
    assert await task_of(world, "karim", "digid") not in shown


@pytest.mark.parametrize("screen", ["", "/samen"])
async def test_a_tick_comes_back_to_the_screen_it_was_made_on(client_of: ClientOf, world: World, screen: str) -> None:
    client, task = await client_of("anneke"), await task_of(world, "samira", "zorgverzekering")
    page = await page_of(client, visit_of(world, "samira") + screen)
    form = row_of(page, task).select_one("form")
    assert form is not None
    answer = await client.post(str(form["action"]), data={"done": "1"})
    assert (answer.status_code, answer.headers["location"]) == (303, visit_of(world, "samira") + screen)
    again = await page_of(client, answer.headers["location"])
    assert row_of(again, task).select_one("button.tick.done") is not None
    assert (await value(task, "confirmed_by")) == world["anneke"].id


async def test_what_was_done_before_the_visit_is_not_on_it(client_of: ClientOf, world: World, moment: object) -> None:
    task = await task_of(world, "samira", "zorgverzekering")
    with clock.as_if(clock.now() - timedelta(days=2)):
        await checklist.complete(world["samira"], task, True)
    page = await page_of(await client_of("anneke"), visit_of(world, "samira"))
    assert page.select_one(f"#taak-{task}") is None


async def test_where_it_does_not_say_which_newcomer_a_tick_goes_to_the_task(client_of: ClientOf, world: World) -> None:
    client, task = await client_of("anneke"), await task_of(world, "samira", "zorgverzekering")
    for said in ("x", "../beheer", "9/anders", "0"):
        answer = await client.post(f"/taken/{task}/klaar?huisbezoek={said}", data={"done": "1"})
        assert answer.headers["location"] == f"/taken/{task}"


async def test_not_done_with_a_reason_of_the_pack(client_of: ClientOf, world: World) -> None:
    client, task = await client_of("anneke"), await task_of(world, "samira", "zorgverzekering")
    await client.post(f"/taken/{task}/hulp?huisbezoek={world['samira'].id}", data={"reason": "papier"})
    page = await page_of(client, visit_of(world, "samira"))
    assert "Het lukt niet: Ik mis een papier." in row_of(page, task).get_text()


async def test_put_off_as_the_form_stands_it_is_a_week_later(client_of: ClientOf, world: World) -> None:
    client, task = await client_of("anneke"), await task_of(world, "samira", "huisarts")
    page = await page_of(client, visit_of(world, "samira"))
    [form] = page.select(f"form[action^='/taken/{task}/uitstel']")
    fields = {str(field["name"]): str(field["value"]) for field in form.select("input")}
    aim = await value(task, "advise") or await value(task, "due")
    assert isinstance(aim, date)
    await client.post(str(form["action"]), data=fields)
    assert await value(task, "due") == max(aim, clock.today()) + timedelta(days=7)


async def test_samen_kijken_is_in_the_newcomers_language_and_shows_nothing_of_the_staff(
    client_of: ClientOf, world: World
) -> None:
    task = await task_of(world, "samira", "zorgverzekering")
    await checklist.ask_help(world["samira"], task, "papier")
    client = await client_of("anneke")
    page = await page_of(client, f"{visit_of(world, 'samira')}/samen")
    assert page.html is not None
    assert (page.html["lang"], page.html["dir"]) == ("ar", "rtl")
    assert "رسالة" not in row_of(page, task).get_text() and "Ik mis een papier" not in page.get_text()
    assert page.select("a[href^='/']") == []
    [stop] = page.select("form[data-alone]")
    assert (stop["action"], stop["data-alone"]) == (f"{visit_of(world, 'samira')}/samen", visit_of(world, "samira"))
    text = page.get_text()
    assert "Tesfay" not in text and "Karim" not in text
    assert "Anneke" in text
    assert not page.select(f"form:not([data-alone], [action*='huisbezoek={world['samira'].id}/samen'])")


async def test_what_staff_typed_stays_dutch_and_says_so(client_of: ClientOf, world: World) -> None:
    whose = await dossiers.open_for(world["anneke"], world["samira"].id)
    task = await checklist.add_own(world["anneke"], whose, "Neem een foto mee", None, "newcomer")
    page = await page_of(await client_of("anneke"), f"{visit_of(world, 'samira')}/samen")
    assert row_of(page, task).select(".title bdi[lang=nl]")


async def test_the_note_is_given_to_its_own_slice_and_nobody_is_chosen_to_read_it(
    client_of: ClientOf, world: World
) -> None:
    page = await page_of(await client_of("anneke"), visit_of(world, "samira"))
    form = page.select_one(f"form[action^='/clienten/{world['samira'].id}/notities']")
    assert form is not None
    assert {str(field["name"]) for field in form.select("[name]")} == {"sleutel", "audience", "text"}
    assert [str(choice["value"]) for choice in form.select("[name=audience]")] == ["shared", "internal"]
    assert not form.select("[checked]")


async def test_a_replay_says_what_another_said_later(client_of: ClientOf, world: World) -> None:
    client, task = await client_of("anneke"), await task_of(world, "samira", "zorgverzekering")
    for done in (True, False):
        await checklist.complete(world["peter"], task, done)
    late = REPLAY | {"x-age": "3600"}
    answer = await client.post(f"/taken/{task}/klaar", data={"done": "1"}, headers=late)
    assert (answer.status_code, answer.text) == (
        409,
        "Iemand anders heeft dit later veranderd. Kijk nog een keer.",
    )
    assert (await verbs(task))[-1] == "wish_came_late"


async def test_for_who_does_not_get_on_a_task_that_is_done_is_done(client_of: ClientOf, world: World) -> None:
    client, task = await client_of("anneke"), await task_of(world, "samira", "zorgverzekering")
    await checklist.complete(world["peter"], task, True)
    answer = await client.post(f"/taken/{task}/hulp", data={"reason": "papier"}, headers=REPLAY)
    assert (answer.status_code, answer.text) == (409, "Deze taak is al klaar.")
