from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from backend import content
from backend.content.review import load_review
from backend.core import texts
from backend.features.beheer import catalogues, inventory
from backend.features.beheer.catalogues import Progress
from tests.conftest import ClientOf

NIJKERK = content.load("nijkerk")


@pytest.fixture
async def page(client_of: ClientOf) -> BeautifulSoup:
    answer = await (await client_of("bea")).get("/beheer/inhoud")
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "html.parser")


def words_in(tag: Tag) -> str:
    return " ".join(tag.get_text().split())


def section(page: BeautifulSoup, name: str) -> Tag:
    found = page.select_one(f"section[aria-labelledby={name}]")
    assert found
    return found


def facts(part: Tag) -> dict[str, str]:
    return {words_in(term): words_in(value) for term, value in zip(part.select("dt"), part.select("dd"), strict=True)}


def test_every_task_is_shown_under_its_confidence_with_its_source(page: BeautifulSoup) -> None:
    folds = section(page, "taken").select("details")
    for fold, confidence in zip(folds, ("low", "medium", "high"), strict=True):
        shown = {str(entry["id"]): words_in(entry) for entry in fold.select(".entry")}
        tasks = [task for task in NIJKERK.tasks.values() if task.confidence == confidence]
        assert list(shown) == [f"taak-{task.key}" for task in tasks]
        assert not [task.key for task in tasks if " ".join(task.source.split()) not in shown[f"taak-{task.key}"]]


def test_what_nobody_checked_stands_with_its_task(page: BeautifulSoup) -> None:
    entry = page.find(id="taak-tbc_controle")
    assert isinstance(entry, Tag) and "Niet gecontroleerd: Alles: wie, hoe vaak, kosten." in words_in(entry)
    assert "Geldig vanaf maandag 23 november" in words_in(entry)


def test_every_doubt_is_somewhere(page: BeautifulSoup) -> None:
    said = words_in(section(page, "taken"))
    assert not [note.text for note in load_review("nijkerk").unverified if note.text not in said]


def test_choices_lead_to_the_tasks_that_they_are_about(page: BeautifulSoup) -> None:
    choices = section(page, "keuzes")
    assert [words_in(each) for each in choices.select("li p[lang]")] == [n.text for n in load_review("nijkerk").choice]
    assert not [link["href"] for link in choices.select("a") if page.find(id=str(link["href"])[1:]) is None]


def test_what_is_empty_is_listed_for_whom_it_is_empty(page: BeautifulSoup) -> None:
    empty = facts(section(page, "invullen"))
    assert empty["De huisarts"] == "telefoon, adres, tijden, e-mail, website"
    assert empty["Burgerzaken"] == "telefoon, adres, tijden, e-mail"  # its website is known
    assert "DUO" not in empty  # not for a gemeente to fill in


def test_target_days_read_as_people_say_them(page: BeautifulSoup) -> None:
    days = facts(section(page, "streefdagen"))
    assert days["Schrijf u in bij een huisarts"] == "1 week na: verhuisdag (M)"
    assert days["Volg PVT en zet uw handtekening"].startswith("12 maanden na: eerste dag van de termijn")
    assert days["Ga naar het eindgesprek"].startswith("1 maand vóór: einddatum van DUO")
    assert days["Open een bankrekening"] == "op de dag zelf: verhuisdag (M)"
    assert len(days) == len(inventory.targets(NIJKERK))


def test_a_law_is_no_target(page: BeautifulSoup) -> None:
    assert "brp" not in {task.key for task in inventory.targets(NIJKERK)}


async def test_a_gemeente_sees_its_own_content(client_of: ClientOf) -> None:
    answer = await (await client_of("otto")).get("/beheer/inhoud")
    page = BeautifulSoup(answer.text, "html.parser")
    assert "Er zijn geen open keuzes opgeschreven." in words_in(page)
    assert facts(section(page, "streefdagen"))["Nodig uit voor intake en toets"].startswith("6 weken na:")
    assert "Nijkerk" not in words_in(page)


CATALOGUE = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"

#, unreviewed
msgid "een"
msgstr "one"

msgid "twee"
msgstr "two"

msgid "drie"
msgstr ""

#, unreviewed
msgid "{n} dag"
msgid_plural "{n} dagen"
msgstr[0] "{n} day"
msgstr[1] ""
"""


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for code in ("en", "ar"):
        folder = tmp_path / code / "LC_MESSAGES"
        folder.mkdir(parents=True)
        (folder / "messages.po").write_text(CATALOGUE, "utf-8")
        (folder / "content.po").write_text(CATALOGUE.replace("een", "Schrijf u in bij een huisarts"), "utf-8")
    monkeypatch.setattr(texts, "LOCALES", tmp_path)


@pytest.mark.usefixtures("catalogue")
def test_a_language_is_as_far_as_its_catalogues_say() -> None:
    """Of the content only what this gemeente has counts: one text here."""
    counted = catalogues.progress.__wrapped__("nijkerk")
    assert counted == {code: Progress(translated=3, unread=2, missing=2) for code in ("en", "ar")}


def test_progress_stands_there_for_each_language(page: BeautifulSoup) -> None:
    languages = [words_in(entry) for entry in section(page, "talen").select("li")]
    counted = catalogues.progress("nijkerk")
    assert [text.split()[0] for text in languages] == ["English", "العربية"]
    assert all(f"{counted[code].translated} van" in text for code, text in zip(("en", "ar"), languages, strict=True))
