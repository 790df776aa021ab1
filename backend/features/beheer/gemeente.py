"""What a gemeente says of itself: its name, colour, languages, words, and where it can be found."""

import re
from base64 import b64encode
from collections.abc import Mapping
from typing import Any

import msgspec

from backend.content import Change, Gemeente, colours, picture
from backend.content.overlay import Fields
from backend.content.picture import Unfit
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
LOGO = "logo"
NOT_SHOWN = {
    "kind": N_("Dit bestand kan niet. Kies een PNG, een JPEG of een WebP."),
    "large": N_("Dit bestand is te groot. Het mag hoogstens 30 KB zijn."),
    "size": N_("Deze maten passen niet. Kies 16 tot 1024 pixels per kant, niet te smal."),
}
NAMES = {"name", "brand", "klantmanager", *CONTACT, *(LANGUAGE + code for code in texts.languages())}
MAY_BE_EMPTY = CONTACT


def typed_of(entry: Gemeente) -> dict[str, str]:
    """As the form would send it."""
    contact = msgspec.structs.asdict(entry.contact)
    offered = {LANGUAGE + code: "1" for code in entry.languages}
    return {"name": entry.name, "brand": entry.theme.brand, "klantmanager": entry.klantmanager, **contact, **offered}


def change(published: Gemeente, typed: Mapping[str, str], former: Change | None) -> Change:
    """The logo stays as the draft has it: it comes with a form of its own. Raises Invalid."""
    wrong = {name: sentence for name in ("name", *CONTACT) if (sentence := _mistake(name, typed.get(name, "")))}
    if not re.fullmatch("#[0-9a-f]{6}", typed.get("brand", "").lower()):
        wrong["brand"] = NOT_A_COLOUR
    if typed.get("klantmanager") not in CASEWORKER:
        wrong["klantmanager"] = NOT_A_CHOICE
    if wrong:
        raise Invalid(**wrong)
    logo = {LOGO: former.fields[LOGO]} if former and LOGO in former.fields else {}
    return Change(KIND, published.key, _changed(published, _fields(published, typed) | logo))


def with_logo(published: Gemeente, former: Change | None, body: bytes) -> Change:
    """The draft with another logo, or without one. Raises Invalid for a file that cannot be shown."""
    try:
        said = b64encode(picture.read(body).body).decode() if body else ""
    except Unfit as unfit:
        raise Invalid(logo=NOT_SHOWN[unfit.why]) from unfit
    others = {name: value for name, value in former.fields.items() if name != LOGO} if former else {}
    return Change(KIND, published.key, others | ({LOGO: said} if said != published.logo else {}))


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
        "contact": {name: typed.get(name, "") for name in CONTACT} | {"website": _bare(typed.get("website", ""))},
    }


def _bare(website: str) -> str:
    """The pages put the https:// before it."""
    return re.sub("^https?://", "", website).rstrip("/")


def _changed(published: Gemeente, fields: Fields) -> Fields:
    now: dict[str, Any] = msgspec.to_builtins(published)
    now["languages"] = [code for code in texts.languages() if code in published.languages]
    return {name: value for name, value in fields.items() if value != now[name]}
