"""The newcomer's plan on the screen: what they read, the PIN it asks, one press for an answer, and nothing lost."""

import pytest

from backend.core import db
from backend.features.pip import actions
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock
from tests.pip.pages import page_of, words
from tests.pip.plans import LESSONS, agreed, drafted, established, verbs


async def test_the_newcomer_reads_the_whole_plan(client_of: ClientOf, world: World) -> None:
    await established(world)
    await agreed(world)
    await actions.write_goal(world["tesfay"], world["tesfay"].id, "ክሽነ ክሰርሕ ይደሊ")
    said = words(await (await client_of("tesfay")).get("/plan"))
    assert all(
        text in said
        for text in ("ክሽነ ክሰርሕ ይደሊ", LESSONS.what, "B1 route", "12 uur per week", "Learning route Leerroute")
    )


async def test_the_plan_shows_its_days(client_of: ClientOf, world: World) -> None:
    await established(world)
    said = words(await (await client_of("tesfay")).get("/plan"))
    assert "Thursday 26 November up to and including Sunday 25 November 2029" in said
    assert "You can object up to and including Wednesday 6 January ." in said


async def test_without_a_plan_the_newcomer_hears_who_makes_it_and_by_when(client_of: ClientOf, world: World) -> None:
    await drafted(world, "tesfay")
    said = words(await (await client_of("tesfay")).get("/plan"))
    assert "Peter makes the plan with you." in said
    assert "The plan will be there by Wednesday 6 January at the latest." in said


async def test_the_plan_asks_the_pin_again_and_is_not_kept(client_of: ClientOf, world: World, moment: Clock) -> None:
    client = await client_of("tesfay")
    answer = await client.get("/plan")
    assert answer.headers["cache-control"] == "private, no-store"
    assert "x-offline" not in answer.headers
    moment.move(minutes=6)
    for page in ("/plan", "/plan/doel", "/plan/pip.pdf", "/plan/reis.pdf"):
        answer = await client.get(page)
        assert (answer.status_code, answer.headers["location"].split("?")[0]) == (303, "/bevestigen")


async def test_a_goal_that_took_long_to_write_is_saved(client_of: ClientOf, world: World, moment: Clock) -> None:
    client = await client_of("tesfay")
    moment.move(minutes=6)
    answer = await client.post("/plan/doel", data={"body": "Ik wil kok worden."})
    assert (answer.status_code, answer.headers["location"]) == (303, "/plan")
    assert await db.fetch("SELECT body FROM plan_goal") == [("Ik wil kok worden.",)]


async def test_a_goal_that_is_too_long_keeps_every_word_and_shows_nothing_else(
    client_of: ClientOf, world: World, moment: Clock
) -> None:
    await established(world)
    client = await client_of("tesfay")
    moment.move(minutes=6)
    answer = await client.post("/plan/doel", data={"body": "kok " * 600})
    assert answer.status_code == 422
    area = page_of(answer).find(id="body")
    assert area and area.get_text().split() == ["kok"] * 600
    assert "12 uur per week" not in answer.text


@pytest.mark.parametrize("said", ["understood", "explain", "disagree"])
async def test_one_press_answers_an_agreement(client_of: ClientOf, world: World, said: str) -> None:
    number = await agreed(world)
    answer = await (await client_of("tesfay")).post(f"/plan/afspraken/{number}/antwoord", data={"answer": said})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/plan#afspraak-{number}")
    assert await db.fetch("SELECT answer FROM agreement") == [(said,)]


async def test_an_answer_that_no_button_gives_changes_nothing(client_of: ClientOf, world: World) -> None:
    number, client = await agreed(world), await client_of("tesfay")
    for data in ({"answer": "maybe"}, {"note": "x"}, {"answer": "explain", "note": "x" * 501}):
        assert (await client.post(f"/plan/afspraken/{number}/antwoord", data=data)).status_code == 422
    assert (
        await client.post(f"/plan/afspraken/{number}/antwoord", data={"answer": "explain", "x": "1"})
    ).status_code == 400
    assert (
        await (await client_of("samira")).post(f"/plan/afspraken/{number}/antwoord", data={"answer": "explain"})
    ).status_code == 404
    assert await verbs(world["tesfay"]) == ["agreement_made"]


async def test_a_question_that_is_too_long_keeps_every_word(client_of: ClientOf, world: World) -> None:
    number, client = await agreed(world), await client_of("tesfay")
    answer = await client.post(
        f"/plan/afspraken/{number}/antwoord", data={"answer": "disagree", "note": "waarom " * 80}
    )
    area, kept = page_of(answer).find(id="note"), page_of(answer).select_one("input[name=answer]")
    assert area and area.get_text().split() == ["waarom"] * 80
    assert kept and kept["value"] == "disagree"


async def test_the_newcomer_reads_who_answers_and_by_when_and_then_the_answer(
    client_of: ClientOf, world: World
) -> None:
    number, client = await agreed(world), await client_of("tesfay")
    await client.post(f"/plan/afspraken/{number}/antwoord", data={"answer": "explain", "note": "Which days?"})
    assert "Peter will answer by Monday 30 November at the latest." in words(await client.get("/plan"))
    peter = await client_of("peter")
    address = f"/clienten/{world['tesfay'].id}/plan"
    assert "Tesfay wacht op uw antwoord" in words(await peter.get(address))
    await peter.post(f"{address}/afspraken/{number}/uitleg", data={"reply": "Op maandag en woensdag."})
    assert "Tesfay wacht op uw antwoord" not in words(await peter.get(address))
    assert "Op maandag en woensdag." in words(await client.get("/plan"))


async def test_late_answers_are_red_for_the_klantmanager(client_of: ClientOf, world: World, moment: Clock) -> None:
    number = await agreed(world)
    await actions.answer(world["tesfay"], number, "explain")
    moment.move(days=6)
    answer = await (await client_of("peter")).get(f"/clienten/{world['tesfay'].id}/plan")
    assert page_of(answer).select(".notice.late")


async def test_the_plan_is_a_link_away_from_the_step_the_task_and_the_dossier(
    client_of: ClientOf, world: World
) -> None:
    await established(world)
    assert 'href="/plan"' in (await (await client_of("tesfay")).get("/stappen/6")).text
    dossier = await (await client_of("peter")).get(f"/clienten/{world['tesfay'].id}/taken")
    assert f'href="/clienten/{world["tesfay"].id}/plan"' in dossier.text
