"""Who hears of what happened, and who does not."""

import pytest

from backend import worker
from backend.core import clock, db, dossiers
from backend.features.checklist import actions
from backend.features.notices import hearing
from backend.features.pip import actions as pip
from tests.cast import World
from tests.moment import Clock
from tests.notices.phones import have_phones, messages, of, settle
from tests.pip.plans import agreed
from tests.tasks import task_of


async def kinds(world: World, name: str) -> list[str]:
    return [notice.kind for notice in await of(world, name) if not notice.read]


async def test_a_helper_hears_that_help_is_asked(world: World) -> None:
    task = await task_of(world, "tesfay", "bank")
    await actions.ask_help(world["tesfay"], task, "taal")
    await worker.handle_all()
    assert await kinds(world, "anneke") == ["helper_asked"]
    for other in ("tesfay", "peter", "bram", "bea", "samira"):
        assert await kinds(world, other) == []


async def test_without_a_begeleider_the_klantmanager_hears_it(world: World) -> None:
    async with db.write():
        await db.execute("UPDATE team SET until = ? WHERE person = ?", clock.today(), world["anneke"].id)
    await actions.ask_help(world["tesfay"], await task_of(world, "tesfay", "bank"), "taal")
    await worker.handle_all()
    assert await kinds(world, "peter") == ["helper_asked"]
    assert await kinds(world, "anneke") == []


async def test_a_newcomer_hears_what_a_helper_did(world: World) -> None:
    me, helper = world["tesfay"], world["anneke"]
    whose = await dossiers.open_for(helper, me.id)
    task = await task_of(world, "tesfay", "huisarts")
    await actions.add_own(helper, whose, "Neem een foto mee", None, "newcomer")
    await actions.add_own(helper, whose, "Bel de school", None, "begeleider")
    await actions.complete(me, task, True)
    await actions.confirm(helper, task, True)
    await actions.accept(world["peter"], task, True)
    await worker.handle_all()
    assert await kinds(world, "tesfay") == ["task_new", "confirmed", "accepted"]


async def test_nobody_hears_of_their_own_deeds(world: World) -> None:
    task = await task_of(world, "tesfay", "bank")
    await actions.comment(world["tesfay"], task, "Hoe doe ik dit?")
    await actions.comment(world["anneke"], task, "Ik bel u.")
    await worker.handle_all()
    assert await kinds(world, "tesfay") == ["message"]
    assert await kinds(world, "anneke") == ["helper_message"]


async def test_both_of_a_household_hear_of_what_is_done_once_for_all(world: World) -> None:
    row = await db.fetch_one(
        "SELECT id FROM task WHERE household = ? AND traject IS NULL AND done_at IS NULL AND actor = 'newcomer'",
        world["samira"].household,
    )
    assert row is not None
    await actions.comment(world["anneke"], int(row[0]), "Dit is belangrijk.")
    await worker.handle_all()
    assert await kinds(world, "samira") == await kinds(world, "karim") == ["message"]


async def test_said_three_times_it_is_one_notice_with_the_last_words(world: World) -> None:
    task = await task_of(world, "tesfay", "bank")
    for words in ("Eerst", "Toen", "Ten slotte"):
        await actions.comment(world["anneke"], task, words)
    await worker.handle_all()
    assert await kinds(world, "tesfay") == ["message"]


async def test_what_was_read_and_is_said_again_is_new_again(world: World) -> None:
    task = await task_of(world, "tesfay", "bank")
    await actions.comment(world["anneke"], task, "Eerst")
    await worker.handle_all()
    async with db.write():
        await db.execute("UPDATE notice SET read_at = ?", clock.now())
    await actions.comment(world["anneke"], task, "Toen")
    await worker.handle_all()
    assert await kinds(world, "tesfay") == ["message"]


async def test_an_answer_ends_the_question(world: World) -> None:
    task = await task_of(world, "tesfay", "bank")
    await actions.ask_help(world["tesfay"], task, "taal")
    await worker.handle_all()
    await actions.ask_help(world["tesfay"], task, None)
    await worker.handle_all()
    assert await kinds(world, "anneke") == []


async def test_what_a_start_brings_is_not_told_task_by_task(world: World) -> None:
    assert [name for name in ("samira", "tesfay", "farid") if await kinds(world, name)] == []


async def test_what_happens_within_minutes_goes_out_as_one_message(world: World, moment: Clock) -> None:
    await have_phones(world, "tesfay")
    whose = await dossiers.open_for(world["anneke"], world["tesfay"].id)
    for title in ("Een", "Twee", "Drie"):
        await actions.add_own(world["anneke"], whose, title, None, "newcomer")
        await worker.handle_all()
        await settle()
        moment.move(minutes=1)
    assert await messages(world, "tesfay") == 0
    moment.move(minutes=5)
    await settle()
    assert await messages(world, "tesfay") == 1


@pytest.mark.parametrize("verb", hearing.HEARS)
def test_every_verb_is_followed(verb: str) -> None:
    assert hearing.watch in worker.WATCHERS[verb]


async def test_watching_twice_tells_once(world: World) -> None:
    await actions.ask_help(world["tesfay"], await task_of(world, "tesfay", "bank"), "taal")
    await worker.handle_all()
    async with db.write():
        await db.execute("UPDATE event SET handled = false WHERE verb = 'help_asked'")
    await worker.handle_all()
    assert await kinds(world, "anneke") == ["helper_asked"]


async def test_the_klantmanager_hears_a_question_about_the_plan_and_the_newcomer_the_answer(world: World) -> None:
    number = await agreed(world)
    await pip.answer(world["tesfay"], number, "explain")
    await worker.handle_all()
    assert await kinds(world, "peter") == ["helper_plan"]
    assert await kinds(world, "anneke") == []
    await pip.reply(world["peter"], world["tesfay"].id, number, "Op maandag.")
    await worker.handle_all()
    assert await kinds(world, "peter") == []
    assert "plan_reply" in await kinds(world, "tesfay")


async def test_help_with_an_agreement_is_asked_of_the_klantmanager(world: World) -> None:
    number = await agreed(world)
    await worker.handle_all()
    row = await db.fetch_one("SELECT id FROM task WHERE agreement = ?", number)
    assert row is not None
    await actions.ask_help(world["tesfay"], int(row[0]), "taal")
    await worker.handle_all()
    assert (await kinds(world, "peter"), await kinds(world, "anneke")) == (["helper_asked"], [])


async def test_who_understands_an_agreement_asks_nobody(world: World) -> None:
    number = await agreed(world)
    await pip.answer(world["tesfay"], number, "explain")
    await worker.handle_all()
    await pip.answer(world["tesfay"], number, "understood")
    await worker.handle_all()
    assert await kinds(world, "peter") == []
