import tomllib
from pathlib import Path

import pytest

from backend.content import PackError, load, load_all

MISTAKES = tomllib.loads((Path(__file__).parent / "mistakes.toml").read_text("utf-8"))["mistake"]
TASKS, GUIDE = "base/tasks.toml", "base/guide.toml"


def mistakes_of(root: Path) -> list[str]:
    with pytest.raises(PackError) as caught:
        load("dorp", root)
    return str(caught.value).splitlines()


@pytest.mark.parametrize("mistake", MISTAKES, ids=[mistake["line"] for mistake in MISTAKES])
def test_a_mistake_is_named_with_its_file_key_and_field(small: Path, mistake: dict[str, str]):
    path = small / mistake["file"]
    text = path.read_text("utf-8")
    assert text.count(mistake["right"]) == 1
    path.write_text(text.replace(mistake["right"], mistake["wrong"]), "utf-8")
    assert f"{mistake['file']}: {mistake['line']}" in mistakes_of(small)


def test_the_small_pack_is_right_before_it_is_broken(small: Path):
    assert load("dorp", small).gemeente.name == "Dorp"


def test_a_mistake_in_an_overlay_is_named_with_the_overlay(small: Path):
    (small / "dorp" / "tasks.toml").write_text('[[task]]\nkey = "school"\ndue = "P1D"\nwords = ["isk"]')
    assert mistakes_of(small) == [
        "dorp/tasks.toml: school: words: there is no word isk",
        "dorp/tasks.toml: school: due: comes before advise",
    ]


def test_a_new_key_must_be_complete(small: Path):
    (small / "dorp" / "items.toml").write_text('[[item]]\nkey = "foto"\ntitle = "Uw foto"')
    assert mistakes_of(small) == ["dorp/items.toml: foto: dutch_word, looks, where_from, icon: are missing"]


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("false", "dorp/words.toml: bank: enabled: there is no word bank to switch off"),
        ('"nee"', "dorp/words.toml: bank: enabled: 'nee' is not true or false"),
    ],
)
def test_only_what_is_there_can_be_switched_off(small: Path, value: str, line: str):
    (small / "dorp" / "words.toml").write_text(f'[[word]]\nkey = "bank"\nenabled = {value}')
    assert mistakes_of(small) == [line]


def test_a_fact_without_a_meaning_is_named(small: Path):
    path = small / TASKS
    path.write_text(path.read_text("utf-8").replace('home = "woning"\n', ""), "utf-8")
    assert mistakes_of(small) == ["base: facts: home: has no meaning here"]


def test_a_gemeente_stands_in_a_folder_of_its_name(small: Path):
    (small / "dorp").rename(small / "stad")
    with pytest.raises(PackError, match="stad/gemeente.toml: dorp: key: is not the name of its folder, stad"):
        load("stad", small)


def test_all_mistakes_come_together(small: Path):
    (small / "dorp" / "tasks.toml").write_text('[[task]]\nkey = "school"\ncounts = "maybe"\nactor = "buur"')
    (small / "dorp" / "words.toml").write_text('[[word]]\nkey = "leerplicht"\nseen_in = ["duo"]')
    assert mistakes_of(small) == [
        "dorp/tasks.toml: school: actor: 'buur' is not one of newcomer, begeleider, klantmanager, taalschool",
        "dorp/tasks.toml: school: counts: 'maybe' is not one of done, confirmed, accepted",
        "dorp/words.toml: leerplicht: seen_in: there is no organisation duo",
    ]


def test_a_mistake_in_the_base_is_named_once_for_all_gemeenten(small: Path):
    stad = small / "stad"
    stad.mkdir()
    gemeente = (small / "dorp" / "gemeente.toml").read_text("utf-8")
    (stad / "gemeente.toml").write_text(gemeente.replace('key = "dorp"', 'key = "stad"'), "utf-8")
    path = small / GUIDE
    path.write_text(path.read_text("utf-8").replace("number = 1", "number = 3"), "utf-8")
    with pytest.raises(PackError) as caught:
        load_all(small)
    assert str(caught.value) == f"{GUIDE}: woning: number: 3 is not 1: steps stand in order"
