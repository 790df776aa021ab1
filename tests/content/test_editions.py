"""An edition lies over the files. What of it does not fit is left out: it never stops the app."""

from collections.abc import Iterator
from typing import Any

import pytest

from backend import content
from backend.content import Overlay, PackError
from backend.content.overlay import Change
from backend.core import texts
from backend.core.pages import environment, theme

TITLE = "Zoek snel een huisarts"


@pytest.fixture(autouse=True)
def files_again() -> Iterator[None]:
    yield
    for gemeente in content.gemeenten():
        content.lay(gemeente, Overlay())


def edition(number: int = 1, **fields: Any) -> Overlay:
    return Overlay(number).with_change(Change("task", "huisarts", fields))


def test_only_what_it_names_is_another_text() -> None:
    before = content.load("nijkerk").tasks
    content.lay("nijkerk", edition(title=TITLE))
    after = content.load("nijkerk").tasks
    assert after["huisarts"].title == TITLE
    assert after["huisarts"].how == before["huisarts"].how
    assert list(after) == list(before)


def test_another_gemeente_keeps_its_own() -> None:
    content.lay("nijkerk", edition(title=TITLE))
    assert content.load("eemdorp").tasks["huisarts"].title != TITLE
    assert content.load("eemdorp").edition == 0


def test_the_same_entry_changed_twice_keeps_both_changes() -> None:
    over = edition(title=TITLE).with_change(Change("task", "huisarts", {"why": "U bent ziek."}))
    content.lay("nijkerk", over)
    task = content.load("nijkerk").tasks["huisarts"]
    assert (task.title, task.why) == (TITLE, "U bent ziek.")


def test_back_to_the_files_leaves_nothing() -> None:
    before = content.load("nijkerk")
    content.lay("nijkerk", edition(title=TITLE))
    content.lay("nijkerk", Overlay())
    assert content.load("nijkerk") == before


@pytest.mark.parametrize(
    "fields",
    [{"title": ""}, {"title": "Ga naar {plaats}"}, {"how": "geen lijst"}, {"nonsens": "x"}, {"counts": "nooit"}],
    ids=str,
)
def test_what_does_not_fit_is_left_out_and_said(fields: dict[str, Any]) -> None:
    over = edition(**fields).with_change(Change("word", "gemeente", {"explanation": "Hier wonen wij."}))
    content.lay("nijkerk", over)
    pack = content.load("nijkerk")
    assert pack.tasks["huisarts"].title == "Schrijf u in bij een huisarts"
    assert pack.words["gemeente"].explanation == "Hier wonen wij."
    assert {(problem.file, problem.key) for problem in pack.left_out} == {("edition/task", "huisarts")}
    with pytest.raises(PackError, match="huisarts"):
        content.build("nijkerk", over)


def test_an_edition_that_cannot_be_read_leaves_the_files() -> None:
    content.lay("nijkerk", Overlay(3, unreadable=True))
    assert [problem.text for problem in content.load("nijkerk").left_out] == ["cannot be read"]


def test_an_entry_that_the_files_no_longer_have_stays_away() -> None:
    content.lay("nijkerk", Overlay(1).with_change(Change("task", "vroeger", {"title": "Weg"})))
    assert "vroeger" not in content.load("nijkerk").tasks
    assert content.load("nijkerk").left_out == ()


def test_a_translation_of_the_gemeente_goes_before_that_of_the_catalogue() -> None:
    dutch = content.load("nijkerk").tasks["huisarts"].title
    content.lay("nijkerk", Overlay(1, translations={"en": {dutch: "Find a doctor"}}))
    assert texts.plainly("en", content.load("nijkerk"))(dutch) == "Find a doctor"
    assert texts.plainly("en", content.load("eemdorp"))(dutch) != "Find a doctor"


def test_a_translation_that_fills_in_something_else_is_left_out() -> None:
    content.lay("nijkerk", Overlay(1, translations={"en": {"Ga naar {gemeente}.": "Go to {gemeente.name}."}}))
    pack = content.load("nijkerk")
    assert texts.plainly("en", pack)("Ga naar {gemeente}.") == "Ga naar Nijkerk."
    assert [problem.file for problem in pack.left_out] == ["edition/en"]


def test_pages_are_made_anew() -> None:
    shown = "{{ content(template.title) }}"
    template = content.load("nijkerk").tasks["huisarts"]
    before = environment.for_language("nl", "nijkerk").from_string(shown).render(template=template)
    content.lay("nijkerk", edition(title=TITLE))
    template = content.load("nijkerk").tasks["huisarts"]
    assert environment.for_language("nl", "nijkerk").from_string(shown).render(template=template) == TITLE != before


def test_colours_have_a_new_address() -> None:
    before = theme.sheets()["nijkerk"].address
    colours = {"brand": "#1d4e89", "brand_deep": "#123357", "brand_soft": "#e4edf8", "on_brand": "#ffffff"}
    content.lay("nijkerk", Overlay(1).with_change(Change("gemeente", "nijkerk", {"theme": colours})))
    assert theme.sheets()["nijkerk"].address != before
    assert b"#1d4e89" in theme.by_address()[theme.sheets()["nijkerk"].address].encoded[""]


def test_who_listens_is_told_once_for_each_change() -> None:
    heard: list[int] = []
    stop = content.on_change(lambda: heard.append(content.load("nijkerk").edition))
    content.lay("nijkerk", edition(7, title=TITLE))
    content.lay("nijkerk", edition(7, title=TITLE))
    stop()
    content.lay("nijkerk", Overlay())
    assert heard == [7]
