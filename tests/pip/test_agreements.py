"""What is agreed: on the list of who does it, answered by the newcomer, explained by staff in time."""

from dataclasses import replace
from datetime import date

import httpx
import pytest
from bs4 import BeautifulSoup

from backend import worker
from backend.core import db
from backend.core.errors import NotFound, Refused
from backend.features.checklist import queries as checklist
from backend.features.pip import actions
from backend.features.pip.actions import Wish
from backend.features.pip.queries import agreements
from backend.features.pip.queries.agreements import Agreement
from tests.cast import World
from tests.conftest import ClientOf
from tests.journey.happened import told
from tests.moment import Clock
from tests.pip.plans import LESSONS, agreed, tomorrow, verbs


async def now(world: World, number: int, name: str = "tesfay") -> Agreement:
    return await agreements.agreement(world["peter"], world[name].traject or 0, number)


async def listed(world: World, reader: str, name: str = "tesfay") -> list[str]:
    rows = await checklist.tasks_of(world[reader], world[name].id)
    return [row.title for row in rows if row.template is None]


async def test_an_agreement_is_a_task_of_who_carries_it_out(world: World) -> None:
    await agreed(world, wish=replace(LESSONS, until=tomorrow(30)))
    await worker.handle_all()
    row = next(row for row in await checklist.tasks_of(world["tesfay"], world["tesfay"].id) if row.template is None)
    assert (row.title, row.actor, row.due, row.due_basis) == (LESSONS.what, "newcomer", tomorrow(30), "target")


async def test_the_watcher_may_run_twice(world: World) -> None:
    number = await agreed(world)
    await worker.handle_all()
    async with db.write():
        await db.execute("UPDATE event SET handled = false WHERE verb = 'agreement_made'")
    await worker.handle_all()
    assert await listed(world, "tesfay") == [LESSONS.what]
    assert (await now(world, number)).task


async def test_a_changed_agreement_changes_its_task_and_an_ended_one_takes_it_away(world: World) -> None:
    number = await agreed(world)
    await worker.handle_all()
    await actions.change(world["peter"], world["tesfay"].id, number, replace(LESSONS, what="Naar taalles B"), 1)
    await worker.handle_all()
    assert await listed(world, "tesfay") == ["Naar taalles B"]
    await actions.end(world["peter"], world["tesfay"].id, number)
    await actions.end(world["peter"], world["tesfay"].id, number)
    await worker.handle_all()
    assert await listed(world, "tesfay") == []
    assert await verbs(world["tesfay"]) == ["agreement_made", "agreement_changed", "agreement_ended"]


async def test_what_is_agreed_is_seen_by_the_two_and_by_who_does_it(world: World) -> None:
    await agreed(world, "yusuf")
    await agreed(world, "yusuf", Wish("Helpt met de aanvraag", "begeleider", "", None, "hand-heart"))
    await agreed(world, "yusuf", Wish("Geeft extra schrijfles", "taalschool", "", None, "pencil-line"))
    await worker.handle_all()
    whole = {LESSONS.what, "Helpt met de aanvraag", "Geeft extra schrijfles"}
    assert set(await listed(world, "yusuf", "yusuf")) == set(await listed(world, "peter", "yusuf")) == whole
    assert await listed(world, "bram", "yusuf") == ["Helpt met de aanvraag"]
    assert await listed(world, "ineke", "yusuf") == ["Geeft extra schrijfles"]


@pytest.mark.parametrize(
    ("said", "last"), [("explain", date(2026, 11, 30)), ("disagree", date(2026, 12, 2)), ("understood", None)]
)
async def test_a_question_sets_the_clock_of_staff(world: World, said: actions.agreements.Answer, last: date) -> None:
    number = await agreed(world)
    await actions.answer(world["tesfay"], number, said)
    answered = await now(world, number)
    assert (answered.answer, answered.reply_due) == (said, last)


async def test_an_answer_said_twice_is_told_once_and_a_later_one_takes_its_place(world: World, moment: Clock) -> None:
    number = await agreed(world)
    await actions.answer(world["tesfay"], number, "explain", "Welke les?")
    moment.move(days=1)
    await actions.answer(world["tesfay"], number, "explain", "Welke les?")
    assert (await now(world, number)).reply_due == date(2026, 11, 30)
    await actions.answer(world["tesfay"], number, "understood")
    assert (await now(world, number)).reply_due is None
    data = [data["answer"] for _, data in await told(world["tesfay"], "agreement_answered")]
    assert data == ["explain", "understood"]


async def test_an_explanation_stops_the_clock_and_a_new_question_starts_it(world: World) -> None:
    number = await agreed(world)
    await actions.answer(world["tesfay"], number, "explain")
    for _ in range(2):
        await actions.reply(world["peter"], world["tesfay"].id, number, "De les is in Amersfoort.")
    answered = await now(world, number)
    assert (answered.reply_due, answered.reply, answered.replied_by) == (None, "De les is in Amersfoort.", "Peter")
    await actions.answer(world["tesfay"], number, "explain")
    assert (await now(world, number)).reply_due
    assert len(await told(world["tesfay"], "agreement_replied")) == 1


async def test_new_words_ask_the_newcomer_anew(world: World) -> None:
    number = await agreed(world)
    await actions.answer(world["tesfay"], number, "understood")
    await actions.change(world["peter"], world["tesfay"].id, number, replace(LESSONS, often="elke dag"), 1)
    assert (await now(world, number)).answer is None


async def test_who_changes_an_agreement_that_a_colleague_changed_is_told(world: World) -> None:
    number = await agreed(world)
    await actions.change(world["peter"], world["tesfay"].id, number, replace(LESSONS, often="elke dag"), 1)
    with pytest.raises(Refused):
        await actions.change(world["peter"], world["tesfay"].id, number, replace(LESSONS, often="nooit"), 1)
    assert (await now(world, number)).often == "elke dag"


async def test_of_two_who_explain_at_once_the_second_is_told_by_name_and_keeps_what_was_typed(
    client_of: ClientOf, world: World
) -> None:
    number = await agreed(world)
    await actions.answer(world["tesfay"], number, "explain")
    client, address = await client_of("peter"), f"/clienten/{world['tesfay'].id}/plan"
    sent = form_of_reply(await client.get(address))
    assert (await client.post(f"{address}/afspraken/{number}/uitleg", data=sent | {"reply": "Zo."})).status_code == 303
    late = await client.post(f"{address}/afspraken/{number}/uitleg", data=sent | {"reply": "Anders."})
    assert late.status_code == 409
    assert "heeft al geantwoord. Lees dat eerst." in late.text and "Anders." in late.text and "Zo." in late.text
    again = form_of_reply(late) | {"reply": "Anders."}
    assert (await client.post(f"{address}/afspraken/{number}/uitleg", data=again)).status_code == 303
    assert (await now(world, number)).reply == "Anders."


def form_of_reply(answer: httpx.Response) -> dict[str, str]:
    form = BeautifulSoup(answer.text, "html.parser").select_one("form[action$='/uitleg']")
    assert form
    return {str(field["name"]): str(field["value"]) for field in form.select("input")}


async def test_an_agreement_that_has_ended_is_not_answered_changed_or_explained(world: World) -> None:
    number = await agreed(world)
    await actions.end(world["peter"], world["tesfay"].id, number)
    for wish in (
        actions.answer(world["tesfay"], number, "explain"),
        actions.reply(world["peter"], world["tesfay"].id, number, "Zo."),
        actions.change(world["peter"], world["tesfay"].id, number, replace(LESSONS, often="nooit"), 1),
    ):
        with pytest.raises(Refused):
            await wish


async def test_only_the_newcomer_answers_and_only_their_own(world: World) -> None:
    number = await agreed(world)
    for name in ("samira", "olga", "yusuf", "peter", "anneke", "bea"):
        with pytest.raises(NotFound):
            await actions.answer(world[name], number, "understood")
    assert (await now(world, number)).answer is None


@pytest.mark.parametrize("outsider", ["anneke", "bram", "ineke", "bea", "eva", "tesfay", "samira"])
async def test_only_the_klantmanager_agrees_changes_ends_and_explains(world: World, outsider: str) -> None:
    number, me, person = await agreed(world), world[outsider], world["tesfay"].id
    for wish in (
        actions.make(me, person, LESSONS),
        actions.change(me, person, number, replace(LESSONS, often="nooit"), 1),
        actions.end(me, person, number),
        actions.reply(me, person, number, "Zo."),
    ):
        with pytest.raises(NotFound):
            await wish
    with pytest.raises(NotFound):
        await actions.end(world["peter"], world["samira"].id, number)  # through another dossier
    assert await verbs(world["tesfay"]) == ["agreement_made"]


async def test_of_the_living_part_others_of_the_team_read_nothing(world: World) -> None:
    await agreed(world, "yusuf")
    await actions.write_goal(world["yusuf"], world["yusuf"].id, "Ik wil kok worden.")
    for name in ("bram", "ineke", "bea", "anneke", "olga"):
        assert await agreements.agreements(world[name], world["yusuf"].traject or 0) == []
        assert await agreements.goal(world[name], world["yusuf"].traject or 0) is None


async def test_a_goal_is_in_the_newcomers_own_words_and_says_who_wrote_it(world: World) -> None:
    words = "أريد أن أعمل طباخًا"
    for _ in range(2):
        await actions.write_goal(world["samira"], world["samira"].id, words)
    goal = await agreements.goal(world["peter"], world["samira"].traject or 0)
    assert goal and (goal.body, goal.written_by, goal.is_own) == (words, "Samira", True)
    await actions.write_goal(world["peter"], world["samira"].id, "Kok worden")
    goal = await agreements.goal(world["samira"], world["samira"].traject or 0)
    assert goal and not goal.is_own
    await actions.write_goal(world["samira"], world["samira"].id, "")
    assert await agreements.goal(world["samira"], world["samira"].traject or 0) is None
    assert len(await told(world["samira"], "goal_written")) == 3


@pytest.mark.parametrize("outsider", ["anneke", "bea", "karim", "olga", "eva"])
async def test_nobody_else_writes_a_goal(world: World, outsider: str) -> None:
    with pytest.raises(NotFound):
        await actions.write_goal(world[outsider], world["samira"].id, "Iets anders")
    assert await agreements.goal(world["peter"], world["samira"].traject or 0) is None
