"""What of a text is other than it was, word by word."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal, NamedTuple


class Piece(NamedTuple):
    kind: Literal["same", "gone", "new"]
    text: str


def pieces(old: str, new: str) -> Iterator[Piece]:
    """In the order of reading; of what was replaced the old words first."""
    before, after = old.split(), new.split()
    for tag, start, end, first, last in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("same", " ".join(before[start:end]))
            continue
        if start < end:
            yield Piece("gone", " ".join(before[start:end]))
        if first < last:
            yield Piece("new", " ".join(after[first:last]))
