"""From one colour of a gemeente come all of them, and letters can be read on each."""

import pytest

from backend.content.checks import COLOURS_TOGETHER
from backend.content.colours import READABLE, chosen
from backend.content.contrast import contrast

COLOURS = ("#0b5f57", "#1d4e89", "#ffff00", "#ffffff", "#000000", "#ff0000", "#00ff00", "#7f7f7f", "#ffd1dc", "#e17000")


@pytest.mark.parametrize("colour", COLOURS)
def test_letters_can_be_read_on_what_comes_of_any_colour(colour: str) -> None:
    theme = chosen(colour).theme
    ratios = {
        (text, ground): contrast(getattr(theme, text), getattr(theme, ground)) for text, ground in COLOURS_TOGETHER
    }
    assert not {pair: ratio for pair, ratio in ratios.items() if ratio < READABLE}


@pytest.mark.parametrize("colour", ["#0b5f57", "#1d4e89", "#000000"])
def test_a_colour_that_can_be_read_stays_as_it_is(colour: str) -> None:
    found = chosen(colour)
    assert (found.theme.brand, found.is_darkened) == (colour, False)


@pytest.mark.parametrize("colour", ["#ffff00", "#ffd1dc", "#e17000"])
def test_one_that_is_too_light_becomes_just_dark_enough(colour: str) -> None:
    found = chosen(colour)
    assert found.is_darkened
    assert READABLE <= contrast("#ffffff", found.theme.brand) < READABLE + 0.4
