"""Editions are never changed: an earlier one comes back as a new one."""

from bs4 import BeautifulSoup

from backend import content
from backend.core import db
from tests.beheer.test_drafts import ENTRY, TITLE, approve, save
from tests.conftest import ClientOf

LIST = "/beheer/uitgaven"
FORMER = "Schrijf u in bij een huisarts"


async def two_editions(client_of: ClientOf) -> None:
    bea, peter = await client_of("bea"), await client_of("peter")
    for title in ("Zoek een huisarts in de buurt", TITLE):
        await save(bea, title=title)
        await approve(peter)


def title() -> str:
    return content.load("nijkerk").tasks["huisarts"].title


async def test_who_wrote_and_who_approved_is_told_the_last_first(client_of: ClientOf) -> None:
    await two_editions(client_of)
    page = BeautifulSoup((await (await client_of("bea")).get(LIST)).text, "html.parser")
    entries = [" ".join(entry.get_text(" ").split()) for entry in page.select(".entry")]
    assert [entry.split(" ", 2)[:2] for entry in entries] == [["Uitgave", "2"], ["Uitgave", "1"], ["Het", "begin"]]
    assert "geschreven door Bea Mulder · goedgekeurd door Peter Visser" in entries[0]
    assert len(page.select("form button")) == 2 + len(page.select("header form button"))


async def test_an_earlier_edition_comes_back_as_a_new_one(client_of: ClientOf) -> None:
    await two_editions(client_of)
    bea = await client_of("bea")
    assert (await bea.post(f"{LIST}/1/terug", data={"nu": "2"})).status_code == 303
    assert title() == "Zoek een huisarts in de buurt"
    assert (await bea.post(f"{LIST}/0/terug", data={"nu": "3"})).status_code == 303
    assert title() == FORMER
    assert await db.fetch("SELECT number, restored FROM edition ORDER BY number") == [
        *((1, None), (2, None)),
        *((3, 1), (4, 0)),
    ]
    assert (await bea.get(ENTRY)).status_code == 200


async def test_said_twice_it_comes_back_once(client_of: ClientOf) -> None:
    await two_editions(client_of)
    bea = await client_of("bea")
    statuses = [(await bea.post(f"{LIST}/1/terug", data={"nu": "2"})).status_code for _ in range(2)]
    assert statuses == [303, 409]
    assert await db.fetch("SELECT COUNT(*) FROM edition") == [(3,)]


async def test_what_holds_already_does_not_come_back(client_of: ClientOf) -> None:
    await two_editions(client_of)
    answer = await (await client_of("bea")).post(f"{LIST}/2/terug", data={"nu": "2"})
    assert answer.status_code == 409
    assert "Deze uitgave is al wat mensen nu lezen." in answer.text


async def test_of_another_gemeente_there_is_nothing(client_of: ClientOf) -> None:
    await two_editions(client_of)
    otto = await client_of("otto")
    assert "Uitgave" not in BeautifulSoup((await otto.get(LIST)).text, "html.parser").select(".entry")[0].get_text()
    assert (await otto.post(f"{LIST}/1/terug", data={"nu": "0"})).status_code == 404
    assert title() == TITLE


async def test_what_cannot_be_asked_is_refused(client_of: ClientOf) -> None:
    bea = await client_of("bea")
    assert (await bea.post(f"{LIST}/7/terug", data={"nu": "0"})).status_code == 404
    assert (await bea.post(f"{LIST}/0/terug", data={"nu": "x"})).status_code == 422
    assert (await bea.post(f"{LIST}/0/terug", data={"nu": "0"})).status_code == 409
