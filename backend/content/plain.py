"""Whether a Dutch text can be read at A2: how long its sentences are, and which of its words are hard."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

FILE = Path(__file__).with_name("plain.toml")
WORD = re.compile(r"\w+")
# gestuurd, gebeld, gekregen, opgehaald, teruggestuurd; betaald, verhuurd, ontdekt, herhaald. What such a verb ends on
# in -en is as often the verb itself (betalen): those are named.
PARTICIPLE = re.compile(
    r"(?:aan|af|bij|door|in|mee|na|om|op|over|terug|toe|uit|voor|weg)?ge\w{2,}(?:d|t|en)|(?:be|ver|ont|her)\w{2,}[dt]"
)
END_OF_SENTENCE = re.compile(r"(?<=[.!?:])\s+")


class Hard(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    word: str
    why: str
    easier: str

    def is_in(self, text: str) -> bool:
        return re.search(rf"(?<!\w){re.escape(self.word)}(?!\w)", text, re.IGNORECASE) is not None


class Passive(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    forms: tuple[str, ...]
    agent: tuple[str, ...]
    participles: tuple[str, ...]
    not_participles: tuple[str, ...]

    def is_in(self, sentence: str) -> bool:
        words = WORD.findall(sentence.lower())
        done = any(self._is_participle(word) for word in words)
        said = " ".join(words)
        return done and (bool({*words} & {*self.forms}) or any(f" {agent} " in f" {said} " for agent in self.agent))

    def _is_participle(self, word: str) -> bool:
        if word in self.not_participles:
            return False
        return word in self.participles or PARTICIPLE.fullmatch(word) is not None


class Plain(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    most_words: int
    passive: Passive
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


def passive(text: str) -> list[str]:
    """The sentences that do not say who does it, or only at their end."""
    return [each for each in END_OF_SENTENCE.split(text.strip()) if plain().passive.is_in(each)]


def hard_words(text: str) -> list[Hard]:
    return [hard for hard in plain().word if hard.is_in(text)]
