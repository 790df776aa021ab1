"""How a traject ends, in every pack."""

import pytest

from backend.content import load
from backend.content.packs import gemeenten


@pytest.mark.parametrize("gemeente", gemeenten())
def test_after_every_end_but_one_the_newcomer_reads_two_to_four_things(gemeente: str):
    pack = load(gemeente)
    comes = {key: [each for each in pack.afterwards.values() if key in each.endings] for key in pack.endings}
    assert comes.pop("overleden") == []
    assert {key for key, some in comes.items() if not 2 <= len(some) <= 4} == set()


@pytest.mark.parametrize("gemeente", gemeenten())
def test_a_paper_is_handed_over_by_somebody(gemeente: str):
    assert all(ending.handed for ending in load(gemeente).endings.values() if ending.needs)
