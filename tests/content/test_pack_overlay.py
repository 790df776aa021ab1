from pathlib import Path

import msgspec
import pytest

from backend.content import PackError, Span, load

BUURTHUIS = """
[[organisation]]
key = "buurthuis"
name = "Het buurthuis"
icon = "users-four"
local = true
does = ["Brengt mensen bij elkaar."]
does_not = ["Geeft geen geld."]
when_to_contact = "U wilt mensen leren kennen."
who_helps = "begeleider"
phone = ""
address = ""
hours = ""
email = ""
website = ""
source = "praktijk."
"""


FLAGS = """
[[flag]]
key = "unseen"
group = "nu"
order = 1
number = 1
length = "P2W"
source = "praktijk."

[[flag]]
key = "look"
group = "week"
order = 1
number = 1
length = ""
source = "praktijk."
"""


def overlay(small: Path, text: str) -> None:
    (small / "dorp" / "eigen.toml").write_text(text, "utf-8")


def test_an_overlay_changes_only_the_fields_it_gives(small: Path):
    before = load("dorp", small).tasks
    load.cache_clear()
    overlay(small, '[[task]]\nkey = "school"\ndue = "P6W"')
    after = load("dorp", small).tasks
    assert after["school"].due == Span(days=42)
    assert msgspec.structs.replace(after["school"], due=before["school"].due) == before["school"]
    assert after["huurcontract"] == before["huurcontract"]


def test_an_overlay_keeps_the_order_of_the_base(small: Path):
    overlay(small, '[[task]]\nkey = "huurcontract"\ntip = "Maak een foto."')
    assert list(load("dorp", small).tasks) == ["huurcontract", "school"]


def test_a_new_key_comes_after_those_of_the_base(small: Path):
    overlay(small, BUURTHUIS)
    assert list(load("dorp", small).organisations) == ["basisschool", "buurthuis"]


def test_what_is_switched_off_is_gone_and_no_list_names_it(small: Path):
    overlay(small, '[[word]]\nkey = "leerplicht"\nenabled = false')
    pack = load("dorp", small)
    assert pack.words == {}
    assert pack.steps["woning"].words == () and pack.tasks["school"].words == ()


def test_what_is_switched_off_must_not_be_needed(small: Path):
    overlay(small, '[[organisation]]\nkey = "basisschool"\nenabled = false')
    with pytest.raises(PackError) as caught:
        load("dorp", small)
    assert str(caught.value).splitlines() == [
        "base/tasks.toml: school: accepted_by: there is no organisation basisschool",
        "base/tasks.toml: school: where: there is no organisation basisschool",
    ]


def test_two_gemeenten_share_the_base_and_nothing_else():
    nijkerk, eemdorp = load("nijkerk"), load("eemdorp")
    assert nijkerk.gemeente.theme.brand != eemdorp.gemeente.theme.brand
    assert nijkerk.tasks["brp"] == eemdorp.tasks["brp"]
    assert "taalhuis" in nijkerk.tasks and "taalhuis" not in eemdorp.tasks
    assert "buurthuis" in eemdorp.organisations and "buurthuis" not in nijkerk.organisations
    assert (nijkerk.tasks["intake_uitnodigen"].due, eemdorp.tasks["intake_uitnodigen"].due) == (
        Span(days=28),
        Span(days=42),
    )


def test_a_gemeente_without_a_folder_is_named(small: Path):
    with pytest.raises(PackError, match="stad/gemeente.toml: there is no such file"):
        load("stad", small)


def test_the_base_is_not_a_gemeente(small: Path):
    with pytest.raises(PackError):
        load("base", small)


def test_a_gemeente_changes_when_a_reason_counts_and_switches_one_off(small: Path):
    (small / "base" / "flags.toml").write_text(FLAGS, "utf-8")
    overlay(small, '[[flag]]\nkey = "unseen"\nlength = "P3W"\n[[flag]]\nkey = "look"\nenabled = false')
    flags = load("dorp", small).flags
    assert list(flags) == ["unseen"]
    assert (flags["unseen"].length, flags["unseen"].group) == (Span(days=21), "nu")


def test_a_gemeente_cannot_make_up_a_reason(small: Path):
    (small / "base" / "flags.toml").write_text(FLAGS, "utf-8")
    overlay(small, FLAGS.replace('"look"', '"nationaliteit"').replace('"unseen"', '"score"'))
    with pytest.raises(PackError, match="'nationaliteit' is not one of late, help"):
        load("dorp", small)
