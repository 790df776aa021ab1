"""The newcomer hears of what is written for them, and nobody of what is not."""

from backend import worker
from backend.core import clock, db
from backend.features.notes import actions
from backend.features.notices import composing
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock
from tests.notes.written import written
from tests.notices.phones import have_phones, messages, of, settle

EVERYBODY = ("samira", "karim", "anneke", "peter", "bram")


async def kinds(world: World, name: str) -> list[str]:
    return [notice.kind for notice in await of(world, name) if not notice.read]


async def test_the_newcomer_hears_of_a_shared_note_and_nobody_else_does(client_of: ClientOf, world: World) -> None:
    await written(world)
    await worker.handle_all()
    assert {name: await kinds(world, name) for name in EVERYBODY} == {
        name: ["note_new"] if name == "samira" else [] for name in EVERYBODY
    }
    client, [notice] = await client_of("samira"), await of(world, "samira")
    assert "Anneke" in (await client.get("/berichten")).text
    assert 'href="/mensen/notities"' in (await client.get(f"/berichten/{notice.id}")).text


async def test_nobody_hears_of_an_internal_note(world: World) -> None:
    number = await written(world, audience="internal")
    await actions.correct(world["anneke"], world["samira"].id, number, "Anders", 0)
    await actions.withdraw(world["anneke"], world["samira"].id, number)
    await worker.handle_all()
    assert [await kinds(world, name) for name in EVERYBODY] == [[]] * len(EVERYBODY)


async def test_a_corrected_note_is_told_anew_and_the_watcher_may_run_twice(world: World) -> None:
    number = await written(world)
    await worker.handle_all()
    async with db.write():
        await db.execute("UPDATE notice SET read_at = ?", clock.now())
        await db.execute("UPDATE event SET handled = false WHERE verb LIKE 'note_%'")
    await actions.correct(world["anneke"], world["samira"].id, number, "Anders", 0)
    await worker.handle_all()
    assert await kinds(world, "samira") == ["note_new"]


async def test_the_message_has_neutral_words_and_leads_to_the_notes(world: World) -> None:
    await have_phones(world, "samira")
    number = await written(world, text="Over de bank.")
    await worker.handle_all()
    [notice] = await of(world, "samira")
    own = await composing.compose(world["samira"].id, [notice.id], shared=False, buttons=True)
    others = await composing.compose(world["samira"].id, [notice.id], shared=True, buttons=True)
    assert own and others
    assert (own.address, own.topic, own.actions) == ("/mensen/notities", f"notitie-{number}", ())
    assert "Anneke" in own.title and "Anneke" not in others.title + others.body
    assert "bank" not in own.title + own.body + others.title + others.body


async def test_a_note_that_was_withdrawn_is_not_pushed(world: World, moment: Clock) -> None:
    await have_phones(world, "samira")
    number = await written(world)
    await worker.handle_all()
    await actions.withdraw(world["anneke"], world["samira"].id, number)
    await worker.handle_all()
    moment.move(minutes=10)
    await settle()
    [notice] = await of(world, "samira")
    assert (notice.read, notice.pushed, notice.withheld) == (True, False, "changed")
    assert await messages(world, "samira") == 0
