"""A translation belongs to a Dutch text: a new Dutch makes it old, and says so."""

import pytest
from bs4 import BeautifulSoup

from backend import content
from backend.core import texts
from tests.beheer.test_drafts import ENTRY, TITLE, approve, fields_of, save
from tests.conftest import ClientOf

ENGLISH = f"{ENTRY}/en"


async def state(client_of: ClientOf, text: str) -> str:
    page = BeautifulSoup((await (await client_of("bea")).get(ENGLISH)).text, "html.parser")
    [row] = [row for row in page.select("form .row.top") if text in row.get_text()]
    chip = row.select_one(".chip")
    assert chip
    return chip.get_text(strip=True)


async def test_a_translation_that_nobody_has_read_says_so(client_of: ClientOf) -> None:
    assert await state(client_of, "Schrijf u in bij een huisarts") == "niet nagelezen"


async def test_a_new_dutch_text_makes_its_translation_old_and_shows_it(client_of: ClientOf) -> None:
    bea = await client_of("bea")
    await save(bea, title=TITLE)
    assert await state(client_of, TITLE) == "verouderd"
    former = texts.of("en").find("Schrijf u in bij een huisarts", "content")
    assert former and former in (await bea.get(ENGLISH)).text
    assert "verouderd" in (await bea.get(ENTRY)).text


async def test_dutch_and_translation_go_together(client_of: ClientOf) -> None:
    bea = await client_of("bea")
    await save(bea, title=TITLE)
    assert (await save(bea, ENGLISH, title="Find a doctor soon")).status_code == 303
    assert await state(client_of, TITLE) == "door de gemeente vertaald"
    await approve(await client_of("peter"), versie="2")
    assert "Find a doctor soon" in texts.plainly("en", content.load("nijkerk"))(TITLE)
    assert "Find a doctor soon" in (await (await client_of("bea")).get(f"{ENTRY}?taal=en")).text


async def test_without_a_translation_the_newcomer_reads_dutch_that_says_so(client_of: ClientOf) -> None:
    bea = await client_of("bea")
    await save(bea, title=TITLE)
    preview = BeautifulSoup((await bea.get(f"{ENTRY}?taal=ar")).text, "html.parser").select_one(".preview[dir=rtl]")
    assert preview
    assert TITLE in [each.get_text() for each in preview.select(".not-yet[lang=nl]")]


async def test_a_translation_alone_leaves_the_dutch_as_it_is(client_of: ClientOf) -> None:
    bea, before = await client_of("bea"), content.load("nijkerk").tasks["huisarts"]
    await save(bea, ENGLISH, title="Find a doctor soon")
    await approve(await client_of("peter"))
    assert content.load("nijkerk").tasks["huisarts"] == before
    assert texts.plainly("en", content.load("nijkerk"))(before.title) == "Find a doctor soon"
    assert texts.plainly("en", content.load("eemdorp"))(before.title) != "Find a doctor soon"


async def test_a_changed_dutch_text_drops_the_draft_of_its_translation(client_of: ClientOf) -> None:
    bea = await client_of("bea")
    await save(bea, ENGLISH, title="Find a doctor soon")
    await save(bea, title=TITLE)
    assert await state(client_of, TITLE) == "verouderd"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Go to {gemeente}", "Zet hetzelfde tussen haakjes als in het Nederlands."),
        ("<i>Doctor</i>", "Gebruik geen &lt; of &gt;."),
        ("x" * 401, "Dit is te lang."),
    ],
)
async def test_a_mistake_is_said_and_nothing_typed_is_lost(client_of: ClientOf, text: str, said: str) -> None:
    answer = await save(await client_of("bea"), ENGLISH, title=text)
    assert answer.status_code == 422
    assert said in answer.text
    assert fields_of(answer.text, ENGLISH)["title"] == text


async def test_what_is_filled_in_may_not_be_lost(client_of: ClientOf) -> None:
    bea = await client_of("bea")
    await save(bea, title="Zoek een huisarts in {gemeente}")
    answer = await save(bea, ENGLISH, title="Find a doctor")
    assert answer.status_code == 422
    assert (await save(bea, ENGLISH, title="Find a doctor in {gemeente}")).status_code == 303
