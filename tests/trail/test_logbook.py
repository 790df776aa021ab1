"""What happened in a dossier, in words: each of the team reads what is theirs to know, the newcomer everything."""

from datetime import timedelta

import httpx
import pytest
from bs4 import BeautifulSoup, Tag

from backend.core import clock, db
from backend.core.trail import queries as trail
from backend.features.checklist import actions
from backend.features.journey import actions as journey
from backend.features.trail.routes import logbook
from tests.agenda.meeting import plan
from tests.caseload.listed import words
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock
from tests.notes.written import written
from tests.tasks import task_of
from tests.walls import marked

OWN = "/instellingen/logboek"


def of(world: World, name: str = "samira", asked: str = "") -> str:
    return f"/clienten/{world[name].id}/logboek{asked}"


async def page(client: httpx.AsyncClient, address: str) -> BeautifulSoup:
    answer = await client.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "html.parser")


async def book(client: httpx.AsyncClient, address: str) -> str:
    return words((await page(client, address)).select_one("main"))


async def known_to(world: World, name: str) -> set[str]:
    """The kinds of what this person may know happened at Samira's."""
    events = await trail.of_dossier(world[name], world["samira"].traject or 0, most=1000)
    return {event.verb for event in events}


async def test_it_says_who_did_what_with_what_and_when_the_newest_day_first(
    client_of: ClientOf, world: World, moment: Clock
) -> None:
    await actions.complete(world["samira"], await task_of(world, "samira", "energie"), True)
    moment.move(days=1)
    await plan(world)
    said = await book(await client_of("anneke"), of(world))
    assert "Samira deed dit: klaar. 10:00" in said and "U maakte deze afspraak. 10:00" in said
    assert said.index("donderdag 26 november") < said.index("U maakte") < said.index("woensdag 25 november")


async def test_it_can_be_read_by_kind(client_of: ClientOf, world: World) -> None:
    await actions.complete(world["samira"], await task_of(world, "samira", "energie"), True)
    await plan(world)
    anneke = await client_of("anneke")
    said = await book(anneke, of(world, asked="?soort=afspraken"))
    assert "U maakte deze afspraak." in said and "Samira deed dit" not in said
    assert "Hier is nog niets gebeurd." in await book(anneke, of(world, asked="?soort=notities"))


@pytest.mark.parametrize("asked", ["?soort=plan", "?soort=leren", "?soort=rechten", "?soort=x", "?voor=0", "?voor=x"])
async def test_a_kind_that_a_begeleider_may_not_know_has_no_page(client_of: ClientOf, world: World, asked: str) -> None:
    assert (await (await client_of("anneke")).get(of(world, asked=asked))).status_code == 404


async def test_a_long_history_comes_in_pages_in_which_everything_stands_once(
    client_of: ClientOf, world: World, moment: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logbook, "PAGE", 2)
    for number in range(5):
        await written(world, text=f"Notitie {number}")
    async with db.write():  # all in one moment
        await db.execute("UPDATE event SET at = (SELECT MIN(at) FROM event)")
    anneke, address, lines = await client_of("anneke"), of(world, asked="?soort=notities"), list[int]()
    while address:
        shown = await page(anneke, address)
        lines.append(len(shown.select(".history li")))
        older = shown.select_one("a.button[href*='voor=']")
        address = str(older["href"]) if isinstance(older, Tag) else ""
        assert not address or "soort=notities" in address
    assert lines == [2, 2, 1]


async def test_a_begeleider_reads_nothing_of_the_plan_the_lessons_and_the_exams(
    client_of: ClientOf, world: World
) -> None:
    await marked.make(world)
    kinds = await known_to(world, "anneke")
    assert {"task_added", "visit_ended", "team_changed", "step_changed"} <= kinds
    assert not {kind for kind in kinds if kind.startswith(("pip_", "agreement_", "intake_", "exam_", "hours_"))}
    assert "extension_asked" not in kinds and "route_chosen" not in kinds
    said = await book(await client_of("anneke"), of(world))
    assert "de brief van DUO" not in said and "het plan (PIP)." not in said


async def test_the_days_of_the_plan_and_the_termijn_are_for_who_decides_on_them(world: World) -> None:
    before = {name: await facts_told(world, name) for name in ("anneke", "peter", "samira")}
    await journey.set_fact(world["peter"], world["samira"].id, "term_end", "2029-06-17", "DUO")
    await journey.set_fact(world["anneke"], world["samira"].id, "moving", "2026-11-18")
    told = {name: await facts_told(world, name) - number for name, number in before.items()}
    assert told == {"anneke": 1, "peter": 2, "samira": 2}


async def facts_told(world: World, name: str) -> int:
    events = await trail.of_dossier(world[name], world["samira"].traject or 0, "gegevens")
    return sum(event.verb == "fact_changed" for event in events)


async def test_a_docent_reads_the_lessons_and_nothing_of_exams_home_or_plan(world: World) -> None:
    await marked.make(world)
    kinds = await known_to(world, "ineke")
    assert {"hours_recorded", "lesson_recorded", "course_offered", "route_chosen"} <= kinds
    assert not kinds & {
        "exam_planned",
        "exam_result",
        "fact_changed",
        "visit_begun",
        "toets_recorded",
        "pip_established",
    }


async def test_a_docent_hears_only_of_appointments_at_which_they_are(world: World) -> None:
    await plan(world, by="ineke", whose="yusuf", kind=None, title="Toets")
    await plan(world, by="bram", whose="yusuf", starts=clock.now() + timedelta(days=9))
    told = {
        name: len(await trail.of_dossier(world[name], world["yusuf"].traject or 0, "afspraken"))
        for name in ("ineke", "bram")
    }
    assert told == {"ineke": 1, "bram": 2}


async def test_of_a_note_hears_who_may_read_it(world: World) -> None:
    await written(world, audience="internal")
    await written(world, audience="shared")
    assert "note_internal_written" in await known_to(world, "anneke")
    assert await known_to(world, "samira") & {"note_internal_written", "note_shared_written"} == {"note_shared_written"}


async def test_what_a_docent_wrote_for_themselves_is_told_to_nobody_else(world: World) -> None:
    await written(world, by="ineke", about="yusuf", audience="internal")
    for name, told in (("ineke", 1), ("bram", 0), ("peter", 0), ("yusuf", 0)):
        assert len(await trail.of_dossier(world[name], world["yusuf"].traject or 0, "notities")) == told, name


async def test_a_klantmanager_reads_all_but_what_is_the_newcomers_own(world: World) -> None:
    await marked.make(world)
    rows = await db.fetch("SELECT DISTINCT verb FROM event WHERE traject = ?", world["samira"].traject)
    assert {verb for (verb,) in rows} - await known_to(world, "peter") <= {"step_celebrated", "pin_changed"}


async def test_a_newcomer_reads_everything_but_the_drafts_of_staff(client_of: ClientOf, world: World) -> None:
    await marked.make(world)
    await written(world, audience="internal")
    rows = await db.fetch("SELECT DISTINCT verb FROM event WHERE traject = ?", world["samira"].traject)
    hidden = {verb for (verb,) in rows} - await known_to(world, "samira")
    assert hidden == {"pip_saved", "note_internal_written"}
    assert "Peter schreef de uitslag op: Luisteren" in await book(await client_of("samira"), f"{OWN}?soort=leren")


async def test_why_a_traject_ended_stands_in_nobodys_history(client_of: ClientOf, world: World) -> None:
    async with db.write():
        await db.execute("UPDATE person SET language = 'nl'")
    day = (await db.fetch("SELECT started_on FROM traject WHERE id = ?", world["samira"].traject))[0][0]
    await journey.end(world["peter"], world["samira"].id, "verhuisd", day)
    for name, address in (("anneke", of(world)), ("samira", OWN)):
        said = await book(await client_of(name), f"{address}?soort=gegevens")
        assert "Peter sloot het traject af." in said and "verhui" not in said


async def test_of_a_household_the_other_reads_what_is_done_once_for_both(world: World) -> None:
    await actions.complete(world["karim"], await task_of(world, "karim", "energie"), True)
    await actions.complete(world["karim"], await task_of(world, "karim", "bank"), True)
    events = await trail.of_dossier(world["samira"], world["samira"].traject or 0, "taken")
    assert [event.task.template for event in events if event.verb == "task_done" and event.task] == ["energie"]
    assert not await trail.of_dossier(world["karim"], world["samira"].traject or 0)


@pytest.mark.parametrize("name", ["bram", "ineke", "bea", "eva", "karim", "tesfay"])
async def test_for_who_is_not_on_the_team_there_is_no_logbook(client_of: ClientOf, world: World, name: str) -> None:
    assert (await (await client_of(name)).get(of(world))).status_code == 404
    assert await known_to(world, name) == set()


@pytest.mark.parametrize("name", ["anneke", "peter", "ineke", "bea"])
async def test_staff_have_no_history_of_their_own(client_of: ClientOf, name: str) -> None:
    assert (await (await client_of(name)).get(OWN)).status_code == 404


async def test_the_newcomers_own_is_in_their_language(client_of: ClientOf, world: World) -> None:
    await plan(world)
    answer = await (await client_of("samira")).get(OWN)
    shown = BeautifulSoup(answer.text, "html.parser")
    assert shown.html and shown.html["lang"] == "ar" and "ماذا حدث؟" in words(shown.select_one("h1"))
    assert not shown.select(".history .not-yet")
