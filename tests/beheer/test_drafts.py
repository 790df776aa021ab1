"""One writes, another approves: what the beheerder changes is read by nobody until then."""

import httpx
import pytest
from bs4 import BeautifulSoup

from backend import content
from backend.core import clock, db
from backend.core.access import Person
from backend.core.access import person as met
from tests.cast import World
from tests.conftest import ClientOf

FORM = {"content-type": "application/x-www-form-urlencoded"}
ENTRY = "/beheer/inhoud/taken/huisarts"
LIST = "/beheer/voorstellen"
TITLE = "Zoek snel een huisarts"


def fields_of(text: str, action: str) -> dict[str, str]:
    """A form as a browser would send it unchanged."""
    form = BeautifulSoup(text, "html.parser").select_one(f'form[action="{action}"]')
    assert form, action
    typed = {str(each["name"]): str(each.get("value") or "") for each in form.select("input[name]")}
    return typed | {str(each["name"]): each.get_text().removeprefix("\n") for each in form.select("textarea")}


async def save(client: httpx.AsyncClient, address: str = ENTRY, **changed: str) -> httpx.Response:
    typed = fields_of((await client.get(address)).text, address)
    return await client.post(address, data={**typed, "wens": "vraag", **changed})


async def proposal(client: httpx.AsyncClient) -> str:
    page = BeautifulSoup((await client.get(LIST)).text, "html.parser")
    return str(page.select("main a.item")[0]["href"])


async def approve(client: httpx.AsyncClient, address: str = "", **changed: str) -> httpx.Response:
    address = address or await proposal(client)
    action = f"{address}/goedkeuring"
    typed = {"versie": "1"} | changed
    return await client.post(action, data=typed)


async def read(client_of: ClientOf) -> str:
    return (await (await client_of("farid")).get("/taken")).text


@pytest.fixture
async def second(world: World, monkeypatch: pytest.MonkeyPatch) -> Person:
    """Another beheerder of Nijkerk."""
    async with db.write():
        number = await db.insert(
            "person",
            gemeente=world.gemeenten["nijkerk"],
            role="beheerder",
            name="Kees Vos",
            call_name="Kees",
            language="nl",
            email="kees@wegwijs.example",
            created_at=clock.now(),
        )
    found = await met(number)
    assert found
    monkeypatch.setitem(world.people, "kees", found)
    return found


async def test_a_draft_is_read_by_nobody_until_another_approves(client_of: ClientOf) -> None:
    bea, peter = await client_of("bea"), await client_of("peter")
    assert (await save(bea, title=TITLE)).status_code == 303
    assert TITLE not in await read(client_of)
    answer = await approve(peter)
    assert (answer.status_code, answer.headers["location"]) == (303, LIST)
    assert TITLE in await read(client_of)


async def test_only_what_was_changed_is_in_the_draft(client_of: ClientOf) -> None:
    await save(await client_of("bea"), title=TITLE)
    [(body,)] = await db.fetch("SELECT body FROM content_draft")
    assert body == f'{{"kind":"task","key":"huisarts","fields":{{"title":"{TITLE}"}},"translations":{{}}}}'


async def test_who_wrote_it_does_not_approve_it(client_of: ClientOf, second: Person) -> None:
    """Nor who wrote in it earlier."""
    bea, kees = await client_of("bea"), await client_of("kees")
    await save(bea, title="Zoek een huisarts in de buurt")
    await save(kees, title=TITLE)
    for writer in (bea, kees):
        answer = await approve(writer, versie="2")
        assert answer.status_code == 409
        assert "U schreef dit zelf." in answer.text
    assert (await approve(await client_of("peter"), versie="2")).status_code == 303


async def test_what_changed_after_reading_is_read_again(client_of: ClientOf) -> None:
    bea, peter = await client_of("bea"), await client_of("peter")
    await save(bea, title="Zoek een huisarts in de buurt")
    await save(bea, title=TITLE)
    answer = await approve(peter, versie="1")
    assert answer.status_code == 409
    assert "De tekst is intussen veranderd." in answer.text
    assert TITLE not in await read(client_of)


async def test_said_twice_is_done_once(client_of: ClientOf) -> None:
    bea, peter = await client_of("bea"), await client_of("peter")
    typed = fields_of((await bea.get(ENTRY)).text, ENTRY) | {"wens": "vraag", "title": TITLE}
    for _ in range(2):
        assert (await bea.post(ENTRY, data=typed)).status_code == 303
    address = await proposal(peter)
    for _ in range(2):
        assert (await approve(peter, address)).status_code == 303
    assert [(1,)] == await db.fetch("SELECT version FROM content_draft")
    assert [(1,)] == await db.fetch("SELECT COUNT(*) FROM edition")
    assert [(1,)] == await db.fetch("SELECT COUNT(*) FROM event WHERE verb = 'edition_published'")


async def test_what_two_write_at_once_loses_nothing(client_of: ClientOf, second: Person) -> None:
    bea, kees = await client_of("bea"), await client_of("kees")
    typed = fields_of((await kees.get(ENTRY)).text, ENTRY)
    await save(bea, title=TITLE)
    answer = await kees.post(ENTRY, data={**typed, "title": "Kies een dokter", "wens": "bewaar"})
    assert answer.status_code == 409
    again = fields_of(answer.text, ENTRY)
    assert again["title"] == "Kies een dokter"
    assert "Nu staat er:" in answer.text and TITLE in answer.text
    assert (await kees.post(ENTRY, data={**again, "wens": "bewaar"})).status_code == 303
    assert (await db.fetch("SELECT version FROM content_draft")) == [(2,)]


async def test_what_was_published_meanwhile_is_not_brought_back(client_of: ClientOf, second: Person) -> None:
    """A form holds all texts of an entry, also those that its writer left as they were."""
    bea, kees = await client_of("bea"), await client_of("kees")
    typed = fields_of((await kees.get(ENTRY)).text, ENTRY)
    await save(bea, title=TITLE)
    await approve(await client_of("peter"))
    answer = await kees.post(ENTRY, data={**typed, "why": "U bent ziek.", "wens": "vraag"})
    assert answer.status_code == 409
    assert fields_of(answer.text, ENTRY)["why"] == "U bent ziek."
    assert await db.fetch("SELECT id FROM content_draft WHERE ended_at IS NULL") == []


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("title", "", "Het Nederlands mag niet leeg zijn."),
        ("title", "Ga naar <b>de huisarts</b>", "Gebruik geen &lt; of &gt;."),
        ("title", "Ga naar {naam}", "Tussen haakjes mag alleen"),
        ("title", "Ga naar {gemeente", "Tussen haakjes mag alleen"),
        ("why", "Ga. " * 101, "Dit is te lang."),
        ("title_staff", "Voor helpers", "Dit past niet meer bij de rest"),
    ],
)
async def test_a_mistake_is_said_and_nothing_typed_is_lost(
    client_of: ClientOf, field: str, text: str, said: str
) -> None:
    bea = await client_of("bea")
    answer = await save(bea, **{field: text})
    assert answer.status_code == 422
    assert said in answer.text
    assert fields_of(answer.text, ENTRY)[field].strip() == text.strip()
    assert await db.fetch("SELECT id FROM content_draft") == []


async def test_all_lines_of_a_list_cannot_go(client_of: ClientOf) -> None:
    bea = await client_of("bea")
    answer = await save(bea, **{f"how.{number}": "" for number in range(8)})
    assert answer.status_code == 422
    assert "Het Nederlands mag niet leeg zijn." in answer.text


async def test_a_line_of_a_list_may_come_and_go(client_of: ClientOf) -> None:
    bea, before = await client_of("bea"), content.load("nijkerk").tasks["huisarts"].how
    await save(bea, **{"how.0": "", f"how.{len(before)}": "Neem uw pas mee."})
    await approve(await client_of("peter"))
    assert content.load("nijkerk").tasks["huisarts"].how == (*before[1:], "Neem uw pas mee.")


async def test_a_field_that_the_form_does_not_have_is_refused(client_of: ClientOf) -> None:
    bea = await client_of("bea")
    assert (await save(bea, counts="done")).status_code == 400
    assert (await save(bea, versie="x")).status_code == 400
    assert (await bea.post(ENTRY, content=b"{}", headers={"content-type": "application/json"})).status_code == 400


async def test_nothing_changed_makes_no_draft(client_of: ClientOf) -> None:
    answer = await save(await client_of("bea"))
    assert answer.status_code == 409
    assert "Er is niets veranderd." in answer.text


async def test_what_is_put_back_as_it_was_is_no_draft_any_more(client_of: ClientOf) -> None:
    bea, before = await client_of("bea"), content.load("nijkerk").tasks["huisarts"].title
    await save(bea, title=TITLE)
    assert (await save(bea, title=before)).status_code == 303
    assert "Er wacht niets." in (await bea.get(LIST)).text


async def test_hard_words_and_long_sentences_are_told_and_hold_nobody_up(client_of: ClientOf) -> None:
    bea = await client_of("bea")
    why = "Indien u ziek bent dan is het belangrijk dat u tijdig een arts hier in de buurt heeft."
    assert (await save(bea, why=why)).status_code == 303
    page = (await bea.get(ENTRY)).text
    assert "Deze zin heeft 18 woorden." in page
    assert "“indien” is moeilijk." in page.replace("<bdi>", "").replace("</bdi>", "")


async def test_sent_back_with_a_reason_it_is_the_writers_again(client_of: ClientOf) -> None:
    bea, peter = await client_of("bea"), await client_of("peter")
    await save(bea, title=TITLE)
    address = await proposal(peter)
    assert (await peter.post(f"{address}/terug", data={"versie": "1", "reden": ""})).status_code == 422
    assert (await peter.post(f"{address}/terug", data={"versie": "1", "reden": "Te kort."})).status_code == 303
    assert "Te kort." in (await bea.get(ENTRY)).text
    assert (await approve(peter)).status_code == 409
    await save(bea, title=TITLE)
    assert (await approve(peter, versie="2")).status_code == 303


async def test_withdrawn_it_is_gone(client_of: ClientOf) -> None:
    bea = await client_of("bea")
    await save(bea, title=TITLE)
    address = await proposal(bea)
    for _ in range(2):
        assert (await bea.post(f"{ENTRY}/intrekking", content="", headers=FORM)).status_code == 303
    assert (await bea.get(address)).status_code == 404
    assert (await approve(await client_of("peter"), address)).status_code == 404


@pytest.mark.parametrize("name", ["samira", "anneke", "ineke", "peter"])
async def test_only_a_beheerder_writes(client_of: ClientOf, name: str) -> None:
    client = await client_of(name)
    for address in ("/beheer/inhoud/taken", ENTRY, f"{ENTRY}/ar", "/beheer/uitgaven"):
        assert (await client.get(address)).status_code == 404
    for address in (ENTRY, f"{ENTRY}/ar", f"{ENTRY}/intrekking", "/beheer/uitgaven/0/terug"):
        assert (await client.post(address, data={"title": TITLE, "versie": "0"})).status_code == 404


@pytest.mark.parametrize("name", ["samira", "anneke", "ineke", "otto"])
async def test_who_may_not_approve_does_not_find_it(client_of: ClientOf, name: str) -> None:
    """Nor does a beheerder of another gemeente."""
    await save(await client_of("bea"), title=TITLE)
    address = await proposal(await client_of("peter"))
    client = await client_of(name)
    assert (await client.get(address)).status_code == 404
    assert (await approve(client, address)).status_code == 404
    assert (await client.post(f"{address}/terug", data={"versie": "1", "reden": "Nee."})).status_code == 404
    assert TITLE not in await read(client_of)


@pytest.mark.parametrize("address", ["/beheer/inhoud/geen", "/beheer/inhoud/taken/geen", f"{ENTRY}/xx", f"{ENTRY}/nl"])
async def test_what_is_not_there_is_not_found(client_of: ClientOf, address: str) -> None:
    assert (await (await client_of("bea")).get(address)).status_code == 404


@pytest.mark.parametrize("kind", ["stappen", "taken", "woorden", "afspraken", "organisaties", "notities"])
async def test_every_text_has_a_page_with_a_preview_in_every_language(client_of: ClientOf, kind: str) -> None:
    bea = await client_of("bea")
    page = BeautifulSoup((await bea.get(f"/beheer/inhoud/{kind}")).text, "html.parser")
    links = [str(link["href"]) for link in page.select("main ul.list a.item")]
    assert links
    for link in links[:: max(1, len(links) // 8)]:
        for code in ("nl", "ar"):
            preview = BeautifulSoup((await bea.get(f"{link}?taal={code}")).text, "html.parser").select_one(".preview")
            assert preview and preview["lang"] == code and preview.get_text(strip=True), link
