"""What the klantmanager hears of the days of the law, and of questions that wait: once, and no longer than it is so."""

from datetime import date, timedelta
from typing import get_args

import pytest

from backend import content, worker
from backend.core import clock, db
from backend.features.journey import actions as journey
from backend.features.leerroute import actions as leerroute
from backend.features.leerroute.queries.plan import Offer
from backend.features.leerroute.rules.signals import Kind
from backend.features.notices import signals
from backend.features.notices.policy import policy
from backend.features.pip import actions as pip
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock
from tests.notices.phones import Notice, have_phones, messages, of, pass_on, settle
from tests.pip.plans import agreed

pytestmark = pytest.mark.usefixtures("world")


def ago(days: int) -> date:
    return clock.today() - timedelta(days=days)


async def heard(world: World, name: str = "peter") -> list[Notice]:
    return [notice for notice in await of(world, name) if notice.kind.startswith(("signal", "helper_plan_due"))]


async def kinds(world: World, name: str = "peter") -> list[str]:
    return [notice.kind for notice in await heard(world, name)]


async def miss(world: World, *days: int) -> None:
    for day in days:
        await leerroute.set_lesson(world["ineke"], world["yusuf"].id, ago(day), "absent")
    await worker.handle_all()


async def days_pass(moment: Clock, days: int) -> None:
    for _ in range(days):
        await worker.handle_all()
        await signals.sweep()
        await settle()
        moment.move(days=1)


def test_each_signal_has_words_and_a_place_in_the_policy() -> None:
    assert set(policy().signals.kinds) == set(get_args(Kind))
    for gemeente in ("nijkerk", "eemdorp"):
        known = content.load(gemeente).reminders
        assert {f"signal_{kind}" for kind in get_args(Kind)} | set(policy().replies.kinds) <= set(known)


async def test_missed_lessons_reach_the_klantmanager_and_nobody_else(world: World) -> None:
    await have_phones(world, "peter", "bram", "ineke", "yusuf")
    await leerroute.offer_course(world["peter"], world["yusuf"].id, Offer("Stichting Integratiewerk", ago(20), None))
    await miss(world, 9, 2)
    assert await kinds(world) == ["signal_missed"]
    for name in ("bram", "ineke", "yusuf", "bea", "eva"):
        assert await kinds(world, name) == []


async def test_it_is_told_once_however_often_it_is_found(world: World, moment: Clock) -> None:
    await have_phones(world, "peter")
    await leerroute.offer_course(world["peter"], world["yusuf"].id, Offer("Stichting Integratiewerk", ago(20), None))
    await miss(world, 9, 2, 1)
    moment.move(minutes=30)
    await pass_on()
    assert await messages(world, "peter") == 1
    await miss(world, 3)
    await days_pass(moment, 3)
    assert await kinds(world) == ["signal_missed"]
    assert await messages(world, "peter") == 1


async def test_it_comes_on_its_day_without_anybody_doing_something(world: World, moment: Clock) -> None:
    await have_phones(world, "peter")
    await journey.set_fact(world["peter"], world["farid"].id, "kennisgeving", ago(0).isoformat())
    await days_pass(moment, 42)
    assert await kinds(world) == []
    await days_pass(moment, 2)
    assert await kinds(world) == ["signal_pip_soon"]
    assert await messages(world, "peter") == 1


async def test_a_day_that_is_past_takes_its_place(world: World, moment: Clock) -> None:
    await journey.set_fact(world["peter"], world["farid"].id, "kennisgeving", ago(50).isoformat())
    await journey.set_fact(world["peter"], world["farid"].id, "brp", ago(50).isoformat())
    await days_pass(moment, 22)
    assert [(each.kind, each.read) for each in await heard(world)] == [
        ("signal_pip_soon", True),
        ("signal_pip_late", False),
    ]


async def test_what_is_solved_before_it_goes_does_not_go(world: World, moment: Clock, client_of: ClientOf) -> None:
    await have_phones(world, "peter")
    await miss(world, 2)  # looks anew at Yusuf: a course was never offered
    [late] = await heard(world)
    assert late.kind == "signal_course_late"
    await leerroute.offer_course(world["peter"], world["yusuf"].id, Offer("Stichting Integratiewerk", ago(20), None))
    moment.move(minutes=30)
    await pass_on()
    [now] = await heard(world)
    assert (now.withheld, now.read, await messages(world, "peter")) == ("changed", True, 0)
    page = await (await client_of("peter")).get(f"/berichten/{late.id}")
    assert "de cursus" in page.text and "Dit is opgelost." in page.text and "Er is nog geen cursus" not in page.text


async def test_a_message_that_waits_for_its_phone_is_weighed_once_more(world: World, moment: Clock) -> None:
    await have_phones(world, "peter")
    await miss(world, 2)
    async with db.write():
        await db.execute("DELETE FROM signal")
    moment.move(minutes=30)
    await settle()
    assert await messages(world, "peter") == 0


async def test_who_left_the_team_hears_and_reads_nothing_more(world: World, moment: Clock, client_of: ClientOf) -> None:
    await have_phones(world, "peter")
    await miss(world, 2)
    [late] = await heard(world)
    async with db.write():
        await db.execute("UPDATE team SET until = ? WHERE person = ?", clock.today(), world["peter"].id)
    moment.move(minutes=30)
    await pass_on()
    assert [each.withheld for each in await heard(world)] == ["off_team"]
    client = await client_of("peter")
    assert (await client.get(f"/berichten/{late.id}")).status_code == 404
    assert "Yusuf" not in (await client.get("/berichten")).text


async def test_the_inbox_says_it_in_words_and_leads_to_the_dossier(world: World, client_of: ClientOf) -> None:
    await miss(world, 2)
    [late] = await heard(world)
    client = await client_of("peter")
    assert "Er is nog geen cursus." in (await client.get("/berichten")).text
    one = (await client.get(f"/berichten/{late.id}")).text
    assert f'href="/clienten/{world["yusuf"].id}/leren"' in one
    assert (await (await client_of("bram")).get(f"/berichten/{late.id}")).status_code == 404


async def test_a_question_that_waits_is_recalled_the_day_before_the_promise(world: World, moment: Clock) -> None:
    number = await agreed(world)
    await worker.handle_all()
    await pip.answer(world["tesfay"], number, "explain", "Waarom?")
    [(promised,)] = await db.fetch("SELECT reply_due FROM agreement WHERE id = ?", number)
    await days_pass(moment, (promised - clock.today()).days - 1)
    assert "helper_plan_due" not in await kinds(world)
    await days_pass(moment, 2)
    assert (await kinds(world)).count("helper_plan_due") == 1
    assert "helper_plan_due" not in await kinds(world, "anneke")


async def test_an_answer_ends_it(world: World, moment: Clock) -> None:
    await have_phones(world, "peter")
    number = await agreed(world)
    await worker.handle_all()
    await pip.answer(world["tesfay"], number, "disagree")
    await days_pass(moment, 8)
    sent = await messages(world, "peter")
    assert (await kinds(world)).count("helper_plan_due") == 1
    await pip.reply(world["peter"], world["tesfay"].id, number, "Omdat het zo is afgesproken.")
    await days_pass(moment, 5)
    assert [each.read for each in await heard(world) if each.kind == "helper_plan_due"] == [True]
    assert await messages(world, "peter") == sent
