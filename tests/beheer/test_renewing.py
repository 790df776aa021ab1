"""A change of a template offers, and does not force, the change of what runs."""

from datetime import timedelta

import msgspec
import pytest

from backend import content, worker
from backend.core import clock, db, jobs
from backend.core.runner import Runner
from backend.features.checklist import actions, planning
from backend.features.checklist.renewing import renewal
from tests.beheer.test_frames import LONGER, chosen, published
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock
from tests.tasks import task_of, value, verbs

LIST = "/beheer/lopend"
ONE = f"{LIST}/bank"
OPEN_BANK = "SELECT COUNT(*) FROM task WHERE template = 'bank' AND gemeente = ? AND done_at IS NULL"


async def ask(client_of: ClientOf, name: str = "peter", address: str = ONE) -> int:
    client = await client_of(name)
    typed = chosen((await client.get(address)).text, address)
    return (await client.post(address, data=typed)).status_code


async def work() -> None:
    await Runner(worker.REMINDING).run_due()


async def days(world: World) -> dict[int, object]:
    return dict(await db.fetch("SELECT id, due FROM task WHERE template = 'bank' ORDER BY id"))


async def test_asked_for_every_open_task_gets_the_new_day_and_says_so(
    client_of: ClientOf, world: World, moment: Clock
) -> None:
    task = await task_of(world, "farid", "bank")
    await published(client_of, **LONGER)
    before = await value(task, "due")
    assert await ask(client_of) == 303
    assert await value(task, "due") == before  # the request itself is short
    await work()
    assert await value(task, "due") > before  # type: ignore[operator]  # both are days
    assert await verbs(task) == ["task_moved"]
    page = (await (await client_of("farid")).get(f"/taken/{task}")).text
    assert "De reden: de gemeente paste deze taak aan." in page.replace("<bdi>", "").replace("</bdi>", "")
    assert "Klaar" in (await (await client_of("bea")).get(LIST)).text


async def test_before_it_is_asked_the_numbers_are_there_and_no_names(client_of: ClientOf, world: World) -> None:
    await published(client_of, **LONGER)
    [(number,)] = await db.fetch(OPEN_BANK, world.gemeenten["nijkerk"])
    for name in ("bea", "peter"):
        client = await client_of(name)
        assert f"Open taken met een andere dag: {number}" in plain((await client.get(LIST)).text)
        page = plain((await client.get(f"{ONE}?bekijk=1")).text)
        assert "Later dan nu: " in page
        assert not [who for who in ("Samira", "Farid", "Tesfay", "Yusuf") if who in page]
    assert await db.fetch("SELECT id FROM renewal") == []


def plain(text: str) -> str:
    return text.replace("<bdi>", "").replace("</bdi>", "")


async def test_the_numbers_beforehand_are_what_happens(client_of: ClientOf, world: World) -> None:
    await published(client_of, **LONGER)
    page = plain((await (await client_of("bea")).get(f"{ONE}?bekijk=1")).text)
    before = await days(world)
    await ask(client_of)
    await work()
    after = await days(world)
    later = sum(after[task] != before[task] for task in before)
    assert later
    assert f"Later dan nu: {later}" in page


async def test_what_is_done_or_has_its_own_day_stays(client_of: ClientOf, world: World) -> None:
    done, own = await task_of(world, "farid", "bank"), await task_of(world, "tesfay", "bank")
    await actions.complete(world["farid"], done, True)
    await actions.set_due(world["peter"], own, clock.today() + timedelta(days=3))
    before = await value(done, "due"), await value(own, "due")
    await published(client_of, **LONGER)
    await ask(client_of)
    await work()
    assert (await value(done, "due"), await value(own, "due")) == before
    assert "task_moved" not in await verbs(done)


async def test_no_other_task_and_no_other_gemeente_changes(client_of: ClientOf, world: World) -> None:
    sql = "SELECT id, opens, advise, due, actor, step, retired_at FROM task WHERE template <> 'bank' OR gemeente <> ?"
    before = await db.fetch(f"{sql} ORDER BY id", world.gemeenten["nijkerk"])
    await published(client_of, **LONGER)
    await ask(client_of)
    await work()
    assert await db.fetch(f"{sql} ORDER BY id", world.gemeenten["nijkerk"]) == before


async def test_said_twice_nothing_changes_again(client_of: ClientOf, world: World) -> None:
    await published(client_of, **LONGER)
    client = await client_of("peter")
    typed = chosen((await client.get(ONE)).text, ONE)
    for _ in range(2):
        assert (await client.post(ONE, data=typed)).status_code == 303
        await work()
    assert await db.fetch("SELECT COUNT(*) FROM renewal") == [(1,)]
    assert await db.fetch("SELECT COUNT(*) FROM event WHERE verb = 'template_renewed'") == [(1,)]
    assert await verbs(await task_of(world, "farid", "bank")) == ["task_moved"]
    assert (await client.get(ONE)).status_code == 404


async def test_what_changed_since_it_was_looked_at_is_looked_at_again(client_of: ClientOf) -> None:
    await published(client_of, **LONGER)
    client = await client_of("peter")
    typed = chosen((await client.get(ONE)).text, ONE)
    await published(client_of, due="6")
    answer = await client.post(ONE, data=typed)
    assert answer.status_code == 409
    assert "De taak is intussen weer veranderd." in answer.text


async def test_a_worker_that_dies_between_two_pieces_loses_nothing(
    client_of: ClientOf, world: World, moment: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The piece that was not finished is undone as a whole, and done again when its lease is over."""
    monkeypatch.setattr(renewal, "AT_ONCE", 2)
    await published(client_of, **LONGER)
    before = await days(world)
    await ask(client_of)
    [first] = await jobs.claim(1)
    await renewal.renew(first)
    [second] = await jobs.claim(1)
    renewed, calls = planning.renew, 0

    async def dies(traject: int, template: str) -> None:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise RuntimeError
        await renewed(traject, template)

    monkeypatch.setattr(planning, "renew", dies)
    halfway = await days(world)
    with pytest.raises(RuntimeError):
        await renewal.renew(second)
    assert await days(world) == halfway
    monkeypatch.setattr(planning, "renew", renewed)
    moment.move(minutes=2)
    await work()
    moved = [task for task, day in (await days(world)).items() if day != before[task]]
    told = await db.fetch("SELECT task, COUNT(*) FROM event WHERE verb = 'task_moved' GROUP BY task")
    assert moved
    assert sorted(told) == [(task, 1) for task in moved]
    assert await db.fetch("SELECT COUNT(*) FROM renewal WHERE ended_at IS NOT NULL") == [(1,)]


async def test_a_worker_that_shows_the_older_edition_waits(
    client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    await published(client_of, **LONGER)
    await ask(client_of)
    older = msgspec.structs.replace(content.load("nijkerk"), edition=0)
    monkeypatch.setattr(content, "load", lambda key: older)
    [job] = await jobs.claim(1)
    assert await renewal.renew(job)
    assert await db.fetch("SELECT COUNT(*) FROM event WHERE verb = 'task_moved'") == [(0,)]


async def test_back_to_the_edition_of_before_offers_the_same_again(client_of: ClientOf, world: World) -> None:
    task = await task_of(world, "farid", "bank")
    before = await value(task, "due")
    await published(client_of, **LONGER)
    await ask(client_of)
    await work()
    bea = await client_of("bea")
    assert (await bea.post("/beheer/uitgaven/0/terug", data={"nu": "1"})).status_code == 303
    assert await value(task, "due") != before
    assert await ask(client_of) == 303
    await work()
    assert await value(task, "due") == before


async def test_back_before_anybody_asked_leaves_nothing_to_ask(client_of: ClientOf) -> None:
    await published(client_of, **LONGER)
    bea = await client_of("bea")
    await bea.post("/beheer/uitgaven/0/terug", data={"nu": "1"})
    assert (await bea.get(ONE)).status_code == 404
    assert "Alle lopende taken zijn zoals ze nu horen." in (await bea.get(LIST)).text


async def test_who_does_it_and_the_step_change_with_it(client_of: ClientOf, world: World) -> None:
    task = await task_of(world, "farid", "bank")
    await published(client_of, actor="begeleider", title_staff="Open een rekening met de nieuwkomer", step="pip")
    assert (await value(task, "actor"), await value(task, "step")) == ("newcomer", "woning")
    await ask(client_of)
    await work()
    assert (await value(task, "actor"), await value(task, "step")) == ("begeleider", "pip")
    assert await verbs(task) == ["task_renewed"]
    assert "De gemeente veranderde wie dit doet" in (await (await client_of("farid")).get(f"/taken/{task}")).text


async def test_in_a_family_each_change_is_told_in_whose_dossier_it_is(client_of: ClientOf, world: World) -> None:
    await published(client_of, step="pip")
    await ask(client_of)
    await work()
    sql = "SELECT task.traject, event.traject FROM event JOIN task ON task.id = event.task WHERE verb = 'task_renewed'"
    rows = await db.fetch(f"{sql} AND event.household = ?", world["samira"].household)
    assert sorted(rows) == sorted((traject, traject) for traject in (world["samira"].traject, world["karim"].traject))


async def test_switched_off_it_comes_on_no_new_list_and_stays_on_those_that_have_it(
    client_of: ClientOf, world: World
) -> None:
    task = await task_of(world, "farid", "bank")
    await published(client_of, start="off")
    await planning.replan(world["farid"].traject or 0)
    assert await value(task, "retired_at") is None
    async with db.write():
        await db.execute("DELETE FROM event WHERE task = ?", await task_of(world, "hodan", "bank"))
        await db.execute("DELETE FROM task WHERE id = ?", await task_of(world, "hodan", "bank"))
    await planning.replan(world["hodan"].traject or 0)
    assert not await db.fetch("SELECT id FROM task WHERE template = 'bank' AND household = ?", world["hodan"].household)
    await ask(client_of)
    await work()
    assert await value(task, "retired_at") is not None
    assert await verbs(task) == ["task_retired"]


@pytest.mark.parametrize("name", ["samira", "anneke", "ineke", "otto"])
async def test_who_may_not_publish_does_not_find_it(client_of: ClientOf, name: str) -> None:
    """Nor does the beheerder of another gemeente."""
    await published(client_of, **LONGER)
    client = await client_of(name)
    assert (await client.get(ONE)).status_code == 404
    assert (await client.post(ONE, data={"tot": "1"})).status_code == 404
    assert await db.fetch("SELECT id FROM renewal") == []


@pytest.mark.parametrize("tot", ["", "0", "x", "-1"])
async def test_a_malformed_wish_is_refused(client_of: ClientOf, tot: str) -> None:
    await published(client_of, **LONGER)
    assert (await (await client_of("peter")).post(ONE, data={"tot": tot})).status_code in (400, 422)


async def test_one_who_came_after_the_change_is_not_concerned(client_of: ClientOf, world: World) -> None:
    """A task that came later has the new days from the start, and no former frame."""
    await published(client_of, **LONGER)
    old = await task_of(world, "hodan", "bank")
    async with db.write():
        await db.execute("DELETE FROM event WHERE task = ?", old)
        await db.execute("DELETE FROM task WHERE id = ?", old)
        await db.execute("UPDATE former_template SET last_task = last_task - 1 WHERE last_task = ?", old)
    await planning.replan(world["hodan"].traject or 0)
    new = await task_of(world, "hodan", "bank")
    before = await value(new, "due")
    await ask(client_of)
    await work()
    assert await value(new, "due") == before
    assert await verbs(new) == []
