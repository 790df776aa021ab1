"""What is printed: two languages beside each other, whole, private, and Arabic as Arabic is written."""

import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from backend import worker
from backend.core import dossiers, texts
from backend.core.texts import Language
from backend.features.pip import actions, paper, views
from backend.features.pip.paper import sheet
from backend.features.pip.paper.sheet import BODY, Both, Sheet
from tests.cast import World
from tests.conftest import ClientOf
from tests.pip.plans import LESSONS, agreed, established


async def test_a_plan_and_the_way_are_printed_for_the_newcomer_and_the_klantmanager(
    client_of: ClientOf, world: World
) -> None:
    await established(world)
    await agreed(world)
    await worker.handle_all()
    for who, base in (("tesfay", "/plan"), ("peter", f"/clienten/{world['tesfay'].id}/plan")):
        client = await client_of(who)
        for name in ("pip", "reis"):
            answer = await client.get(f"{base}/{name}.pdf")
            assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
            assert answer.headers["cache-control"] == "private, no-store"
            assert answer.headers["content-disposition"].startswith("attachment")
            assert answer.content.startswith(b"%PDF-") and answer.content.rstrip().endswith(b"%%EOF")


async def test_without_an_established_plan_there_is_none_to_print(client_of: ClientOf, world: World) -> None:
    await actions.start(world["peter"], world["tesfay"].id)
    assert (await (await client_of("tesfay")).get("/plan/pip.pdf")).status_code == 404
    assert (await (await client_of("tesfay")).get("/plan/reis.pdf")).status_code == 200


@pytest.mark.parametrize("who", ["samira", "anneke", "bram", "ineke", "bea", "eva"])
async def test_nobody_else_prints_a_plan(client_of: ClientOf, world: World, who: str) -> None:
    await established(world)
    for name in ("pip", "reis"):
        answer = await (await client_of(who)).get(f"/clienten/{world['tesfay'].id}/plan/{name}.pdf")
        assert answer.status_code == 404


@pytest.mark.parametrize("code", ["nl", "ar", "en"])
async def test_all_that_stands_in_a_plan_stands_on_paper_in_dutch(
    world: World, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = await established(world)
    await agreed(world)
    drawn: list[str] = []
    monkeypatch.setattr(Sheet, "_cell", lambda self, text, look, dutch, measure: drawn.append(text) or 5.0)
    whose = await dossiers.in_plan(world["tesfay"], world["tesfay"].id)
    paper.plan_paper(code, whose, await views.whole(world["tesfay"], whose))
    plan = version.plan
    assert {plan.support, plan.intensity, plan.pvt, plan.map, "600", "B1", "B1-route", LESSONS.what} <= set(drawn)


def test_arabic_letters_join() -> None:
    """Three times the same letter: its forms at the start, in the middle and at the end are three pictures."""
    page = Sheet("ar", "x")
    page._load(sheet.ARABIC)
    page.set_font(sheet.ARABIC, "", 12)
    page.set_text_shaping(True, direction="rtl")
    shaped = page.current_font.shape_text("ححح", 12, page.text_shaping)
    assert len({glyph["mapped_char"] for glyph in shaped}) == 3


def test_every_letter_of_the_catalogue_is_in_the_fonts() -> None:
    page = Sheet("ar", "x")
    page._load(*sheet.FILES)
    for code, family in (("ar", sheet.ARABIC), ("en", sheet.LATIN)):
        known = page.fonts[family].cmap.keys() | page.fonts[sheet.LATIN].cmap.keys()
        words = texts.of(code)._domains["messages"]._catalog.values()
        letters = {letter for text in words for letter in text if not letter.isspace() and letter.isprintable()}
        assert not {letter for letter in letters if ord(letter) not in known}


LETTER = "ሰላም ተስፋይ፡ መደብ ወርሒ ጥሪ።"


@pytest.fixture
def tigrinya(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """One text of ours in a language that the product does not have yet."""
    known = texts.languages() | {"ti": Language("ti", "ትግርኛ", "ltr"), "ka": Language("ka", "ქართული", "ltr")}
    folder = tmp_path / "ti" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    for domain in texts.DOMAINS:
        (folder / f"{domain}.po").write_text(f'msgid "Uitleg van uw plan"\nmsgstr "{LETTER}"\n')
    monkeypatch.setattr(texts, "LOCALES", tmp_path)
    monkeypatch.setattr(texts, "languages", lambda: known)
    texts.of.cache_clear()
    yield
    texts.of.cache_clear()


@pytest.mark.usefixtures("tigrinya")
async def test_a_plan_in_tigrinya_has_tigrinya_letters(world: World) -> None:
    await established(world)
    whose = await dossiers.in_plan(world["tesfay"], world["tesfay"].id)
    body = paper.plan_paper("ti", whose, await views.whole(world["tesfay"], whose))
    assert b"NotoSansEthiopic" in body and b"NotoSansArabic" not in body


def test_every_letter_of_tigrinya_is_in_the_font() -> None:
    page = Sheet("nl", "x")
    page._load(sheet.ETHIOPIC)
    known = page.fonts[sheet.ETHIOPIC].cmap.keys()
    assert not [chr(code) for code in range(0x1200, 0x1380) if unicodedata.name(chr(code), "") and code not in known]


def test_own_words_in_other_letters_than_the_language_are_printed_too() -> None:
    page = Sheet("en", "x")
    page.both(Both(f"Tesfay: {LETTER}", "مرحبا"), BODY)
    body = bytes(page.output())
    assert b"NotoSansEthiopic" in body and b"NotoSansArabic" in body


@pytest.mark.parametrize(
    ("code", "script"),
    [("nl", "Latn"), ("uk", "Cyrl"), ("el", "Grek"), ("prs", "Arab"), ("ckb", "Arab"), ("ti", "Ethi"), ("ka", "Geor")],
)
def test_the_script_of_a_language(code: str, script: str) -> None:
    assert sheet.script_of(code) == script


@pytest.mark.usefixtures("tigrinya")
@pytest.mark.parametrize("code", ["ka", "so", "xx"], ids=["no font", "no texts", "nobody knows it"])
async def test_a_language_that_cannot_be_printed_is_printed_in_dutch_and_says_so(
    world: World, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await established(world)
    drawn: list[str] = []
    monkeypatch.setattr(Sheet, "_cell", lambda self, text, look, dutch, measure: drawn.append(text) or 5.0)
    whose = await dossiers.in_plan(world["tesfay"], world["tesfay"].id)
    paper.plan_paper(code, whose, await views.whole(world["tesfay"], whose))
    assert sheet.NOT_ON_PAPER in drawn and "Uitleg van uw plan" in drawn
    drawn.clear()
    paper.plan_paper("nl", whose, await views.whole(world["tesfay"], whose))
    assert sheet.NOT_ON_PAPER not in drawn


def test_each_reads_from_their_own_side() -> None:
    assert Sheet("ar", "x")._left_of(dutch=False) > Sheet("ar", "x")._left_of(dutch=True)
    assert Sheet("en", "x")._left_of(dutch=False) < Sheet("en", "x")._left_of(dutch=True)
    assert not Sheet("nl", "x").two


def test_a_day_on_paper_has_its_year() -> None:
    said = sheet.says("en")("Gemaakt op {day}.", day=date(2026, 11, 25))
    assert said.own.endswith("Wednesday 25 November 2026.") and said.dutch.endswith("woensdag 25 november 2026.")


def test_a_long_text_goes_on_to_the_next_page() -> None:
    page = Sheet("en", "x")
    for number in range(60):
        page.beside([(Both(f"line {number}", f"regel {number}"), BODY)], ruled=True)
    assert page.page_no() > 1
