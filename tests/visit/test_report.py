"""A visit begins, ends, and leaves a report that both can read."""

from datetime import timedelta

import pytest

from backend import worker
from backend.core import clock, db
from backend.features.agenda import actions as agenda
from backend.features.checklist import actions as checklist
from backend.features.notices.composing import compose
from backend.features.visit import actions
from tests.agenda.meeting import at, plan
from tests.cast import World
from tests.conftest import ClientOf
from tests.pip.plans import agreed, drafted
from tests.tasks import task_of
from tests.visit.test_visiting import REPLAY, page_of, visit_of

FORM = {"content-type": "application/x-www-form-urlencoded"}


async def visits() -> list[tuple[int, bool]]:
    return [(visit, ended) for visit, ended in await db.fetch("SELECT id, ended_at IS NOT NULL FROM home_visit")]


async def told() -> list[str]:
    rows = await db.fetch("SELECT verb FROM event WHERE verb LIKE 'visit_%' ORDER BY id")
    return [verb for (verb,) in rows]


async def visited(world: World) -> int:
    """Anneke was with Samira: one thing is done, one did not work, one comes later."""
    anneke, samira = world["anneke"], world["samira"]
    tasks = [await task_of(world, "samira", key) for key in ("huisarts", "bank", "internet")]
    await actions.begin(anneke, samira.id, clock.now())
    await checklist.complete(anneke, tasks[0], True)
    await checklist.ask_help(anneke, tasks[1], "papier")
    async with db.write():
        await db.execute("UPDATE task SET due_basis = 'target' WHERE id = ?", tasks[2])
    await checklist.postpone(anneke, tasks[2], clock.today() + timedelta(days=9))
    return await actions.end(anneke, samira.id)


async def test_one_tap_begins_it_and_a_second_begins_no_other(client_of: ClientOf, world: World) -> None:
    client = await client_of("anneke")
    for _ in range(2):
        answer = await client.post(visit_of(world, "samira"), headers=FORM)
        assert (answer.status_code, answer.headers["location"]) == (303, visit_of(world, "samira"))
    assert len(await visits()) == 1
    assert await told() == ["visit_begun"]


async def test_every_page_of_the_dossier_begins_it(client_of: ClientOf, world: World) -> None:
    client, samira = await client_of("anneke"), world["samira"].id
    for name in ("taken", "stappen", "afspraken", "gegevens"):
        page = await page_of(client, f"/clienten/{samira}/{name}")
        assert page.select(f"form[action^='{visit_of(world, 'samira')}']")
    assert not (await page_of(await client_of("ineke"), f"/clienten/{world['yusuf'].id}/taken")).select(
        "form[action*='huisbezoek']"
    )


async def test_what_was_begun_without_network_began_then(client_of: ClientOf, world: World) -> None:
    client = await client_of("anneke")
    answer = await client.post(visit_of(world, "samira"), headers=FORM | REPLAY | {"x-age": "1800"})
    assert answer.status_code == 204
    [(begun,)] = await db.fetch("SELECT begun_at FROM home_visit")
    assert clock.now() - begun >= timedelta(minutes=29)


async def test_a_visit_that_nobody_ended_is_begun_anew_on_another_day(world: World) -> None:
    anneke, samira = world["anneke"], world["samira"]
    await actions.begin(anneke, samira.id, clock.now() - timedelta(days=3))
    await actions.begin(anneke, samira.id, clock.now())
    [(begun,)] = await db.fetch("SELECT begun_at FROM home_visit")
    assert clock.now() - begun < timedelta(minutes=1)


async def test_the_end_without_a_beginning_is_refused_in_words(client_of: ClientOf, world: World) -> None:
    answer = await (await client_of("anneke")).post(f"{visit_of(world, 'samira')}/einde", headers=FORM)
    assert answer.status_code == 409
    assert "Dit huisbezoek is nog niet begonnen." in answer.text


async def test_it_ends_once_and_the_newcomer_hears_once(client_of: ClientOf, world: World) -> None:
    client = await client_of("anneke")
    await actions.begin(world["anneke"], world["samira"].id, clock.now())
    for _ in range(2):
        answer = await client.post(f"{visit_of(world, 'samira')}/einde", headers=FORM)
        [(visit, ended)] = await visits()
        assert ended
        assert answer.headers["location"] == f"/huisbezoeken/{visit}"
        await worker.handle_all()
    assert await told() == ["visit_begun", "visit_ended"]
    rows = await db.fetch("SELECT person FROM notice WHERE kind = 'visit_ended'")
    assert rows == [(world["samira"].id,)]


async def test_both_read_it_in_both_languages(client_of: ClientOf, world: World) -> None:
    visit = await visited(world)
    for name in ("anneke", "samira", "peter"):
        page = await page_of(await client_of(name), f"/huisbezoeken/{visit}")
        parts = {str(part["lang"]): part.get_text(" ") for part in page.select("section[lang]")}
        assert set(parts) == {"nl", "ar"}
        assert [str(part["dir"]) for part in page.select("section[lang=ar]")] == ["rtl"]
        assert "Schrijf u in bij een huisarts" in parts["nl"]
        assert "Ik mis een papier." in parts["nl"]
        assert "Dit komt later" in parts["nl"]


async def test_the_newcomer_comes_to_it_from_the_message(client_of: ClientOf, world: World) -> None:
    visit = await visited(world)
    await worker.handle_all()
    client = await client_of("samira")
    [(notice,)] = await db.fetch("SELECT id FROM notice WHERE kind = 'visit_ended'")
    assert (await page_of(client, f"/berichten/{notice}")).select(f"a[href='/huisbezoeken/{visit}']")
    assert (await page_of(client, "/huisbezoeken")).select(f"a[href='/huisbezoeken/{visit}']")


async def test_the_phone_says_it_in_their_language(world: World) -> None:
    await visited(world)
    await worker.handle_all()
    [(notice,)] = await db.fetch("SELECT id FROM notice WHERE kind = 'visit_ended'")
    message = await compose(world["samira"].id, [notice], shared=False, buttons=True)
    assert message is not None
    assert (message.title, message.language, message.address) == (
        "تقرير الزيارة المنزلية",
        "ar",
        f"/berichten/{notice}",
    )
    discreet = await compose(world["samira"].id, [notice], shared=True, buttons=True)
    assert discreet is not None
    assert "Anneke" not in discreet.body


@pytest.mark.parametrize("outsider", ["bram", "ineke", "bea", "karim", "tesfay", "eva"])
async def test_nobody_else_reads_it(client_of: ClientOf, world: World, outsider: str) -> None:
    visit = await visited(world)
    assert (await (await client_of(outsider)).get(f"/huisbezoeken/{visit}")).status_code == 404


async def test_who_left_the_team_reads_it_no_more(client_of: ClientOf, world: World) -> None:
    visit, client = await visited(world), await client_of("anneke")
    async with db.write():
        await db.execute("UPDATE team SET until = ? WHERE person = ?", clock.today(), world["anneke"].id)
    assert (await client.get(f"/huisbezoeken/{visit}")).status_code == 404


async def test_it_names_the_next_appointment_while_that_goes_on(client_of: ClientOf, world: World) -> None:
    meeting = await plan(world, starts=at(clock.today() + timedelta(days=3)))
    visit, client = await visited(world), await client_of("samira")
    assert "Samen regelen met uw begeleider" in (await client.get(f"/huisbezoeken/{visit}")).text
    await agenda.cancel(world["anneke"], meeting, 0, "Ziek")
    assert "Er is nog geen afspraak." in (await client.get(f"/huisbezoeken/{visit}")).text


async def test_a_begeleider_does_not_read_what_the_plan_agrees(client_of: ClientOf, world: World) -> None:
    peter, samira = world["peter"], world["samira"]
    await drafted(world, "samira")
    await agreed(world, "samira")
    await worker.handle_all()
    [(task, title)] = await db.fetch("SELECT id, title FROM task WHERE agreement IS NOT NULL")
    await actions.begin(peter, samira.id, clock.now())
    await checklist.complete(peter, task, True)
    visit = await actions.end(peter, samira.id)
    assert title in (await (await client_of("samira")).get(f"/huisbezoeken/{visit}")).text
    assert title not in (await (await client_of("anneke")).get(f"/huisbezoeken/{visit}")).text
