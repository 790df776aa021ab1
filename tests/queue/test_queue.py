"""What waits for a helper: everything that asks for an answer, oldest first, gone when it is answered."""

from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from bs4 import BeautifulSoup

from backend import worker
from backend.core import clock, db
from backend.features.agenda import actions as agenda
from backend.features.checklist import actions as checklist
from backend.features.people import standing_in
from backend.features.pip import actions as pip
from backend.features.queue import views
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock
from tests.pip.plans import LESSONS, agreed
from tests.queue.waits import everything_of_tesfay, queue
from tests.tasks import task_of


async def test_all_that_waits_is_there_oldest_first_with_its_age(world: World, moment: Clock) -> None:
    await everything_of_tesfay(world, moment)
    lines = await views.lines(world["anneke"], of_team=False)
    assert [(line.kind, line.days) for line in lines] == [("stuck", 5), ("question", 4), ("look", 3), ("cannot", 2)]
    assert {line.who for line in lines} == {"Tesfay Gebremedhin"}
    assert [(line.kind, line.days) for line in await views.lines(world["peter"], of_team=False)] == [("plan", 1)]


async def test_what_is_answered_leaves_by_itself(world: World, moment: Clock) -> None:
    await everything_of_tesfay(world, moment)
    anneke, tesfay = world["anneke"], world["tesfay"]
    for line in await views.lines(anneke, of_team=False):
        await ANSWERS[line.kind](world, line.number)
    assert await queue(world, "anneke") == []
    [line] = await views.lines(world["peter"], of_team=False)
    await pip.reply(world["peter"], tesfay.id, line.number, "Daarom.")
    assert await queue(world, "peter", of_team=True) == []


ANSWERS = {
    "stuck": lambda world, task: checklist.ask_help(world["anneke"], task, None),
    "question": lambda world, task: checklist.comment(world["anneke"], task, "Die in de Dorpsstraat."),
    "look": lambda world, task: checklist.confirm(world["anneke"], task, True),
    "cannot": lambda world, appointment: agenda.cannot_come(world["tesfay"], appointment, None),
}


async def test_every_line_leads_to_where_it_is_answered(client_of: ClientOf, world: World, moment: Clock) -> None:
    await everything_of_tesfay(world, moment)
    for name in ("anneke", "peter"):
        client = await client_of(name)
        page = BeautifulSoup((await client.get("/werk")).text, "html.parser")
        links = [str(link["href"]) for link in page.select("#main .list a")]
        assert links
        for link in links:
            answer = await client.get(link)
            place = link.partition("#")[2]
            assert answer.status_code == 200 and f'id="{place}"' in answer.text + 'id=""', link


@pytest.mark.parametrize("name", ["bram", "ineke", "eva"])
async def test_who_does_not_help_has_nothing_of_it(world: World, moment: Clock, name: str) -> None:
    await everything_of_tesfay(world, moment)
    assert await queue(world, name, of_team=True) == []


@pytest.mark.parametrize("name", ["samira", "bea"])
async def test_who_is_no_helper_has_no_queue(client_of: ClientOf, name: str) -> None:
    assert (await (await client_of(name)).get("/werk")).status_code == 404


async def test_when_a_stand_in_has_ended_nothing_waits_for_them(world: World, moment: Clock) -> None:
    await everything_of_tesfay(world, moment)
    async with db.write():
        member = await db.insert(
            "team", traject=world["tesfay"].traject, person=world["bram"].id, role="begeleider", since=clock.today()
        )
    assert len(await queue(world, "bram")) == 3  # the appointment is Anneke's
    async with db.write():
        await db.execute("UPDATE team SET until = ? WHERE id = ?", clock.today(), member)
    assert await queue(world, "bram", of_team=True) == []


async def test_the_klantmanager_looks_after_it_where_there_is_no_begeleider(world: World, moment: Clock) -> None:
    await everything_of_tesfay(world, moment)
    assert await queue(world, "peter") == [("plan", "Tesfay Gebremedhin")]
    whole = {kind for kind, _ in await queue(world, "peter", of_team=True)}
    assert whole == {"stuck", "question", "look", "cannot", "plan"}
    async with db.write():
        await db.execute("UPDATE team SET until = ? WHERE person = ?", clock.today(), world["anneke"].id)
    assert {kind for kind, _ in await queue(world, "peter")} == whole


async def test_a_docent_has_the_questions_about_lessons_and_no_others(world: World) -> None:
    for template in ("taalles", "huisarts"):
        await checklist.comment(world["yusuf"], await task_of(world, "yusuf", template), "Waar?")
    rows = await views.lines(world["ineke"], of_team=True)
    assert [line.number for line in rows] == [await task_of(world, "yusuf", "taalles")]
    assert len(await queue(world, "bram")) == 2


async def test_what_the_plan_agrees_is_not_the_begeleiders_to_answer(world: World) -> None:
    await agreed(world, wish=replace(LESSONS, what="Naar de les"))
    await worker.handle_all()
    [(task,)] = await db.fetch("SELECT id FROM task WHERE agreement IS NOT NULL")
    await checklist.comment(world["tesfay"], task, "When?")
    assert await queue(world, "anneke", of_team=True) == []
    assert await queue(world, "peter") == [("question", "Tesfay Gebremedhin")]


async def test_what_a_household_shares_is_one_line_with_the_name_of_who_asked(world: World) -> None:
    [(shared,), *_] = await db.fetch(
        "SELECT id FROM task WHERE household = ? AND traject IS NULL AND retired_at IS NULL ORDER BY id",
        world["karim"].household,
    )
    await checklist.ask_help(world["karim"], shared, "taal")
    assert await queue(world, "anneke") == [("stuck", "Karim Haddad")]


async def test_a_conversation_is_one_line_as_old_as_its_first_unanswered_words(world: World, moment: Clock) -> None:
    task = await task_of(world, "tesfay", "huisarts")
    await checklist.comment(world["tesfay"], task, "Hello?")
    moment.move(days=2)
    await checklist.comment(world["tesfay"], task, "Anybody?")
    [line] = await views.lines(world["anneke"], of_team=False)
    assert (line.days, "Anybody?" in line.said) == (2, True)


async def test_words_that_need_no_answer_are_said_to_be_read_and_the_newcomer_knows(
    client_of: ClientOf, world: World
) -> None:
    task = await task_of(world, "tesfay", "huisarts")
    await checklist.comment(world["tesfay"], task, "Thank you.")
    client, address = await client_of("anneke"), f"/taken/{task}/reacties/gelezen"
    assert address in (await client.get(f"/taken/{task}")).text
    form = {"headers": {"content-type": "application/x-www-form-urlencoded"}}
    for _ in range(2):
        assert (await client.post(address, **form)).status_code == 303  # type: ignore[arg-type]
    assert await queue(world, "anneke") == []
    assert address not in (await client.get(f"/taken/{task}")).text
    assert "read the message" in (await (await client_of("tesfay")).get(f"/taken/{task}")).text
    assert (await (await client_of("tesfay")).post(address, **form)).status_code == 404  # type: ignore[arg-type]
    await checklist.comment(world["tesfay"], task, "One more thing.")
    assert await queue(world, "anneke") == [("question", "Tesfay Gebremedhin")]
    events = await db.fetch("SELECT id FROM event WHERE verb = 'comments_read'")
    assert len(events) == 1


async def test_somebody_of_another_list_reads_no_words_away(client_of: ClientOf, world: World) -> None:
    task = await task_of(world, "tesfay", "huisarts")
    await checklist.comment(world["tesfay"], task, "Which one?")
    answer = await (await client_of("bram")).post(
        f"/taken/{task}/reacties/gelezen", headers={"content-type": "application/x-www-form-urlencoded"}
    )
    assert answer.status_code == 404
    assert await queue(world, "anneke") == [("question", "Tesfay Gebremedhin")]


def lines_of(answer: httpx.Response) -> list[tuple[str, list[str]]]:
    """The list as it is shown: each heading with the names under it."""
    page = BeautifulSoup(answer.text, "html.parser")
    found = []
    for part in page.select("#main section:has(.list)"):
        heading = part.select_one("h2")
        names = [name.get_text() for name in part.select(".title bdi")]
        found.append((" ".join(heading.get_text().split()) if heading else "", names))
    return found


async def test_the_list_is_put_together_by_newcomer_or_by_kind_with_plain_links(
    client_of: ClientOf, world: World, moment: Clock
) -> None:
    await checklist.ask_help(world["tesfay"], await task_of(world, "tesfay", "bank"), "taal")
    moment.move(days=1)
    await checklist.ask_help(world["samira"], await task_of(world, "samira", "bank"), "taal")
    moment.move(days=1)
    await checklist.comment(world["tesfay"], await task_of(world, "tesfay", "huisarts"), "Which one?")
    client, tesfay, samira = await client_of("anneke"), world["tesfay"].name, world["samira"].name
    assert lines_of(await client.get("/werk")) == [("", [tesfay, samira, tesfay])]
    page = BeautifulSoup((await client.get("/werk")).text, "html.parser")
    addresses = [str(link["href"]) for link in page.select(".subnav a")]
    assert addresses == ["/werk", "/werk?toon=team", "/werk", "/werk?groep=wie", "/werk?groep=soort"]
    by_newcomer = [(f"{tesfay} (2)", [tesfay, tesfay]), (f"{samira} (1)", [samira])]
    assert lines_of(await client.get("/werk?groep=wie")) == by_newcomer
    assert lines_of(await client.get("/werk?groep=soort&toon=team")) == [
        ("Het lukt niet (2)", [tesfay, samira]),
        ("Vraag of bericht (1)", [tesfay]),
    ]


@pytest.mark.parametrize("query", ["?groep=taal", "?groep=", "?toon=alles&groep=WIE"])
async def test_a_way_of_looking_that_is_not_there_is_the_usual_one(
    client_of: ClientOf, world: World, query: str
) -> None:
    await checklist.ask_help(world["tesfay"], await task_of(world, "tesfay", "bank"), "taal")
    assert lines_of(await (await client_of("anneke")).get(f"/werk{query}")) == [("", ["Tesfay Gebremedhin"])]


async def test_who_stands_in_for_the_only_begeleider_has_the_question(world: World, moment: Clock) -> None:
    await everything_of_tesfay(world, moment)
    anneke, bram, today = world["anneke"], world["bram"], clock.today()
    await standing_in.stand_in(anneke, world["tesfay"].id, anneke.id, bram.id, today, today + timedelta(days=7))
    waits = {kind for kind, _ in await queue(world, "bram")}
    assert waits >= {"stuck", "question", "look"}
    assert "question" not in {kind for kind, _ in await queue(world, "peter")}
    moment.move(days=7)
    assert await queue(world, "bram", of_team=True) == []
