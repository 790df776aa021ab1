"""Whether a text can be read at A2: twelve words a sentence, and no word of the stop list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.content import content_texts, load
from backend.content.plain import hard_words, passive, plain, too_long

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


@pytest.mark.parametrize(
    "text",
    [
        "De brief wordt gestuurd.",
        "De huur wordt door de gemeente betaald.",
        "U word gebeld.",
        "Uw vraag werd niet verwerkt.",
        "De lessen worden in mei gegeven.",
        "Hier staat dat de sleutel opgehaald wordt.",
        "Uw aanvraag wordt morgen besproken.",
        "De pas is gemaakt door de IND.",
        "Wie wordt er uitgenodigd?",
    ],
)
def test_a_sentence_that_hides_who_does_it_is_passive(text: str) -> None:
    assert passive(f"Kort. {text}") == [text]


@pytest.mark.parametrize(
    "text",
    [
        "De gemeente stuurt u een brief.",
        "Het wordt koud.",
        "U wordt snel gezond.",
        "Uw kind wordt morgen vier.",
        "U heeft de brief gekregen.",
        "Loop door de straat.",
        "Het geld komt door de bank. Dat wordt het gebouw.",
        "Het wordt tijd. U heeft betaald.",
        "",
    ],
)
def test_a_sentence_that_says_who_does_it_is_not(text: str) -> None:
    assert passive(text) == []


@given(st.lists(st.sampled_from(["morgen", "vaak", "de brief", "niet", "bij u"]), max_size=4))
def test_what_stands_between_hides_nothing(between: list[str]) -> None:
    assert passive(f"De huur wordt {' '.join(between)} betaald.")


def test_our_own_texts_say_who_does_it() -> None:
    assert [text for _, text in content_texts(load("nijkerk")) if passive(text)] == []
