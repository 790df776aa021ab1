"""The words of the pack: in groups with a picture, and from A to Z for who has a letter in the hand."""

from functools import cache
from itertools import groupby
from typing import NamedTuple

from backend import content
from backend.content import Word
from backend.core.texts import N_
from backend.features.guide.rules import place_in_alphabet


class Group(NamedTuple):
    key: str  # as the pack names it, and in the address
    icon: str
    title: str


GROUPS = {
    group.key: group
    for group in (
        Group("stappen", "path", N_("De stappen")),
        Group("leren", "graduation-cap", N_("Leren en examen")),
        Group("mensen", "users-three", N_("Mensen en organisaties")),
        Group("papieren", "file-text", N_("Papieren")),
        Group("geld", "coins", N_("Geld")),
        Group("huis", "house-line", N_("Huis")),
        Group("gezondheid", "heartbeat", N_("Gezondheid")),
        Group("kinderen", "baby", N_("Kinderen")),
        Group("werk", "briefcase", N_("Werk en meedoen")),
        Group("wijk", "map-trifold", N_("Buurt en reizen")),
    )
}


@content.kept
@cache
def by_group(gemeente: str) -> dict[str, list[Word]]:
    """Without the groups that this gemeente has no words for."""
    words = content.load(gemeente).words.values()
    listed = {key: [word for word in words if word.group == key] for key in GROUPS}
    return {key: found for key, found in listed.items() if found}


@content.kept
@cache
def by_letter(gemeente: str) -> dict[str, list[Word]]:
    words = sorted(content.load(gemeente).words.values(), key=lambda word: place_in_alphabet(word.dutch))
    return {letter: list(found) for letter, found in groupby(words, key=lambda word: place_in_alphabet(word.dutch)[0])}
