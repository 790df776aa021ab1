"""What changed in the Dutch since somebody translated it."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from backend.features.beheer.differing import pieces
from tests.beheer.test_drafts import ENTRY, save
from tests.conftest import ClientOf

TEXTS = st.lists(st.sampled_from(["de", "gemeente", "belt", "u", "morgen."]), max_size=8).map(" ".join)


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("Bel de gemeente.", "Bel de gemeente.", [("same", "Bel de gemeente.")]),
        ("Bel de gemeente.", "Bel morgen de gemeente.", [("same", "Bel"), ("new", "morgen"), ("same", "de gemeente.")]),
        ("Bel de bank.", "Bel de gemeente.", [("same", "Bel de"), ("gone", "bank."), ("new", "gemeente.")]),
        ("Bel snel.", "Bel", [("same", "Bel"), ("gone", "snel.")]),
        ("", "Bel.", [("new", "Bel.")]),
    ],
)
def test_each_word_is_kept_gone_or_new(old: str, new: str, found: list[tuple[str, str]]) -> None:
    assert list(pieces(old, new)) == found


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_back(old: str, new: str) -> None:
    found = list(pieces(old, new))
    assert " ".join(piece.text for piece in found if piece.kind != "new") == old
    assert " ".join(piece.text for piece in found if piece.kind != "gone") == new


async def test_who_translates_sees_what_of_the_dutch_changed(client_of: ClientOf) -> None:
    bea = await client_of("bea")
    await save(bea, title="Schrijf u morgen in bij een huisarts")
    page = BeautifulSoup((await bea.get(f"{ENTRY}/ar")).text, "html.parser")
    assert [ins.get_text(strip=True) for ins in page.select("ins")] == ["Nieuw:morgen"]
