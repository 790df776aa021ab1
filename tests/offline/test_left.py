"""Who was taken off a team while their phone had no network: what waits there is refused, and stays nowhere."""

import json

from playwright.async_api import expect

from backend.core import clock, db, sessions
from backend.features.people import teams
from tests.cast import World
from tests.offline.phone import Phone
from tests.offline.test_visit import of_their_own, pages_of, takes, ticks, visit_of
from tests.offline.test_visit import phone as phone
from tests.offline.test_visit_day import note

WHY = "U werkt niet meer voor deze inburgeraar. Wat u zonder internet deed, is gewist."
ALL = """async () => new Promise((resolve) => {
  const request = indexedDB.open('wegwijs', 1);
  request.onsuccess = async () => {
    const rows = name => new Promise(done => {
      request.result.transaction(name).objectStore(name).getAll().onsuccess = event => done(event.target.result);
    });
    resolve(JSON.stringify([await rows('outbox'), await rows('refused')]));
  };
})"""


async def test_the_queue_of_who_left_is_refused_in_words_and_not_kept(phone: Phone, world: World) -> None:
    tesfay, anneke = world["tesfay"], world["anneke"]
    [task, *_] = await of_their_own(world, "tesfay")
    await takes(phone, world, "tesfay", "samira")
    await phone.goes_offline()
    await phone.opens(visit_of(world, "tesfay"))
    await phone.presses("Start huisbezoek")
    await phone.page.locator("[data-during]:visible").wait_for()
    await ticks(phone, task)
    await note(phone, "Een geheim van Tesfay.")
    await phone.presses("Maak de afspraak")
    await phone.has_waiting(4)
    await teams.take_off(world["bea"], tesfay.id, anneke.id, clock.today())
    await phone.goes_offline(False)
    await phone.opens("/huisbezoeken")
    await phone.has_waiting(0)
    alert = phone.page.locator("[role=alert].waits")
    await expect(alert).to_have_count(1)
    await expect(alert).to_contain_text(WHY)
    kept = await phone.runs(ALL)
    assert "geheim" not in kept and [len(rows) for rows in json.loads(kept)] == [0, 1]
    assert await phone.kept() == pages_of(world, "samira")
    await alert.get_by_role("button").click()
    await expect(alert).to_have_count(0)
    for table in ("home_visit", "note", "appointment"):
        assert await db.fetch(f"SELECT COUNT(*) FROM {table}") == [(0,)]
    assert await db.fetch("SELECT COUNT(*) FROM event WHERE actor = ? AND task = ?", anneke.id, task) == [(0,)]


async def test_of_who_has_no_account_any_more_nothing_waits_on_the_phone(phone: Phone, world: World) -> None:
    await takes(phone, world, "tesfay")
    await phone.goes_offline()
    await phone.opens(visit_of(world, "tesfay"))
    await note(phone, "Een geheim van Tesfay.")
    await phone.has_waiting(1)
    async with db.write():
        await db.execute("UPDATE person SET ended_at = ? WHERE id = ?", clock.now(), world["anneke"].id)
    await sessions.end_all(world["anneke"].id)
    await phone.goes_offline(False)
    await phone.opens("/clienten")
    await phone.sees("Inloggen")
    await phone.until(f"async () => !(await ({ALL})()).includes('geheim')")
    assert await phone.kept() == []
    assert await db.fetch("SELECT COUNT(*) FROM note") == [(0,)]
