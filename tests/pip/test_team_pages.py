"""The plan on the screens of the team: what each may read, what a refusal says, and that nothing typed is lost."""

import asyncio

import pytest

from backend.core import access, clock
from backend.core.access import Person
from backend.features.people import actions as people
from backend.features.people import teams
from backend.features.pip import actions
from tests.cast import World
from tests.conftest import ClientOf
from tests.pip.pages import form_of, page_of, words
from tests.pip.plans import LESSONS, agreed, draft, drafted, established, intake, verbs, versions

HTMX = {"hx-request": "true"}


@pytest.fixture
def address(world: World) -> str:
    return f"/clienten/{world['tesfay'].id}/plan"


async def test_a_refused_plan_says_each_point_with_its_article_and_keeps_all_that_was_typed(
    client_of: ClientOf, world: World, address: str
) -> None:
    await drafted(world, "tesfay")
    typed = form_of(wish="establish", talks="", hours="", level="A2")
    answer = await (await client_of("peter")).post(address, data=typed, headers=HTMX)
    page, said = page_of(answer), words(answer)
    assert answer.status_code == 409
    for sentence in (
        "Alle onderwerpen moeten zijn besproken. (Wi 14 lid 3 en Bi 5.2 lid 1)",
        "Schat het aantal uren van de B1-route. Een getal van 1 tot en met 9999. (Wi 15 lid 2 (DUO))",
        "Schrijf op hoeveel voortgangsgesprekken er komen. (Bi 5.3 lid 4)",
        "Afschalen kan later. (Wi 17 lid 3 en Bi 5.5 (DUO))",
    ):
        assert sentence in said
    assert [field["value"] for field in page.select("#intensity, #pvt, #dated")] == [
        *("12 uur per week", "12 uur in 6 weken", clock.today().isoformat())
    ]
    support = page.find(id="support")
    assert support and support.get_text().strip() == "Een <b>taalmaatje</b>."
    assert page.select("#talks[aria-invalid]") and not page.select("#intensity[aria-invalid]")


async def test_what_cannot_be_read_stands_beside_its_field_with_all_that_was_typed(
    client_of: ClientOf, world: World, address: str
) -> None:
    await drafted(world, "tesfay")
    answer = await (await client_of("peter")).post(address, data=form_of(dated="31 december", talks="vier"))
    page = page_of(answer)
    assert answer.status_code == 422
    assert [field["value"] for field in page.select("#dated, #talks, #intensity")] == [
        *("12 uur per week", "vier", "31 december")
    ]
    assert page.select("#dated-error") and page.select("#talks-error")


async def test_the_second_of_two_klantmanagers_sees_both_texts(client_of: ClientOf, world: World, address: str) -> None:
    await drafted(world, "tesfay")
    client = await client_of("peter")
    assert (await client.post(address, data=form_of(support="Van de eerste."))).status_code == 200
    answer = await client.post(address, data=form_of(support="Van de tweede."))
    page = page_of(answer)
    assert answer.status_code == 409
    assert "Peter heeft dit plan ook opgeslagen." in words(answer)
    support = page.find(id="support")
    assert support and support.get_text().strip() == "Van de tweede."
    assert "Opgeslagen staat: Van de eerste." in words(answer)
    revision = page.select_one("input[name=revision]")
    assert revision
    again = form_of(support="Van beiden.", revision=str(revision["value"]))
    assert (await client.post(address, data=again)).status_code == 200
    saved = await draft(world, "tesfay")
    assert saved and saved.plan.support == "Van beiden."


async def test_two_klantmanagers_save_at_the_same_moment_and_the_second_keeps_what_they_typed(
    client_of: ClientOf, world: World, address: str
) -> None:
    await drafted(world, "tesfay")
    world.people["kees"] = await another_klantmanager(world, "tesfay")
    texts = {"peter": "Een <tolk>, zegt Peter.", "kees": "Een <tolk>, zegt Kees."}
    clients = {name: await client_of(name) for name in texts}
    seen = {name: page_of(await client.get(address)).select_one("[name=revision]") for name, client in clients.items()}
    wishes = [
        clients[name].post(address, data=form_of(support=text, revision=str(seen[name]["value"])))  # type: ignore[index]
        for name, text in texts.items()
    ]
    answers = dict(zip(texts, await asyncio.gather(*wishes), strict=True))
    (first,) = [name for name, answer in answers.items() if answer.status_code == 200]
    (second,) = [name for name, answer in answers.items() if answer.status_code == 409]
    said, support = words(answers[second]), page_of(answers[second]).find(id="support")
    assert f"{world[first].call_name} heeft dit plan ook opgeslagen." in said
    assert f"Opgeslagen staat: {texts[first]}" in said
    assert support and support.get_text().strip() == texts[second]
    saved = await draft(world, "tesfay")
    assert saved and saved.plan.support == texts[first]


async def another_klantmanager(world: World, of: str) -> Person:
    person = await people.add_person(world[of].gemeente, "klantmanager", "Kees Bos", email="kees@wegwijs.example")
    await teams.put_on(world["bea"], world[of].id, person, clock.today())
    found = await access.person(person)
    assert found
    return found


async def test_what_was_typed_into_a_plan_that_was_just_established_stands_on_the_page(
    client_of: ClientOf, world: World, address: str
) -> None:
    await established(world)
    answer = await (await client_of("peter")).post(address, data=form_of(support="Nog een idee."))
    assert answer.status_code == 409
    assert "Nog een idee." in words(answer)


async def test_a_whole_plan_is_established_from_the_form(client_of: ClientOf, world: World, address: str) -> None:
    await intake(world, "tesfay")
    await drafted(world, "tesfay")
    client = await client_of("peter")
    answer = await client.post(address, data=form_of(wish="establish"))
    assert (answer.status_code, answer.headers["location"]) == (303, address)
    assert not (await versions(world, "tesfay"))[0].is_draft
    assert "Dit plan geldt nu" in words(await client.get(address))
    assert (await client.get(f"{address}/1")).status_code == 200
    assert (await client.get(f"{address}/2")).status_code == 404


async def test_a_new_agreement_is_there_at_once_where_the_browser_would_only_scroll(
    client_of: ClientOf, address: str
) -> None:
    client, data = await client_of("peter"), {"what": "Taalles", "who": "newcomer"}
    here = HTMX | {"hx-current-url": f"http://localhost{address}#afspraak-nieuw"}
    answer = await client.post(f"{address}/afspraken", data=data, headers=here)
    assert (answer.headers.get("hx-refresh"), answer.headers.get("hx-redirect")) == ("true", None)
    elsewhere = await client.post(f"{address}/afspraken", data=data, headers=HTMX)
    assert elsewhere.headers["hx-redirect"] == f"{address}#afspraak-nieuw"


async def test_pressed_twice_with_one_key_an_agreement_is_made_once(
    client_of: ClientOf, world: World, address: str
) -> None:
    client = await client_of("peter")
    for _ in range(2):
        await client.post(f"{address}/afspraken", data={"what": "Taalles", "who": "newcomer", "sleutel": "een"})
    assert await verbs(world["tesfay"]) == ["agreement_made"]


async def test_a_wrong_agreement_keeps_what_was_typed_at_its_own_form(
    client_of: ClientOf, world: World, address: str
) -> None:
    number, client = await agreed(world), await client_of("peter")
    for at, path in (("nieuw", "/afspraken"), (str(number), f"/afspraken/{number}")):
        data = {"what": "Sporten", "who": "newcomer", "until": "morgen", "often": "elke <dag>"}
        answer = await client.post(address + path, data=data)
        page = page_of(answer)
        assert answer.status_code == 422
        assert [field["value"] for field in page.select(f"#what-{at}, #often-{at}, #until-{at}")] == [
            *("Sporten", "elke <dag>", "morgen")
        ]
        assert page.select(f"#until-{at}-error")


async def test_an_agreement_that_a_colleague_changed_keeps_what_was_typed(
    client_of: ClientOf, world: World, address: str
) -> None:
    number, client = await agreed(world), await client_of("peter")
    data = {"what": "Taalles", "who": "newcomer", "revision": "1"}
    assert (await client.post(f"{address}/afspraken/{number}", data=data)).status_code == 303
    answer = await client.post(f"{address}/afspraken/{number}", data=data | {"what": "Iets anders"})
    field = page_of(answer).find(id=f"what-{number}")
    assert answer.status_code == 409
    assert field and field["value"] == "Iets anders"  # type: ignore[index]


async def test_the_begeleider_sees_the_route_and_nothing_else(client_of: ClientOf, world: World) -> None:
    version = await established(world)
    number = await agreed(world)
    await actions.write_goal(world["tesfay"], world["tesfay"].id, "Ik wil kok worden.")
    client = await client_of("anneke")
    address = f"/clienten/{world['tesfay'].id}"
    seen = await client.get(f"{address}/plan")
    assert "B1-route" in words(seen)
    hidden = (
        version.plan.support,
        version.plan.intensity,
        LESSONS.what,
        "kok",
        "reached",
        "haalbaar",
        "taalmaatje",
    )
    for page in ("/plan", "/taken", "/stappen", "/gegevens"):
        text = words(await client.get(address + page))
        assert not [word for word in hidden if word in text], page
    for page in ("/intake", "/plan/1", "/plan/pip.pdf", "/plan/reis.pdf"):
        assert (await client.get(address + page)).status_code == 404
    for path in ("/plan", "/plan/nieuw", "/plan/afspraken", f"/plan/afspraken/{number}/einde", "/intake/toets"):
        assert (await client.post(address + path, data={"revision": "0"})).status_code == 404


async def test_the_docent_sees_what_the_lessons_need(client_of: ClientOf, world: World) -> None:
    await established(world, "yusuf", reason="Nieuwe afspraken.")
    said = words(await (await client_of("ineke")).get(f"/clienten/{world['yusuf'].id}/plan"))
    assert all(text in said for text in ("B1-route", "12 uur per week", "Termijn"))
    assert "taalmaatje" not in said and "40 uur" not in said


async def test_the_intake_is_written_down_and_a_mistake_keeps_its_words(client_of: ClientOf, world: World) -> None:
    client, address = await client_of("peter"), f"/clienten/{world['tesfay'].id}/intake"
    talk = {"held_on": "2026-11-20", "education": "1", "dutch": "1", "summary": "Was <kok>."}
    assert (await client.post(f"{address}/gesprekken", data=talk)).status_code == 303
    assert "Was <kok>." in words(await client.get(address))
    answer = await client.post(f"{address}/gesprekken", data=talk | {"held_on": "2027-01-01"})
    assert answer.status_code == 422
    page = page_of(answer)
    assert page.select("#held_on-error") and page.select("#education[checked]") and not page.select("#work[checked]")
    answer = await client.post(f"{address}/toets", data={"result": "none", "score": "3"})
    assert answer.status_code == 422 and page_of(answer).select("#because-error")
    assert page_of(answer).select("#score[value='3']")


@pytest.mark.parametrize("who", ["tesfay", "samira", "peter", "bea", "ineke"])
async def test_a_page_of_a_plan_that_is_not_theirs_does_not_exist(client_of: ClientOf, world: World, who: str) -> None:
    """Olga lives in another gemeente."""
    client = await client_of(who)
    for page in ("/plan", "/intake", "/plan/1", "/plan/pip.pdf"):
        assert (await client.get(f"/clienten/{world['olga'].id}{page}")).status_code == 404
    if who == "peter":
        assert (await client.get("/plan")).status_code == 404  # a newcomer's own page
