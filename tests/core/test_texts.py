"""Texts in the reader's own language, and what is said where a translation lacks."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from markupsafe import Markup, escape

from backend.core import texts
from backend.core.texts import Texts

HEADER = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);\n"

"""
MESSAGES = r"""
msgid "Hallo {name}"
msgstr "مرحبا {name}"

msgid "Eén < twee"
msgstr "واحد < اثنان"

msgid "{n} taak"
msgid_plural "{n} taken"
msgstr[0] "zero {n}"
msgstr[1] "one"
msgstr[2] "two"
msgstr[3] "few {n}"
msgstr[4] "many {n}"
msgstr[5] "other {n}"

#, fuzzy
msgid "Oud"
msgstr "قديم"

msgid "Leeg"
msgstr ""
"""
CONTENT = """
msgid "Ga naar {gemeente}."
msgstr "اذهب إلى {gemeente}."
"""
IN_DUTCH = '<span class="not-yet" lang="nl" dir="ltr">{}</span>'
EVIL = "<script>alert(1)</script>"


@dataclass(frozen=True)
class Dorp:
    """A gemeente that translated one text itself."""

    name: str = "Dorp"

    def translation(self, code: str, text: str) -> str | None:
        return "قرية {gemeente}" if (code, text) == ("ar", "Ons {gemeente}.") else None


DORP = Dorp()


@pytest.fixture
def arabic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Texts:
    """With these few texts, whatever the product's own catalogues say."""
    folder = tmp_path / "ar/LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "messages.po").write_text(HEADER + MESSAGES, encoding="utf-8")
    (folder / "content.po").write_text(HEADER + CONTENT, encoding="utf-8")
    texts.languages()  # the real ones, before the folder changes
    monkeypatch.setattr(texts, "LOCALES", tmp_path)
    return Texts("ar")


@pytest.mark.parametrize(
    ("n", "said"),
    [(0, "zero 0"), (1, "one"), (2, "two"), (3, "few 3"), (10, "few 10"), (11, "many 11"), (99, "many 99"),
     (100, "other 100"), (102, "other 102"), (103, "few 103")],
)  # fmt: skip
def test_arabic_has_six_plural_forms(arabic: Texts, n: int, said: str) -> None:
    assert arabic.count("{n} taak", "{n} taken", n) == said


def test_dutch_has_two(arabic: Texts) -> None:
    said = [texts.of("nl").count("{n} taak", "{n} taken", n) for n in (0, 1, 2)]
    assert said == ["0 taken", "1 taak", "2 taken"]


@pytest.mark.parametrize("text", ["Nieuw", "Leeg", "Oud"])
def test_what_is_not_translated_is_shown_in_dutch_and_says_so(arabic: Texts, text: str) -> None:
    assert arabic.rich(text) == arabic.content(DORP, text) == IN_DUTCH.format(text)
    assert arabic.plain(text) == text


def test_so_does_a_number_of_things(arabic: Texts) -> None:
    assert arabic.count("{n} dag", "{n} dagen", 3) == IN_DUTCH.format("3 dagen")
    assert texts.of("nl").count("{n} dag", "{n} dagen", 3) == "3 dagen"


def test_a_value_stands_apart_in_the_reading_direction(arabic: Texts) -> None:
    assert arabic.rich("Hallo {name}", name="Anneke") == "مرحبا <bdi>Anneke</bdi>"
    assert arabic.content(Dorp("Nijkerk"), "Ga naar {gemeente}.") == "اذهب إلى <bdi>Nijkerk</bdi>."
    assert arabic.rich("Nieuw, {name}", name="Anneke") == IN_DUTCH.format("Nieuw, <bdi>Anneke</bdi>")


def test_what_a_gemeente_translated_itself_is_said_so(arabic: Texts) -> None:
    assert arabic.content(DORP, "Ons {gemeente}.") == "قرية <bdi>Dorp</bdi>"
    assert texts.plainly("nl", DORP)("Ons {gemeente}.") == "Ons Dorp."


def test_markup_in_a_name_stays_text(arabic: Texts) -> None:
    for said in (
        arabic.rich("Hallo {name}", name=EVIL),
        arabic.rich("Nieuw, {name}", name=EVIL),
        arabic.content(Dorp(EVIL), "Ga naar {gemeente}."),
        arabic.count("{n} dag, {name}", "{n} dagen, {name}", 2, name=EVIL),
        texts.of("nl").rich("Hallo {name}", name=EVIL),
    ):
        assert f"<bdi>{escape(EVIL)}</bdi>" in said
        assert "<script" not in said


def test_braces_in_a_name_ask_for_nothing(arabic: Texts) -> None:
    assert arabic.rich("Hallo {name}", name="{name.__class__}") == "مرحبا <bdi>{name.__class__}</bdi>"


def test_signs_of_html_in_a_text_are_signs(arabic: Texts) -> None:
    assert arabic.rich("Eén < twee") == Markup("واحد &lt; اثنان")


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("ar-SY,ar;q=0.9,en;q=0.8", "ar"),
        ("fr-FR,fr;q=0.9,EN-gb;q=0.8,ar;q=0.7", "en"),
        ("ti,am;q=0.9", "nl"),
        ("*", "nl"),
        ("", "nl"),
        (";;,,q=", "nl"),
    ],
)
def test_a_browser_gets_the_first_of_its_languages_that_there_is(header: str, language: str) -> None:
    assert texts.preferred(header, ("nl", "en", "ar")) == language


def test_a_language_that_there_is_not_is_dutch() -> None:
    assert texts.of("xx").code == "nl"


def test_each_language_knows_its_direction() -> None:
    assert {code: texts.of(code).language.dir for code in ("nl", "en", "ar")} == {"nl": "ltr", "en": "ltr", "ar": "rtl"}
