"""Who did what kind of thing: for the beheerder, without a word of what stands in a dossier."""

import csv
import io
import re
from datetime import timedelta

import httpx
import pytest

from backend.core import clock, db, events
from backend.core.pages import sheets
from backend.core.settings import ROOT
from backend.core.trail.kinds import KINDS
from backend.features.checklist import actions
from backend.features.people import actions as people
from backend.features.people import devices, teams
from backend.features.trail.queries import deeds
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock
from tests.people.conftest import text_of
from tests.tasks import task_of
from tests.walls import marked

DEEDS = "/beheer/inzage/gedaan"
EMPTY = "Hier is niets gevonden."


@pytest.fixture
async def done(world: World, moment: Clock) -> None:
    """Yesterday Samira ticked a task and Peter's factor was lost; today Bram joins her team and a phone is lost."""
    samira = world["samira"].id
    with clock.as_if(clock.now() - timedelta(days=1)):
        await actions.complete(world["samira"], await task_of(world, "samira", "energie"), True)
        await people.set_password(world["peter"].id, "een lang wachtwoord")
        await people.invite(world["peter"].id, world["bea"])
    await teams.put_on(world["anneke"], samira, world["bram"].id, clock.today())
    await people.add_device(samira, "Android", shared=False)
    await devices.lose(world["anneke"], samira)
    await people.invite(world["eva"].id, world["otto"])


async def asks(client: httpx.AsyncClient, **asked: str) -> str:
    answer = await client.get(DEEDS, params=asked)
    assert answer.status_code == 200
    return text_of(answer).split("Zoeken")[1]


async def rows(client: httpx.AsyncClient, **asked: str) -> list[list[str]]:
    answer = await client.get(f"{DEEDS}.csv", params=asked)
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/csv")
    text = answer.text.removeprefix(sheets.BYTE_ORDER)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=sheets.SEPARATOR))


async def test_it_says_who_did_what_kind_of_thing_when_and_in_whose_dossier(done: None, client_of: ClientOf) -> None:
    said = await asks(await client_of("bea"))
    assert "Taak Samira Haddad · Inburgeraar Dossier van Samira Haddad" in said
    assert "Opnieuw uitgenodigd: nieuw wachtwoord en nieuwe code: Peter Visser Bea Mulder · Beheerder" in said
    assert "Team veranderd: Bram Jansen Anneke de Boer" in said
    assert "Telefoon kwijt Anneke de Boer" in said
    assert said.index("Telefoon kwijt") < said.index("Taak Samira")  # the newest first


async def test_of_another_gemeente_it_says_nothing(done: None, client_of: ClientOf) -> None:
    assert "Eva" not in await asks(await client_of("bea"))
    said = await asks(await client_of("otto"))
    assert "Opnieuw uitgenodigd" not in said and "Uitgenodigd: Eva Kok" in said and "Samira" not in said


async def test_it_can_be_asked_by_person_day_and_kind(done: None, client_of: ClientOf) -> None:
    bea, yesterday = await client_of("bea"), (clock.today() - timedelta(days=1)).isoformat()
    assert "Team veranderd: Bram Jansen" in await asks(bea, naam="bram")  # whom it is about
    assert "Telefoon kwijt" not in await asks(bea, naam="bram")
    assert "Telefoon kwijt" in await asks(bea, naam="haddad")  # in whose dossier
    assert "Telefoon kwijt" not in await asks(bea, naam="anneke", soort="mensen")
    assert "Taak" in await asks(bea, soort="taken", dag=yesterday)
    assert EMPTY in await asks(bea, soort="taken", dag=clock.today().isoformat())
    assert EMPTY in await asks(bea, naam="niemand")


async def test_what_nobody_did_is_no_deed(world: World, client_of: ClientOf) -> None:
    assert EMPTY in await asks(await client_of("bea"), soort="taken")  # tasks that follow from facts


async def test_no_word_of_a_dossier_is_said(world: World, client_of: ClientOf) -> None:
    await marked.make(world)
    bea = await client_of("bea")
    answers = [(await bea.get(DEEDS)).text, (await bea.get(f"{DEEDS}.csv")).text]
    assert [mark.what for mark in marked.MARKS for text in answers if mark.is_in(text)] == []
    told = {row[4] for row in (await rows(bea))[1:]}
    assert told <= {kind.in_audit for kind in KINDS.values()}
    assert not any("{" in each or "uitslag" in each or "examen" in each.lower() for each in told)


async def test_a_long_list_comes_in_pages_that_keep_the_question(
    done: None, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = await rows(await client_of("bea"), naam="samira")
    monkeypatch.setattr(deeds, "PAGE", 1)
    monkeypatch.setattr(deeds.in_gemeente, "__defaults__", (1,))
    bea, asked, seen = await client_of("bea"), dict[str, str](), list[str]()
    while True:
        answer = await bea.get(DEEDS, params={"naam": "samira"} | asked)
        seen += re.findall(r'<span class="title">', answer.text)
        older = re.search(r"naam=samira&amp;dag=&amp;soort=&amp;voor=(\d+)", answer.text)
        if not older:
            break
        asked = {"voor": older[1]}
    assert len(seen) == len(whole) - 1


async def test_a_sheet_holds_the_same_and_is_itself_in_the_log(done: None, client_of: ClientOf) -> None:
    bea = await client_of("bea")
    found = await rows(bea, soort="telefoon")
    assert found[0] == ["Dag", "Tijd", "Wie", "Rol", "Wat", "Dossier", "Over"]
    today = clock.today().isoformat()
    who, dossier = ("Anneke de Boer", "Maatschappelijk begeleider"), "Samira Haddad"
    assert [found[1][0], *found[1][2:]] == [today, *who, "Telefoon kwijt", dossier, ""]
    assert "Logboek van de gemeente opgehaald Bea Mulder" in await asks(bea, soort="uitvoer")


async def test_a_name_that_would_be_a_formula_is_only_a_name(done: None, world: World, client_of: ClientOf) -> None:
    async with db.write():
        await db.execute("UPDATE person SET name = '=1+1' WHERE id = ?", world["anneke"].id)
    assert [row[2] for row in (await rows(await client_of("bea"), soort="telefoon"))[1:]] == ["'=1+1"]


async def test_that_a_report_was_taken_out_stands_in_the_log(client_of: ClientOf) -> None:
    await (await client_of("peter")).get("/rapportages/stappen.csv")
    assert "Rapportage opgehaald Peter Visser" in await asks(await client_of("bea"), soort="uitvoer")


@pytest.mark.parametrize("asked", ["soort=x", "dag=morgen", "voor=0", "voor=999999", f"naam={'x' * 121}"])
async def test_a_malformed_question_has_no_page(asked: str, client_of: ClientOf) -> None:
    assert (await (await client_of("bea")).get(f"{DEEDS}?{asked}")).status_code == 404


@pytest.mark.parametrize("name", ["samira", "karim", "anneke", "bram", "ineke", "peter", "eva"])
@pytest.mark.parametrize("address", [DEEDS, f"{DEEDS}.csv"])
async def test_others_do_not_read_what_was_done(name: str, address: str, client_of: ClientOf) -> None:
    assert (await (await client_of(name)).get(address)).status_code == 404


async def test_a_refused_sheet_is_not_in_the_log(client_of: ClientOf) -> None:
    await (await client_of("peter")).get(f"{DEEDS}.csv")
    assert EMPTY in await asks(await client_of("bea"), soort="uitvoer")


async def test_every_kind_can_be_read_there(world: World, client_of: ClientOf) -> None:
    """Of each kind one event, whoever did it: the page has a word for all of them."""
    async with db.write():
        for verb in KINDS:
            await events.record(verb, events.Subject(world["bea"].gemeente), world["bea"], person=world["bram"].id)
    said = {row[4] for row in (await rows(await client_of("bea"), naam="bea"))[1:]}
    assert said == {kind.in_audit for kind in KINDS.values()}


def test_the_index_of_deeds_holds_what_is_asked_of_it() -> None:
    """Word for word: else the database does not use it."""
    script = (ROOT / "backend/migrations/0021_trail.sql").read_text("utf-8")
    assert script.count(deeds.BY_SOMEBODY.replace("event.", "")) == 2
