"""Who lives in the demo, and what they have lived through."""

import re
from datetime import timedelta
from typing import Any

import pytest

from backend import demo
from backend.core import access, clock, db
from backend.core.access import Person
from backend.core.clock import AMSTERDAM
from backend.features.leerroute import learning, views
from tests.conftest import browser

pytestmark = pytest.mark.usefixtures("demo_world")


async def person(name: str) -> Person:
    row = await db.fetch_one("SELECT id FROM person WHERE call_name = ? ORDER BY id LIMIT 1", name)
    assert row is not None, name
    found = await access.person(row[0])
    assert found is not None
    return found


async def count(what: str, *args: object) -> int:
    return int((await db.fetch(f"SELECT COUNT(*) FROM {what}", *args))[0][0])


STAFF = {
    ("Anneke", "begeleider", "nijkerk"),
    ("Bram", "begeleider", "nijkerk"),
    ("Peter", "klantmanager", "nijkerk"),
    ("Ineke", "docent", "nijkerk"),
    ("Bea", "beheerder", "nijkerk"),
}
NEWCOMERS = {
    ("Samira Haddad", "nijkerk"),
    ("Tesfay Gebremedhin", "nijkerk"),
    ("Yusuf Kaya", "nijkerk"),
    ("Hodan Warsame", "nijkerk"),
    ("Farid Ahmadi", "nijkerk"),
    ("Olga Bondarenko", "eemdorp"),
}


async def test_everybody_of_the_design_is_there() -> None:
    people = "FROM person JOIN gemeente ON gemeente.id = person.gemeente"
    staff = await db.fetch(f"SELECT call_name, role, key {people} WHERE role <> 'newcomer'")
    newcomers = await db.fetch(f"SELECT person.name, key {people} WHERE role = 'newcomer'")
    assert set(staff) >= STAFF
    assert set(newcomers) >= NEWCOMERS


async def test_every_gemeente_is_one_of_a_demo() -> None:
    assert await db.fetch("SELECT key, demo FROM gemeente ORDER BY key") == [("eemdorp", True), ("nijkerk", True)]


async def test_the_lists_are_as_long_as_in_a_real_week() -> None:
    anneke = await person("Anneke")
    assert await count("team WHERE person = ? AND until IS NULL", anneke.id) == 24


async def test_bram_does_not_know_samira() -> None:
    samira = await person("Samira")
    assert samira.household in await access.households_of(await person("Anneke"))
    assert samira.household not in await access.households_of(await person("Bram"))


async def test_samira_is_one_of_a_family_of_four() -> None:
    samira = await person("Samira")
    assert samira.language == "ar"
    assert await count("traject WHERE household = ?", samira.household) == 2
    assert await count("child WHERE household = ?", samira.household) == 2


async def test_tesfay_is_behind() -> None:
    tesfay = await person("Tesfay")
    late = "task WHERE traject = ? AND done_at IS NULL AND retired_at IS NULL AND due < ? AND due_basis <> 'target'"
    assert await count(late, tesfay.traject, clock.today()) > 0


async def test_what_was_done_was_done_in_the_past_by_who_did_it() -> None:
    done = await db.fetch("SELECT done_at, done_by FROM task WHERE done_at IS NOT NULL")
    assert len(done) > 200
    assert max(at for at, _ in done) < clock.now() < min(at for at, _ in done) + timedelta(days=800)
    assert len({at.date() for at, _ in done}) > 50
    assert len({by for _, by in done}) > 20


async def test_anneke_visits_samira_tomorrow_at_ten() -> None:
    samira, anneke = await person("Samira"), await person("Anneke")
    rows = await db.fetch(
        "SELECT starts_at, at_home FROM appointment JOIN appointment_person ON appointment_person.appointment ="
        " appointment.id WHERE traject = ? AND appointment_person.person = ? AND status = 'planned'",
        *(samira.traject, anneke.id),
    )
    tomorrow = f"{clock.today() + timedelta(days=1)} 10:00"
    assert [(f"{starts.astimezone(AMSTERDAM):%Y-%m-%d %H:%M}", home) for starts, home in rows] == [(tomorrow, True)]


async def test_appointments_of_each_kind_are_there() -> None:
    yusuf, tesfay = await person("Yusuf"), await person("Tesfay")
    assert await count("appointment WHERE traject = ? AND series IS NOT NULL", yusuf.traject) > 15
    assert await count("appointment WHERE traject = ? AND cannot_at IS NOT NULL", tesfay.traject) == 1
    assert await count("appointment_proposal") == 3
    assert await count("appointment WHERE status = 'held' AND published_at IS NOT NULL") == 2


async def test_nobody_did_anything_before_they_came_or_after_today() -> None:
    assert not await count("event JOIN traject ON traject.id = event.traject WHERE event.at < traject.started_on")
    assert not await count("event WHERE at > ?", clock.now())


async def test_nothing_waits_for_the_worker() -> None:
    assert not await count("event WHERE handled = false")


async def test_staff_sign_in_with_what_the_command_prints(app: Any, capsys: pytest.CaptureFixture[str]) -> None:
    await demo.fill()
    printed = re.search(r"(anneke@\S+) +(.+?)   code (\d{6})   \(begeleider\)", capsys.readouterr().out)
    assert printed is not None
    email, password, code = printed.groups()
    async with browser(app) as client:
        await client.post("/inloggen", data={"email": email, "password": password})
        await client.post("/inloggen/code", data={"code": code})
        assert "Samira Haddad" in (await client.get("/clienten")).text


async def test_filled_again_it_stays_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    tables = ("person", "team", "task", "event", "comment", "session")
    before = [await count(table) for table in tables]
    await demo.fill()
    assert [await count(table) for table in tables] == before
    assert "The demo is there already; nothing was changed." in capsys.readouterr().out


async def test_yusuf_has_one_exam_and_hodan_her_two_bars_of_hours() -> None:
    yusuf, hodan = await person("Yusuf"), await person("Hodan")
    ways = {one.call_name: await learning.of(one, one.traject or 0) for one in (yusuf, hodan)}
    done = [each.part.key for each in ways["Yusuf"].standings if each.is_over]
    assert ways["Yusuf"].chosen and ways["Yusuf"].chosen.route == "B" and done == ["LU", "PVT"]
    bars = {bar.title: bar.done_hours for bar in views.bars(ways["Hodan"])}
    assert bars.keys() == {"Taal en KNM", "Meedoen"} and "0" not in bars.values()
    assert (await step_states(yusuf))["leren"] == "current"


async def step_states(who: Person) -> dict[str, str]:
    return dict(map(tuple, await db.fetch("SELECT step, state FROM step_state WHERE traject = ?", who.traject)))


async def test_amina_has_a_step_to_celebrate_and_nobody_else_of_who_looked_since() -> None:
    amina = await person("Amina")
    assert await count("step_state WHERE traject = ? AND NOT seen", amina.traject) == 1
    for name in ("Samira", "Yusuf", "Hodan", "Farid", "Tesfay"):
        assert not await count("step_state WHERE traject = ? AND NOT seen", (await person(name)).traject)


async def test_maryams_traject_has_ended_and_is_kept_for_five_years() -> None:
    rows = await db.fetch("SELECT ended_on, end_reason, erase_on FROM traject WHERE ended_on IS NOT NULL")
    [(day, reason, erase_on)] = rows
    assert (clock.today() - day, reason) == (timedelta(days=12), "diploma")
    assert erase_on.year == day.year + 5
    assert await count("traject WHERE ended_on IS NOT NULL AND id = ?", (await person("Maryam")).traject) == 1


async def test_somebody_stands_in_and_somebody_took_a_dossier_up() -> None:
    bram, amina, farid = await person("Bram"), await person("Amina"), await person("Farid")
    assert amina.household in await access.households_of(bram)
    assert await count("team WHERE replaces IS NOT NULL AND since <= ? AND until > ?", *[clock.today()] * 2) == 1
    assert await count("team WHERE traject = ? AND reason <> ''", farid.traject) == 1


async def test_samira_can_read_who_looked() -> None:
    samira = await person("Samira")
    assert await count("dossier_look WHERE traject = ?", samira.traject) == 4
