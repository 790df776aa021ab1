"""A dossier at a glance, and what of it each helper may see."""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from backend.core import clock, db, looks
from backend.features.agenda import actions as agenda
from backend.features.checklist import actions
from backend.features.journey import actions as journey
from backend.features.people import actions as people
from tests.agenda.meeting import look, plan
from tests.caseload.listed import words
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock
from tests.pip.plans import LESSONS, agreed, established
from tests.tasks import task_of


async def overview(client_of: ClientOf, world: World, helper: str, name: str = "samira") -> BeautifulSoup:
    looks.forget()
    return await look(await client_of(helper), f"/clienten/{world[name].id}")


def part(page: BeautifulSoup, id: str) -> str:
    heading = page.select_one(f"#{id}")
    assert heading is not None, id
    section = heading.find_parent("section")
    return words(section)


async def test_a_helper_sees_the_card_that_the_newcomer_sees(client_of: ClientOf, world: World) -> None:
    theirs = await look(await client_of("samira"), "/")
    seen = await overview(client_of, world, "anneke")
    async with db.write():
        await db.execute("UPDATE person SET language = 'nl' WHERE id = ?", world["samira"].id)
    theirs = await look(await client_of("samira"), "/")
    assert words(seen.select_one("#now")) == words(theirs.select_one("#now"))


TABS = ("", "/taken", "/stappen", "/leren", "/plan", "/afspraken", "/notities", "/gegevens", "/mensen", "/telefoon")


async def numbered(name: str, world: World) -> str:
    async with db.write():
        await db.execute("UPDATE person SET phone = '06 1234 5678' WHERE id = ?", world[name].id)
    return f"/clienten/{world[name].id}"


@pytest.mark.parametrize("tab", TABS)
async def test_a_call_is_one_tap_from_every_tab(tab: str, client_of: ClientOf, world: World) -> None:
    dossier = await numbered("samira", world)
    page = await look(await client_of("anneke"), dossier + tab)
    assert [words(call) for call in page.select(".deeds a[href='tel:0612345678']")] == ["Bel Samira"]


async def test_a_docent_reads_no_telephone_number(client_of: ClientOf, world: World) -> None:
    dossier = await numbered("yusuf", world)
    ineke = await client_of("ineke")
    for tab in ("", "/taken", "/stappen", "/leren", "/plan", "/afspraken", "/notities"):
        assert "1234" not in (await ineke.get(dossier + tab)).text


async def test_what_is_new_is_what_others_did_since_the_last_visit(
    client_of: ClientOf, world: World, moment: Clock
) -> None:
    await actions.complete(world["samira"], await task_of(world, "samira", "energie"), True)
    moment.move(hours=1)
    await overview(client_of, world, "anneke")
    moment.move(days=1)
    assert "Er is niets nieuws." in part(await overview(client_of, world, "anneke"), "new")
    await actions.complete(world["anneke"], await task_of(world, "samira", "brp"), True)
    await actions.ask_help(world["samira"], await task_of(world, "samira", "huisarts"), "taal")
    new = part(await overview(client_of, world, "anneke"), "new")
    assert "Samira vroeg hulp." in new and "deed dit" not in new
    assert "U was hier op woensdag 25 november" in new


async def test_the_last_visit_is_the_last_of_many(client_of: ClientOf, world: World, moment: Clock) -> None:
    for _ in range(3):
        await overview(client_of, world, "anneke")
        moment.move(days=1)
    assert "U was hier op vrijdag 27 november" in part(await overview(client_of, world, "anneke"), "new")


async def test_a_helper_who_comes_for_the_first_time_sees_all_of_it(client_of: ClientOf, world: World) -> None:
    await actions.complete(world["samira"], await task_of(world, "samira", "energie"), True)
    new = part(await overview(client_of, world, "peter"), "new")
    assert "Samira deed dit: klaar." in new and "Nieuwe taken:" in new and "U was hier" not in new


async def test_the_last_five_things_say_who_did_them(client_of: ClientOf, world: World) -> None:
    await journey.set_fact(world["anneke"], world["samira"].id, "moving", "2026-11-18")
    await journey.set_step(world["peter"], world["samira"].id, "kennismaking", "done")
    await agenda.attend(world["anneke"], await past(world), world["samira"].id, False)
    page = await overview(client_of, world, "anneke")
    told = part(page, "last")
    for sentence in (
        *("U schreef op: Samira was er niet.", "U maakte deze afspraak.", "Stap 2: klaar."),
        "U veranderde de gegevens: de verhuisdag.",
    ):
        assert sentence in told
    assert len(page.select("#last ~ .card .event")) == 5


async def past(world: World) -> int:
    made = await plan(world)
    async with db.write():
        await db.execute("UPDATE appointment SET starts_at = ? WHERE id = ?", clock.now(), made)
    return made


async def test_what_was_done_with_a_task_of_the_household_is_news_of_each_of_them(
    client_of: ClientOf, world: World
) -> None:
    await actions.complete(world["karim"], await task_of(world, "karim", "energie"), True)
    await actions.complete(world["karim"], await task_of(world, "karim", "bank"), True)
    assert part(await overview(client_of, world, "anneke"), "last").count("Karim deed dit: klaar.") == 1


async def test_open_tasks_stand_under_who_has_to_do_them(client_of: ClientOf, world: World) -> None:
    await actions.ask_help(world["samira"], await task_of(world, "samira", "huisarts"), "taal")
    page = await overview(client_of, world, "anneke")
    owners = [words(each).split(" (")[0] for each in page.select("#open ~ h3, .sec h3")]
    assert owners[:2] == ["De inburgeraar", "Een helper"] and "De gemeente" in owners
    assert "Het lukt niet: Ik begrijp het niet." in part(page, "open")


async def test_it_says_who_works_here_with_whom_they_live_and_how_one_talks(client_of: ClientOf, world: World) -> None:
    await people.add_device(world["samira"].id, "Android", shared=False)
    await plan(world, tolk="ar")
    await journey.set_fact(world["anneke"], world["samira"].id, "alfabetisering", "AA")
    page = await overview(client_of, world, "anneke")
    assert "Anneke de Boer (u)" in part(page, "team") and "Peter Visser" in part(page, "team")
    assert all(name in part(page, "household") for name in ("Karim Haddad", "Lina", "Adam"))
    how = part(page, "how")
    assert "Arabisch" in how and "Tolk Ja" in how and "AA: leest een ander alfabet" in how
    assert "1 telefoon · krijgt geen berichten" in how


async def test_it_says_what_they_speak_and_in_which_language_they_have_the_app(
    client_of: ClientOf, world: World
) -> None:
    assert "Tigrinya · app in het Engels" in part(await overview(client_of, world, "anneke", "tesfay"), "how")


async def test_a_housemate_whom_one_does_not_help_is_named_without_a_way_in(client_of: ClientOf, world: World) -> None:
    async with db.write():
        await db.execute(
            "UPDATE team SET until = since WHERE person = ? AND traject = ?", world["anneke"].id, world["karim"].traject
        )
    page = await overview(client_of, world, "anneke")
    assert "Karim Haddad" in part(page, "household")
    assert page.select_one(f"a[href='/clienten/{world['karim'].id}']") is None


async def test_a_docent_sees_the_lessons_and_the_team_and_nothing_of_the_home(
    client_of: ClientOf, world: World
) -> None:
    await actions.complete(world["hodan"], await task_of(world, "hodan", "huisarts"), True)
    page = await overview(client_of, world, "ineke", "hodan")
    assert "Bram Jansen" in part(page, "team")
    for id in ("own", "new", "last", "how", "household", "now"):
        assert page.select_one(f"#{id}") is None
    assert "huisarts" not in page.get_text()
    preview = await (await client_of("ineke")).get(f"/clienten/{world['hodan'].id}/voorbeeld")
    assert preview.status_code == 404


async def test_a_begeleider_reads_nothing_of_what_the_plan_agreed(client_of: ClientOf, world: World) -> None:
    await established(world, "samira", vve="Peuteropvang", decisions="Besluit over de uitkering")
    made = await agreed(world, "samira", replace(LESSONS, what="Zwemles nemen"))
    async with db.write():
        await db.execute("UPDATE task SET retired_at = ? WHERE household = ?", clock.now(), world["samira"].household)
        await db.execute(
            "INSERT INTO task (gemeente, household, traject, step, title, actor, opened_on, opens, due, agreement)"
            " VALUES (?, ?, ?, 'pip', 'Zwemles nemen', 'newcomer', ?, ?, ?, ?)",
            *(world["samira"].gemeente, world["samira"].household, world["samira"].traject),
            *(clock.today(), clock.today(), clock.today(), made),
        )
    for address in (f"/clienten/{world['samira'].id}", f"/clienten/{world['samira'].id}/voorbeeld"):
        assert "Zwemles" not in (await (await client_of("anneke")).get(address)).text
        assert "Zwemles" in (await (await client_of("peter")).get(address)).text
    told = {who: part(await overview(client_of, world, who), "last") for who in ("anneke", "peter")}
    assert "in het plan" in told["peter"] and "plan" not in told["anneke"]


async def test_the_preview_is_in_the_newcomers_language_and_only_to_read(client_of: ClientOf, world: World) -> None:
    answer = await (await client_of("anneke")).get(f"/clienten/{world['samira'].id}/voorbeeld")
    page = BeautifulSoup(answer.text, "html.parser")
    assert page.html and (page.html["lang"], page.html["dir"]) == ("ar", "rtl")
    assert answer.headers["content-language"] == "nl"  # whose phone it is: what it keeps goes by that
    main = page.select_one("main")
    assert main and not main.select("form, a, button:not([data-speak])")
    assert "Samira" in words(page.select_one("h1"))
    assert "Karim" not in page.get_text() and "Peter" not in page.get_text()


@pytest.mark.parametrize("outsider", ["bram", "ineke", "bea", "tesfay", "eva"])
@pytest.mark.parametrize("page", ["", "/voorbeeld"])
async def test_for_who_is_not_on_the_team_it_is_not_there(
    client_of: ClientOf, world: World, outsider: str, page: str
) -> None:
    assert (await (await client_of(outsider)).get(f"/clienten/{world['samira'].id}{page}")).status_code == 404
