"""Whether a text can be read at A2: twelve words a sentence, and no word of the stop list."""

import pytest

from backend.content.plain import hard_words, plain, too_long

TWELVE = "Een zin met twaalf woorden is nog goed te lezen voor mensen."


def test_twelve_words_are_not_too_many_and_thirteen_are() -> None:
    assert len(TWELVE[:-1].split()) == plain().most_words
    assert too_long(f"{TWELVE} {TWELVE} Kort.") == []
    assert [long.words for long in too_long(f"Kort. {TWELVE[:-1]} hier.")] == [13]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Betaal tijdig.", ["tijdig"]),
        ("Indien u ziek bent, belt u.", ["indien"]),
        ("Doe dit z.s.m. alstublieft", ["z.s.m."]),
        ("U krijgt een beschikking met betrekking tot geld.", ["beschikking", "met betrekking tot"]),
        ("Kies een huisarts. Het object is klein.", []),  # "je" inside a word is none
        ("", []),
    ],
)
def test_hard_words_are_found_as_words(text: str, words: list[str]) -> None:
    assert [hard.word for hard in hard_words(text)] == words


def test_each_hard_word_says_why_and_what_is_easier() -> None:
    assert not [hard.word for hard in plain().word if not (hard.why and hard.easier)]
    assert not [hard.word for hard in plain().word if too_long(hard.why) or hard.is_in(hard.easier)]
