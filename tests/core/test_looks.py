"""Who opened a dossier is noted once an hour: with a page that was shown, and never for who was refused."""

import pytest

from backend import worker
from backend.core import clock, db, looks
from backend.features.checklist import actions as checklist
from backend.features.visit import actions as visit
from tests.agenda.meeting import plan
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock
from tests.tasks import task_of


async def noted() -> list[tuple[int, int]]:
    return [(person, traject) for person, traject in await db.fetch("SELECT person, traject FROM dossier_look")]


async def test_a_helper_who_opens_a_dossier_is_noted_once_an_hour(
    world: World, client_of: ClientOf, moment: Clock
) -> None:
    anneke, samira = await client_of("anneke"), world["samira"]
    for page in ("taken", "stappen", "gegevens"):
        await anneke.get(f"/clienten/{samira.id}/{page}")
    assert await noted() == [(world["anneke"].id, samira.traject)]
    moment.move(minutes=60)
    await (await client_of("anneke")).get(f"/clienten/{samira.id}/taken")
    assert len(await noted()) == 2


@pytest.mark.parametrize("page", ["/taken/{task}", "/taken/{task}/hulp", "/taken/{task}/agenda.ics"])
async def test_a_task_that_is_opened_counts_as_a_look(world: World, client_of: ClientOf, page: str) -> None:
    task = await task_of(world, "samira", "bank")
    assert (await (await client_of("anneke")).get(page.format(task=task))).status_code == 200
    assert await noted() == [(world["anneke"].id, world["samira"].traject)]


async def test_a_task_of_the_household_is_a_look_at_each_of_them_whom_the_helper_helps(
    world: World, client_of: ClientOf
) -> None:
    await (await client_of("anneke")).get(f"/taken/{await task_of(world, 'samira', 'energie')}")
    both = {(world["anneke"].id, world[name].traject) for name in ("samira", "karim")}
    assert set(await noted()) == both


@pytest.mark.parametrize("page", ["/afspraken/{id}", "/afspraken/{id}.ics"])
async def test_an_appointment_that_is_opened_counts_as_a_look(world: World, client_of: ClientOf, page: str) -> None:
    made = await plan(world)
    assert (await (await client_of("peter")).get(page.format(id=made))).status_code == 200
    assert await noted() == [(world["peter"].id, world["samira"].traject)]


async def test_a_report_of_a_visit_counts_as_a_look(world: World, client_of: ClientOf) -> None:
    await visit.begin(world["anneke"], world["samira"].id, clock.now())
    number = await visit.end(world["anneke"], world["samira"].id)
    await (await client_of("peter")).get(f"/huisbezoeken/{number}")
    assert await noted() == [(world["peter"].id, world["samira"].traject)]


async def test_a_notice_about_somebody_counts_as_a_look(world: World, client_of: ClientOf) -> None:
    await checklist.ask_help(world["samira"], await task_of(world, "samira", "huisarts"), "taal")
    await worker.handle_all()
    [(notice,)] = await db.fetch("SELECT id FROM notice WHERE person = ?", world["anneke"].id)
    await (await client_of("anneke")).get(f"/berichten/{notice}")
    assert await noted() == [(world["anneke"].id, world["samira"].traject)]


async def test_who_is_chosen_in_the_caseload_was_looked_at_and_the_list_alone_is_no_look(
    world: World, client_of: ClientOf
) -> None:
    anneke = await client_of("anneke")
    await anneke.get("/clienten")
    await anneke.get(f"/clienten?wie={world['yusuf'].id}")  # whom she does not help
    assert await noted() == []
    await anneke.get(f"/clienten?wie={world['tesfay'].id}")
    assert await noted() == [(world["anneke"].id, world["tesfay"].traject)]


async def test_what_the_newcomer_opens_themselves_is_no_look(world: World, client_of: ClientOf) -> None:
    await (await client_of("samira")).get(f"/taken/{await task_of(world, 'samira', 'huisarts')}")
    assert await noted() == []


async def test_a_look_that_is_there_already_asks_no_write(
    world: World, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    anneke = await client_of("anneke")
    await anneke.get(f"/clienten/{world['samira'].id}/taken")
    first, second = [await task_of(world, "samira", key) for key in ("bank", "digid")]

    def refused() -> None:
        raise AssertionError("a write transaction")

    monkeypatch.setattr(db, "write", refused)
    await anneke.get(f"/taken/{first}")
    looks.forget()  # another process, which remembers nothing
    await anneke.get(f"/taken/{second}")
    monkeypatch.undo()
    assert len(await noted()) == 1


async def test_two_processes_note_one_look(world: World) -> None:
    for _ in range(2):
        looks.forget()
        await looks.note(world["anneke"], "person", world["samira"].id)
    assert len(await noted()) == 1


async def test_the_hour_is_kept_and_not_the_minute(world: World) -> None:
    await looks.note(world["anneke"], "person", world["samira"].id)
    [(at,)] = await db.fetch("SELECT at FROM dossier_look")
    assert at == looks.hour(clock.now())
    assert (at.minute, at.second, at.microsecond) == (0, 0, 0)


@pytest.mark.parametrize("name", ["bram", "bea", "eva", "ineke"])
async def test_who_finds_nothing_has_not_looked(name: str, world: World, client_of: ClientOf) -> None:
    assert (await (await client_of(name)).get(f"/clienten/{world['samira'].id}/taken")).status_code == 404
    assert await noted() == []


async def test_a_page_that_fetches_itself_is_nobody_looking(world: World, client_of: ClientOf) -> None:
    anneke = await client_of("anneke")
    await anneke.get(f"/clienten/{world['samira'].id}/taken", headers={"x-by-itself": "1"})
    assert await noted() == []


async def test_a_change_is_in_the_history_and_no_look(world: World, client_of: ClientOf) -> None:
    anneke = await client_of("anneke")
    await anneke.post(f"/clienten/{world['samira'].id}/taken", data={"title": "Bellen", "actor": "newcomer"})
    assert await noted() == []


async def test_a_database_that_is_away_does_not_spoil_the_page(
    world: World, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object) -> None:
        raise db.Unavailable

    monkeypatch.setattr(looks, "note", away)
    assert (await (await client_of("anneke")).get(f"/clienten/{world['samira'].id}/taken")).status_code == 200
