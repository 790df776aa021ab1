"""A step that is done reaches the phone once; what was celebrated already does not."""

from backend import worker
from backend.features.journey import actions
from backend.features.notices.composing import compose
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock
from tests.notices.phones import have_phones, messages, of, settle


async def pass_on(moment: Clock) -> None:
    await worker.handle_all()
    moment.move(minutes=30)
    await settle()


async def test_a_step_that_a_helper_calls_done_is_told_with_what_comes_next(
    world: World, moment: Clock, client_of: ClientOf
) -> None:
    await have_phones(world, "hodan", "bram")
    await actions.set_step(world["bram"], world["hodan"].id, "woning", "done")
    await pass_on(moment)
    [notice] = await of(world, "hodan")
    assert (notice.kind, notice.pushed, await messages(world, "hodan")) == ("step_done", True, 1)
    assert await of(world, "bram") == []
    client = await client_of("hodan")
    page = await client.get(f"/berichten/{notice.id}")
    assert "Een stap is klaar!" in (await client.get("/berichten")).text
    assert 'class="button" href="/"' in page.text


async def test_the_message_opens_vandaag(world: World) -> None:
    await actions.set_step(world["bram"], world["hodan"].id, "woning", "done")
    await worker.handle_all()
    [notice] = await of(world, "hodan")
    message = await compose(world["hodan"].id, [notice.id], shared=False, buttons=True)
    assert message is not None
    assert (message.address, message.title, message.actions) == ("/", "Een stap is klaar!", ())


async def test_a_plan_that_ends_four_steps_is_one_message(world: World, moment: Clock) -> None:
    await have_phones(world, "farid")
    await actions.set_fact(world["peter"], world["farid"].id, "pip", "2026-11-20")
    await pass_on(moment)
    assert [notice.kind for notice in await of(world, "farid") if notice.task is None] == ["step_done"]


async def test_what_was_celebrated_before_the_message_went_is_not_sent(world: World, moment: Clock) -> None:
    await have_phones(world, "hodan")
    await actions.set_step(world["bram"], world["hodan"].id, "woning", "done")
    await worker.handle_all()
    await actions.celebrate(world["hodan"], "woning")
    await pass_on(moment)
    [notice] = await of(world, "hodan")
    assert (notice.read, notice.pushed, notice.withheld) == (True, False, "changed")


async def test_a_step_that_was_not_done_after_all_is_not_sent(world: World, moment: Clock) -> None:
    await have_phones(world, "hodan")
    await actions.set_step(world["bram"], world["hodan"].id, "woning", "done")
    await worker.handle_all()
    await actions.set_step(world["bram"], world["hodan"].id, "woning", "current")
    await pass_on(moment)
    assert await messages(world, "hodan") == 0


async def test_a_step_that_begins_is_no_message(world: World, moment: Clock) -> None:
    await actions.set_step(world["bram"], world["hodan"].id, "vervolg_intake", "current")
    await pass_on(moment)
    assert await of(world, "hodan") == []


async def test_nobody_else_reads_it(world: World, client_of: ClientOf) -> None:
    await actions.set_step(world["bram"], world["hodan"].id, "woning", "done")
    await worker.handle_all()
    [notice] = await of(world, "hodan")
    for who in ("yusuf", "bram", "peter", "samira"):
        assert (await (await client_of(who)).get(f"/berichten/{notice.id}")).status_code == 404
