"""Whether a Dutch text can be read at A2: how long its sentences are, and which of its words are hard."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

FILE = Path(__file__).with_name("plain.toml")
END_OF_SENTENCE = re.compile(r"(?<=[.!?:])\s+")


class Hard(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    word: str
    why: str
    easier: str

    def is_in(self, text: str) -> bool:
        return re.search(rf"(?<!\w){re.escape(self.word)}(?!\w)", text, re.IGNORECASE) is not None


class Plain(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    most_words: int
    word: tuple[Hard, ...]


class Long(NamedTuple):
    sentence: str
    words: int


@cache
def plain() -> Plain:
    """Raises msgspec.ValidationError with the place of a mistake."""
    return msgspec.convert(tomllib.loads(FILE.read_text("utf-8")), Plain)


def too_long(text: str) -> list[Long]:
    sentences = (Long(each, len(each.split())) for each in END_OF_SENTENCE.split(text.strip()))
    return [each for each in sentences if each.words > plain().most_words]


def hard_words(text: str) -> list[Hard]:
    return [hard for hard in plain().word if hard.is_in(text)]
