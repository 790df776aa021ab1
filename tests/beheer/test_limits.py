"""From when a reason of the list counts: written by one, approved by another, and then so on every helper's list."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from backend import content
from backend.content import Change, Flag, Overlay, PackError, Span
from backend.core import clock, db, sessions
from tests.beheer.filled import filled, publish, save
from tests.beheer.test_drafts import FORM, approve, proposal
from tests.caseload.listed import page_of, why, words
from tests.cast import World
from tests.conftest import ClientOf

LIST = "/beheer/grenzen"
UNSEEN, LAW, MISSED = f"{LIST}/unseen", f"{LIST}/pip_late", f"{LIST}/missed"


def flag(key: str = "unseen", gemeente: str = "nijkerk") -> Flag:
    return content.load(gemeente).flags[key]


async def reasons(client_of: ClientOf, world: World) -> list[str]:
    return why(await page_of(await client_of("anneke"), f"/clienten?wie={world['tesfay'].id}"))


@pytest.fixture
async def away(world: World) -> None:
    """Tesfay was last here ten days ago."""
    await sessions.start(world["tesfay"].id, sessions.OWN_PHONE)
    async with db.write():
        await db.execute("UPDATE session SET seen_at = ?", clock.now() - timedelta(days=10))


@pytest.mark.usefixtures("away")
async def test_a_shorter_time_puts_somebody_on_top_once_it_is_approved(client_of: ClientOf, world: World) -> None:
    assert (await save(await client_of("bea"), UNSEEN, lengte="10")).status_code == 303
    assert "10 dagen niet gezien" not in await reasons(client_of, world)
    assert (await approve(await client_of("peter"))).status_code == 303
    assert "10 dagen niet gezien" in await reasons(client_of, world)


@pytest.mark.usefixtures("away")
async def test_switched_off_and_back_on(client_of: ClientOf, world: World) -> None:
    await publish(client_of, UNSEEN, lengte="7")
    await publish(client_of, UNSEEN, aan="")
    assert "10 dagen niet gezien" not in await reasons(client_of, world)
    assert "Uit" in words((await page_of(await client_of("bea"), LIST)).select_one("#groep-uit"))
    await publish(client_of, UNSEEN, aan="1")
    assert "10 dagen niet gezien" in await reasons(client_of, world)


@pytest.mark.usefixtures("away")
async def test_an_earlier_edition_brings_the_limit_back(client_of: ClientOf, world: World) -> None:
    await publish(client_of, UNSEEN, lengte="7")
    bea = await client_of("bea")
    assert (await bea.post("/beheer/uitgaven/0/terug", data={"nu": "1"})).status_code == 303
    assert flag().length == Span(days=14)
    assert "10 dagen niet gezien" not in await reasons(client_of, world)


async def test_another_group_and_place_change_the_order(client_of: ClientOf) -> None:
    await publish(client_of, UNSEEN, groep="week", plaats="5")
    assert (flag().group, flag().order) == ("week", 5)
    page = await page_of(await client_of("bea"), LIST)
    first = page.select_one("section[aria-labelledby=groep-week] .title")
    assert words(first) == "Niet gezien sinds 14 dagen."


async def test_weeks_and_days_are_said_as_people_say_them(client_of: ClientOf) -> None:
    bea = await client_of("bea")
    assert "Niet gezien sinds 14 dagen." in (await bea.get(LIST)).text
    assert filled((await bea.get(MISSED)).text, MISSED)["eenheid"] == "weken"
    await publish(client_of, UNSEEN, lengte="3", eenheid="weken")
    assert flag().length == Span(days=21)
    assert "Niet gezien sinds 3 weken." in (await bea.get(LIST)).text


async def test_who_approves_reads_both_in_sentences(client_of: ClientOf) -> None:
    await save(await client_of("bea"), UNSEEN, lengte="10")
    peter = await client_of("peter")
    page = await page_of(peter, await proposal(peter))
    assert words(page.select_one("h1")) == "Niet gezien sinds 14 dagen."
    assert [words(line) for line in page.select(".was")] == ["Niet gezien sinds 14 dagen."]
    assert [words(line) for line in page.select("main .card p.strong")] == ["Niet gezien sinds 10 dagen."]


async def test_every_reason_has_a_sentence_and_a_source(client_of: ClientOf) -> None:
    page = await page_of(await client_of("bea"), LIST)
    lines = {str(each["href"]): words(each) for each in page.select("main a.item")}
    assert set(lines) == {f"{LIST}/{key}" for key in content.load("nijkerk").flags}
    assert all(line.index(".") > 5 and "Bron:" in line for line in lines.values()), lines


async def test_what_the_law_gives_says_so_and_stays_on(client_of: ClientOf) -> None:
    bea = await client_of("bea")
    page = BeautifulSoup((await bea.get(LAW)).text, "html.parser")
    assert "Bi 5.3 lid 1" in page.get_text() and not page.select_one('[name="aan"]')
    await publish(client_of, LAW, groep="week", aan="")
    assert (flag("pip_late").group, flag("pip_late").off) == ("week", False)


def test_no_edition_switches_the_law_off() -> None:
    with pytest.raises(PackError, match="edition/flag: pip_late: off: is given, but Bi 5.3 lid 1 asks for it"):
        content.build("nijkerk", Overlay().with_change(Change("flag", "pip_late", {"off": True})))


@pytest.mark.parametrize("length", ["", "veel", "P0D", "-P2W", "P2Y", "PT5H", "P400D"])
def test_a_length_that_is_none_makes_no_edition(length: str) -> None:
    with pytest.raises(PackError, match="edition/flag: unseen: length"):
        content.build("nijkerk", Overlay().with_change(Change("flag", "unseen", {"length": length})))


@pytest.mark.parametrize(
    ("address", "name", "text"),
    [
        *((UNSEEN, "lengte", text) for text in ("", "0", "-3", "1,5", "veel", "366", "9999", "P2W", "٣")),
        (UNSEEN, "eenheid", "jaren"),
        (UNSEEN, "groep", "straks"),
        *((UNSEEN, "plaats", text) for text in ("", "0", "1000", "eerst")),
        *((MISSED, "aantal", text) for text in ("", "0", "100", "2.5")),
        (MISSED, "lengte", "60"),  # weeks
        (f"{LIST}/help", "eenheid", "weken"),
    ],
)
async def test_a_mistake_is_said_and_nothing_typed_is_lost(
    client_of: ClientOf, address: str, name: str, text: str
) -> None:
    bea = await client_of("bea")
    answer = await save(bea, address, **{"plaats": "7", name: text})
    assert answer.status_code == 422
    assert f'href="#{name}"' in answer.text
    assert name == "plaats" or filled(answer.text, address)["plaats"] == "7"
    assert await db.fetch("SELECT id FROM content_draft") == []


async def test_a_field_that_the_form_does_not_have_is_refused(client_of: ClientOf) -> None:
    assert (await save(await client_of("bea"), UNSEEN, source="eigen keuze")).status_code == 400


async def test_nothing_changed_makes_no_draft(client_of: ClientOf) -> None:
    answer = await save(await client_of("bea"), UNSEEN)
    assert (answer.status_code, "Er is niets veranderd." in answer.text) == (409, True)


async def test_who_wrote_it_does_not_approve_it(client_of: ClientOf) -> None:
    bea = await client_of("bea")
    await save(bea, UNSEEN, lengte="10")
    assert (await approve(bea)).status_code == 409
    assert flag().length == Span(days=14)


async def test_another_wrote_meanwhile_and_it_is_said(client_of: ClientOf) -> None:
    bea = await client_of("bea")
    typed = filled((await bea.get(UNSEEN)).text, UNSEEN)
    await save(bea, UNSEEN, lengte="10")
    answer = await bea.post(UNSEEN, data={**typed, "lengte": "20"})
    assert (answer.status_code, filled(answer.text, UNSEEN)["lengte"]) == (409, "20")


async def test_thrown_away_nothing_is_left(client_of: ClientOf) -> None:
    bea = await client_of("bea")
    await save(bea, UNSEEN, lengte="10")
    for _ in range(2):
        assert (await bea.post(f"{UNSEEN}/intrekking", content="", headers=FORM)).status_code == 303
    assert filled((await bea.get(UNSEEN)).text, UNSEEN)["lengte"] == "14"


async def test_another_gemeente_keeps_its_own_limits(client_of: ClientOf) -> None:
    await publish(client_of, UNSEEN, lengte="7")
    assert (flag().length, flag(gemeente="eemdorp").length) == (Span(days=7), Span(days=14))
    assert "Niet gezien sinds 14 dagen." in (await (await client_of("otto")).get(LIST)).text


@pytest.mark.parametrize("name", ["samira", "anneke", "peter", "ineke"])
async def test_only_a_beheerder_finds_them(client_of: ClientOf, name: str) -> None:
    client = await client_of(name)
    assert [(await client.get(address)).status_code for address in (LIST, UNSEEN)] == [404, 404]
    for address in (UNSEEN, f"{UNSEEN}/intrekking"):
        assert (await client.post(address, data={"lengte": "1"})).status_code == 404


async def test_a_reason_that_there_is_not_is_not_found(client_of: ClientOf) -> None:
    bea = await client_of("bea")
    assert (await bea.get(f"{LIST}/nationaliteit")).status_code == 404
    assert (await bea.post(f"{LIST}/nationaliteit", data={"plaats": "1"})).status_code == 404
