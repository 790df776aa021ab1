from typing import get_args

import httpx
import pytest

from backend import content
from backend.content.guide import WordGroup
from backend.core import assets
from backend.features.guide.glossary import GROUPS
from backend.features.guide.rules import place_in_alphabet
from tests.conftest import ClientOf
from tests.guide.reading import BUDGET, READERS, in_language, packed, part, read, words_in

NIJKERK = content.load("nijkerk")
LANGUAGES = pytest.mark.parametrize("language", READERS)


@LANGUAGES
async def test_every_word_is_there_with_all_that_is_said_of_it(client_of: ClientOf, language: str) -> None:
    client = await client_of(READERS[language])
    pages = {group: await read(client, f"/woorden/{group}") for group in GROUPS}
    for word in NIJKERK.words.values():
        entry = words_in(part(pages[word.group], word.key))
        assert word.dutch in entry and NIJKERK.text(word.example) in entry
        assert in_language(language, word.dutch) in entry
        assert in_language(language, word.explanation) in entry
        for organisation in word.seen_in:
            assert in_language(language, NIJKERK.organisations[organisation].name) in entry


@LANGUAGES
async def test_the_first_page_leads_to_every_word(client_of: ClientOf, language: str) -> None:
    page = await read(await client_of(READERS[language]), "/woorden")
    for word in NIJKERK.words.values():
        assert part(page, word.key)["href"] == f"/woorden/{word.group}#{word.key}"
    assert {f"/woorden/{group}" for group in GROUPS} <= {link.get("href") for link in page.select(".tiles a")}


async def test_dutch_is_read_and_spoken_as_dutch(client_of: ClientOf) -> None:
    entry = part(await read(await client_of("samira"), "/woorden/geld"), "huurtoeslag")
    assert [(tag["lang"], tag["dir"]) for tag in entry.select(".dutch-text, .dutch")] == [("nl", "ltr")] * 2
    spoken = {button["data-speak"]: button["lang"] for button in entry.select("[data-speak]")}
    assert spoken == {"de huurtoeslag": "nl", NIJKERK.text(NIJKERK.words["huurtoeslag"].example): "nl"}


async def test_words_lead_to_whoever_writes_them(client_of: ClientOf) -> None:
    client = await client_of("samira")
    people = await read(client, "/mensen")
    for group in GROUPS:
        for link in (await read(client, f"/woorden/{group}")).select(".entry a"):
            page, _, key = str(link["href"]).partition("#")
            assert page == "/mensen" and part(people, key)


async def test_nobody_has_to_type(client_of: ClientOf) -> None:
    client = await client_of("samira")
    for address in ("/woorden", "/woorden/geld", "/mensen"):
        assert not (await read(client, address)).select("main input, main textarea, main select")


async def test_another_gemeente_has_its_own_name_in_the_sentences(client_of: ClientOf) -> None:
    page = words_in(await read(await client_of("olga"), "/woorden/stappen"))
    assert "komt in Eemdorp wonen" in page and "Nijkerk" not in page


async def test_staff_may_look_a_word_up_too(client_of: ClientOf) -> None:
    for name in ("anneke", "ineke", "bea"):
        assert part(await read(await client_of(name), "/woorden/geld"), "kwijtschelding")


@pytest.mark.parametrize("group", ["onzin", "GELD", "huurtoeslag"])
async def test_a_group_that_there_is_not_is_not_found(client_of: ClientOf, group: str) -> None:
    assert (await (await client_of("samira")).get(f"/woorden/{group}")).status_code == 404


@pytest.mark.parametrize("address", ["/woorden", "/woorden/geld", "/mensen"])
async def test_a_stranger_signs_in_first(stranger: httpx.AsyncClient, address: str) -> None:
    answer = await stranger.get(address)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/inloggen?verder={address}")


@LANGUAGES
async def test_no_page_is_heavier_than_a_cheap_phone_can_bear(client_of: ClientOf, language: str) -> None:
    client = await client_of(READERS[language])
    addresses = ("/woorden", *(f"/woorden/{group}" for group in GROUPS), "/mensen")
    weights = {address: packed((await client.get(address)).text) for address in addresses}
    assert not {address: weight for address, weight in weights.items() if weight > BUDGET}


def test_every_group_of_the_pack_has_a_name_and_a_picture() -> None:
    assert tuple(GROUPS) == get_args(WordGroup)
    sprite = assets.shipped()["sprite.svg"].encoded[""].decode()
    assert not [group.icon for group in GROUPS.values() if f'id="d-{group.icon}"' not in sprite]


@pytest.mark.parametrize(
    ("dutch", "place"), [("het azc", "AZC"), ("de huur", "HUUR"), ("DigiD", "DIGID"), ("derde", "DERDE")]
)
def test_a_word_is_sorted_without_its_article(dutch: str, place: str) -> None:
    assert place_in_alphabet(dutch) == place
