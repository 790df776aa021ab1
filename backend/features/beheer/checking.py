"""What may not be saved, and what could be easier to read. Advice holds nobody up; a mistake does."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from backend.content import plain
from backend.content.checks import placeholders
from backend.core.texts import N_

MOST_SIGNS = 400
EMPTY = N_("Vul dit in. Het Nederlands mag niet leeg zijn.")
TOO_LONG = N_("Dit is te lang. Maak het korter.")
MARKUP = N_("Gebruik geen < of >. Hier staat alleen tekst.")
BRACES = N_("Tussen haakjes mag alleen {gemeente} staan.")
NOT_THE_SAME = N_("Zet hetzelfde tussen haakjes als in het Nederlands.")

LONG_SENTENCE = N_("Deze zin heeft {words} woorden. Gebruik er hoogstens {most}: “{sentence}”")
PASSIVE = N_("Wie doet het? Begin daarmee: “de gemeente stuurt …”. Nu staat er: “{sentence}”")
HARD_WORD = N_("“{word}” is moeilijk. {why} Makkelijker: {easier}.")


class Advice(NamedTuple):
    text: str
    values: Mapping[str, object]


def mistake(text: str, *, may_be_empty: bool) -> str | None:
    if not text:
        return None if may_be_empty else EMPTY
    if len(text) > MOST_SIGNS:
        return TOO_LONG
    if re.search("[<>]", text):
        return MARKUP
    return BRACES if re.search("[{}]", text.replace("{gemeente}", "")) else None


def translation_mistake(dutch: str, text: str) -> str | None:
    if found := mistake(text, may_be_empty=True):
        return NOT_THE_SAME if found == BRACES else found
    return NOT_THE_SAME if text and placeholders(text) != placeholders(dutch) else None


def advice(text: str) -> list[Advice]:
    most = plain.plain().most_words
    long = [Advice(LONG_SENTENCE, {**each._asdict(), "most": most}) for each in plain.too_long(text)]
    hard = [
        Advice(HARD_WORD, {"word": each.word, "why": each.why, "easier": each.easier})
        for each in plain.hard_words(text)
    ]
    passive = [Advice(PASSIVE, {"sentence": each}) for each in plain.passive(text)]
    return long + passive + hard
