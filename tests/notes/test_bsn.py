"""A number that can be a BSN does not get into a note, however it is written; other numbers do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.features.notes.rules.bsn import WEIGHTS, has_bsn

EIGHT = st.lists(st.integers(0, 9), min_size=8, max_size=8).filter(any)
AROUND = st.text(alphabet=st.characters(exclude_categories=("Nd", "Cs"), exclude_characters="+("), max_size=20)


def weighed(digits: list[int]) -> int:
    return sum(weight * digit for weight, digit in zip(WEIGHTS, digits, strict=False))


def looks(digits: list[int]) -> list[str]:
    """The ways in which people write nine digits."""
    text = "".join(map(str, digits))
    groups = [[text[:3], text[3:6], text[6:]], [text[:4], text[4:6], text[6:]]]
    return [text, *(gap.join(group) for group in groups for gap in (" ", ".", "-", "\u00a0"))]


@given(EIGHT.filter(lambda eight: weighed(eight) % 11 < 10), AROUND, AROUND)
def test_nine_digits_that_pass_are_found_however_they_are_written(eight: list[int], before: str, after: str) -> None:
    for look in looks([*eight, weighed(eight) % 11]):
        assert has_bsn(f"{before}{look}{after}")


@given(st.lists(st.integers(0, 9), min_size=9, max_size=9), AROUND)
def test_nine_digits_that_do_not_pass_are_no_bsn(nine: list[int], before: str) -> None:
    passes = any(nine) and (weighed(nine[:8]) - nine[8]) % 11 == 0
    assert {has_bsn(before + look) for look in looks(nine)} == {passes}


@given(st.text(alphabet="0123456789", min_size=10, max_size=30))
def test_in_a_longer_number_there_is_no_bsn(number: str) -> None:
    assert not has_bsn(number)


@given(EIGHT.filter(lambda eight: weighed(eight) % 11 < 10))
def test_digits_of_another_script_are_digits(eight: list[int]) -> None:
    text = "".join(map(str, [*eight, weighed(eight) % 11]))
    assert has_bsn(text.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")))


@pytest.mark.parametrize("text", ["123456782", "BSN:123456782.", "Zij is 1234.56.782, zegt zij", "123 456 782"])
def test_it_is_found_in_a_sentence(text: str) -> None:
    assert has_bsn(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "000000000", "123456783", "Bel 06 12345678", "25-11-2026 om 10:30", "NL91 ABNA 0417 1643 00"),
        *("+31 123456782", "+31123456782", "0031 123456782", "+31 (0)123456782", "1234567820", "12345678"),
    ],
)
def test_a_telephone_number_a_day_and_an_account_are_none(text: str) -> None:
    assert not has_bsn(text)
