"""A name is found however it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.features.caseload.rules.names import is_found


@pytest.mark.parametrize(
    ("searched", "name"),
    [
        ("celik", "Ayşe Çelik"),
        ("AYSE", "Ayşe Çelik"),
        ("çel ay", "Ayşe Çelik"),
        ("isik", "Işık Kaya"),
        ("jorgen", "Jørgen Bakker"),
        ("محمد", "مُحَمَّد Haddad"),
        ("gebre", "Tesfay Gebremedhin"),
        ("", "Samira Haddad"),
    ],
)
def test_accents_and_capitals_do_not_matter(searched: str, name: str) -> None:
    assert is_found(searched, name)


@pytest.mark.parametrize("searched", ["karim", "samira karim", "h4ddad"])
def test_every_word_has_to_be_there(searched: str) -> None:
    assert not is_found(searched, "Samira Haddad")


@given(st.text("abcdeéèëçñöøłışğüžß '-", max_size=40))
def test_a_name_is_found_in_capitals(name: str) -> None:
    assert is_found(name.upper(), name)
