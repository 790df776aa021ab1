"""A traject ends: what was planned for later does not go on, everybody can read why, and nobody is reminded of it."""

from datetime import timedelta

import pytest

from backend import worker
from backend.core import clock, db
from backend.core.runner import Runner
from backend.features.agenda.queries import appointments
from backend.features.journey import actions as journey
from backend.features.notices import queries as inbox
from tests.agenda.meeting import at, happened, look, plan, seen
from tests.cast import World
from tests.conftest import ClientOf
from tests.journey.closed import close
from tests.moment import Clock
from tests.notices.phones import have_phones, messages, of, settle

WHY = "Het traject is afgesloten."


def soon() -> str:
    return (clock.today() + timedelta(days=6)).isoformat()


async def planned(world: World, name: str = "farid") -> set[int]:
    rows = await appointments.of_traject(world[name], world[name].traject or 0)
    return {row.id for row in rows if row.status == "planned"}


async def lessons(world: World) -> int:
    until = clock.today() + timedelta(days=20)
    return await plan(world, by="ineke", whose="hodan", kind="taalles", starts=at(soon()), until=until)


async def given_the_certificate(world: World) -> None:
    async with db.write():
        values = {"kind": "certificaat", "day": clock.today(), "recorded_at": clock.now()}
        await db.insert("milestone", traject=world["hodan"].traject, **values)


async def test_single_ones_and_lessons_do_not_go_on(world: World) -> None:
    await plan(world, by="bram", whose="hodan", starts=at(soon(), "15:00"))
    await lessons(world)
    await close(world, "hodan")
    assert await planned(world, "hodan") == set()
    said = ["appointment_cancelled", "appointment_series_ended"]
    assert (await happened(world, "hodan"))[-2:] == said
    [(ended,)] = await db.fetch("SELECT ended_at IS NOT NULL FROM appointment_series")
    assert ended


async def test_both_read_why_in_their_own_words(client_of: ClientOf, world: World) -> None:
    meeting = await plan(world, by="anneke", whose="tesfay", starts=at(soon()))
    await close(world, "tesfay", "overleden")
    page = await look(await client_of("anneke"), f"/afspraken/{meeting}")
    assert f"Deze afspraak gaat niet door. {WHY}" in page.get_text() and WHY in page.select(".history")[0].get_text()
    assert "overleden" not in page.get_text().lower()
    own = await look(await client_of("tesfay"), f"/afspraken/{meeting}")
    assert "Tesfay" in own.get_text() and not own.select("a[href$='/kan-niet']")
    assert "closed" in own.get_text()


async def test_who_would_come_hears_it_once_and_who_ended_it_does_not(world: World, moment: Clock) -> None:
    await plan(world, by="peter", whose="farid", who=("bram", "peter"), kind="kennismaking", starts=at(soon()))
    await worker.handle_all()
    await close(world, "farid")
    await worker.handle_all()
    assert [notice.kind for notice in await of(world, "bram")][1:] == ["helper_appointment_cancelled"]
    assert await of(world, "peter") == []
    [row] = [row for row in await inbox.inbox(world["farid"]) if row.kind == "appointment_cancelled"]
    assert row.cancel_reason is None


@pytest.mark.parametrize(("reason", "sent"), [("verhuisd", 1), ("overleden", 0)])
async def test_to_the_phone_of_the_dead_nothing_is_sent(world: World, moment: Clock, reason: str, sent: int) -> None:
    await have_phones(world, "farid")
    await plan(world, by="peter", whose="farid", kind="voortgangsgesprek", starts=at(soon()), place="Stadhuis")
    await close(world, "farid", reason)
    await worker.handle_all()
    for _ in range(7 * 4):
        moment.move(hours=6)
        await settle()
    assert await messages(world, "farid") == sent


async def test_nobody_is_reminded_of_it(world: World, moment: Clock) -> None:
    await plan(world, by="peter", whose="farid", kind="kennismaking", starts=at(soon()))
    await close(world, "farid")
    await worker.handle_all()
    told = len(await of(world, "farid"))
    for _ in range(7 * 4):
        await Runner(worker.REMINDING).run_due()
        moment.move(hours=6)
    assert len(await of(world, "farid")) == told


async def test_the_feast_at_which_the_paper_is_handed_over_goes_on(world: World) -> None:
    feast = await plan(world, by="peter", whose="hodan", kind="uitreiking", starts=at(soon()))
    talk = await plan(world, by="peter", whose="hodan", kind="voortgangsgesprek", starts=at(soon(), "14:00"))
    await given_the_certificate(world)
    await close(world, "hodan", "certificaat")
    assert await planned(world, "hodan") == {feast}
    assert (await seen(world, talk, "peter")).status == "cancelled"


async def test_what_has_begun_or_was_planned_after_the_end_stays(world: World, moment: Clock) -> None:
    begun = await plan(world, by="peter", whose="farid", kind="kennismaking", starts=clock.now() + timedelta(minutes=5))
    moment.move(minutes=10)
    await journey.end(world["peter"], world["farid"].id, "ontheffing", clock.today())
    moment.move(minutes=1)
    goodbye = await plan(world, by="peter", whose="farid", kind=None, title="Afscheid", starts=at(soon()))
    await worker.handle_all()
    assert await planned(world) == {begun, goodbye}


async def test_run_twice_it_is_told_once(world: World) -> None:
    await plan(world, by="peter", whose="farid", kind="kennismaking", starts=at(soon()))
    await close(world, "farid")
    before = await happened(world, "farid")
    async with db.write():
        await db.execute("UPDATE event SET handled = false WHERE verb = 'traject_ended'")
    await worker.handle_all()
    assert await happened(world, "farid") == before


async def test_reopened_before_the_worker_looked_nothing_is_called_off(world: World) -> None:
    meeting = await plan(world, by="peter", whose="farid", kind="kennismaking", starts=at(soon()))
    await journey.end(world["peter"], world["farid"].id, "ontheffing", clock.today())
    await journey.reopen(world["peter"], world["farid"].id)
    await worker.handle_all()
    assert await planned(world) == {meeting}


async def test_reopening_brings_back_no_appointment_and_says_so(client_of: ClientOf, world: World) -> None:
    await plan(world, by="peter", whose="farid", kind="kennismaking", starts=at(soon()))
    client, address = await client_of("peter"), f"/clienten/{world['farid'].id}/einde"
    assert "Als u afsluit, gaat dat niet door." in (await look(client, address)).get_text()
    await close(world, "farid")
    assert "Afspraken maakt u opnieuw." in (await look(client, address)).get_text()
    await journey.reopen(world["peter"], world["farid"].id)
    await worker.handle_all()
    assert await planned(world) == set()
