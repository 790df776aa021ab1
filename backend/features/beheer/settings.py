"""What a gemeente says of itself: its name, colour, languages, words, and where it can be found."""

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from backend.content import Change, Gemeente, colours
from backend.content.overlay import Fields
from backend.core import texts
from backend.core.errors import Invalid
from backend.core.texts import N_
from backend.features.beheer import checking
from backend.features.beheer.kinds import CONTACT

KIND = "gemeente"
CASEWORKER = ("klantmanager", "consulent")
LANGUAGE = "taal-"
NOT_A_COLOUR = N_("Kies een kleur, zoals #0b5f57.")
NOT_A_CHOICE = N_("Kies een van de twee.")
NAMES = {"name", "brand", "klantmanager", *CONTACT, *(LANGUAGE + code for code in texts.languages())}
MAY_BE_EMPTY = CONTACT


def typed_of(entry: Gemeente) -> dict[str, str]:
    """As the form would send it."""
    contact = msgspec.structs.asdict(entry.contact)
    offered = {LANGUAGE + code: "1" for code in entry.languages}
    return {"name": entry.name, "brand": entry.theme.brand, "klantmanager": entry.klantmanager, **contact, **offered}


def change(published: Gemeente, typed: Mapping[str, str]) -> Change:
    """Raises Invalid with a sentence for each mistake."""
    wrong = {name: sentence for name in ("name", *CONTACT) if (sentence := _mistake(name, typed.get(name, "")))}
    if not re.fullmatch("#[0-9a-f]{6}", typed.get("brand", "").lower()):
        wrong["brand"] = NOT_A_COLOUR
    if typed.get("klantmanager") not in CASEWORKER:
        wrong["klantmanager"] = NOT_A_CHOICE
    if wrong:
        raise Invalid(**wrong)
    return Change(KIND, published.key, _changed(published, _fields(published, typed)))


def _mistake(name: str, text: str) -> str | None:
    found = checking.mistake(text, may_be_empty=name in CONTACT)
    return found or (checking.BRACES if "{" in text else None)


def _fields(published: Gemeente, typed: Mapping[str, str]) -> Fields:
    """The other colours stay while the one does: the files of a gemeente may have chosen each."""
    brand = typed["brand"].lower()
    theme = published.theme if brand == published.theme.brand else colours.chosen(brand).theme
    return {
        "name": typed["name"],
        "klantmanager": typed["klantmanager"],
        "languages": [code for code in texts.languages() if code == texts.SOURCE or typed.get(LANGUAGE + code)],
        "theme": msgspec.structs.asdict(theme),
        "contact": {name: typed.get(name, "") for name in CONTACT},
    }


def _changed(published: Gemeente, fields: Fields) -> Fields:
    now: dict[str, Any] = msgspec.to_builtins(published)
    now["languages"] = [code for code in texts.languages() if code in published.languages]
    return {name: value for name, value in fields.items() if value != now[name]}
