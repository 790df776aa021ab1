import re
from pathlib import Path

import pytest

from backend.content import content_texts, gemeenten, load

SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
MOST_WORDS = 12


def test_every_text_comes_with_the_place_where_it_stands(small: Path):
    texts = list(content_texts(load("dorp", small)))
    assert ("task school how", "Bel de school.") in texts
    assert ("task school how", "Vul het formulier in.") in texts
    assert ("step woning result", "U woont in {gemeente}.") in texts
    assert ("reminder task_due personal", "Morgen is de dag: {taak}. Vraag {naam}.") in texts
    assert ("organisation basisschool name", "De basisschool") in texts
    assert ("appointment bezoek staff_check", "Tolk geregeld?") in texts


def test_what_stays_dutch_is_not_among_them(small: Path):
    texts = [text for _, text in content_texts(load("dorp", small))]
    assert "het huurcontract" not in texts  # dutch_word: the term in letters
    assert "Uw kind is leerplichtig." not in texts  # the example of a word
    assert "Leerplichtwet." not in texts  # source


def test_no_text_is_empty(small: Path):
    assert all(text for _, text in content_texts(load("dorp", small)))


@pytest.mark.parametrize("gemeente", gemeenten())
def test_no_sentence_is_too_long_to_read(gemeente: str):
    """A2: 12 words at most; `staff_check` is for professionals (REVIEW.md, section 6)."""
    too_long = [
        (where, sentence)
        for where, text in content_texts(load(gemeente))
        if not where.endswith(" staff_check")
        for sentence in SENTENCE_END.split(text)
        if len(sentence.split()) > MOST_WORDS
    ]
    assert too_long == []
