"""A task that the gemeente makes itself: whole from the start, with a key made from its title."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

import msgspec

from backend.content import Change, Pack, Task
from backend.content.entry import Helper
from backend.content.overlay import Fields
from backend.content.task import Applies, Group
from backend.core.errors import Invalid
from backend.core.texts import N_
from backend.features.beheer import checking, kinds
from backend.features.beheer.templates import frames
from backend.features.beheer.templates.frames import NO_CHOICE

OWN = "eigen_"  # so that no task of the files ever gets the same key
LONGEST = 40
LINES = 4  # of how it is done
KIND = kinds.BY_NAME["task"]
TITLE_STAFF = N_("Vul dit in als een ander dan de inburgeraar het doet. Anders niet.")
LABELS = {
    "group": N_("Waar hoort het bij?"),
    "helper": N_("Wie helpt erbij?"),
    "source": N_("Waarom deze taak? (bron)"),
}
GROUPS: dict[Group, str] = {
    "papieren": N_("Papieren"),
    "huis": N_("Huis"),
    "wijk": N_("Wijk"),
    "geld": N_("Geld"),
    "gezondheid": N_("Gezondheid"),
    "kinderen": N_("Kinderen"),
    "taal": N_("Taal"),
    "werk": N_("Werk"),
}
HELPERS: dict[Helper, str] = {
    "begeleider": N_("De begeleider"),
    "klantmanager": N_("De gemeente"),
    "taalschool": N_("De taalschool"),
}
CHOICES: dict[str, Mapping[Any, str]] = {"group": GROUPS, "helper": HELPERS}
GIVEN = (
    *("key", "applies", "obligation", "counts", "accepted_by", "after", "icon", "bring", "where", "words"),
    *("confidence", "valid_from"),
)
NEEDED = ("title", "dutch_word", "why", "how.0", "source")
NAMES = {*kinds.names(KIND), *frames.NAMES, *LABELS}


def blank(today: date) -> Task:
    """What the form begins with."""
    return Task(
        key="",
        step="woning",
        group="papieren",
        actor="newcomer",
        helper="begeleider",
        subject="adult",
        applies=Applies(),
        anchor="none",
        opens=None,
        advise=None,
        due=None,
        due_basis="none",
        obligation=False,
        counts="done",
        accepted_by=None,
        after=(),
        start="on_request",
        repeat=None,
        icon="",
        title="",
        title_staff="",
        dutch_word="",
        why="",
        how=("",) * LINES,
        say=("",),
        show="",
        bring=(),
        where=None,
        cost="",
        words=(),
        tip="",
        source="",
        confidence="medium",
        valid_from=today,
    )


def fields(pack: Pack, typed: Mapping[str, str], today: date) -> Fields:
    """All but the key, as TOML has them. Raises Invalid with a sentence for each mistake."""
    empty = blank(today)
    wrong = mistakes(typed)
    try:
        frame = frames.read(empty, pack, typed)
    except Invalid as mistake:
        raise Invalid(**(wrong | mistake.fields)) from mistake
    if wrong:
        raise Invalid(**wrong)
    others: Fields = msgspec.json.decode(msgspec.json.encode(empty)) | {"applies": {}, "accepted_by": "", "where": ""}
    icon = next(task.icon for task in pack.tasks.values() if task.group == typed["group"])
    chosen = {name: typed[name] for name in LABELS} | {"icon": icon}
    return others | frame | kinds.typed_fields(KIND, empty, typed) | chosen


def mistakes(typed: Mapping[str, str]) -> dict[str, str]:
    texts = {name: typed.get(name, "") for name in typed if name in kinds.names(KIND) or name == "source"}
    texts |= {name: typed.get(name, "") for name in NEEDED}
    wrong = {
        name: sentence
        for name, text in texts.items()
        if (sentence := checking.mistake(text, may_be_empty=name not in NEEDED))
    }
    wrong |= {name: NO_CHOICE for name, choices in CHOICES.items() if typed.get(name) not in choices}
    if (typed.get("actor") == "newcomer") == bool(typed.get("title_staff")):
        wrong["title_staff"] = TITLE_STAFF
    return wrong


def change(made: Fields, taken: Collection[str], mine: Mapping[str, Change]) -> Change:
    """Under a key that nothing has yet; what I wrote a moment ago in the same words is still the one."""
    name = _slug(str(made["title"]))
    for number in range(1, len(taken) + len(mine) + 2):
        key = f"{OWN}{name}" if number == 1 else f"{OWN}{name}_{number}"
        whole = Change(KIND.name, key, {**made, "key": key})
        if mine.get(key) == whole or (key not in taken and key not in mine):
            return whole
    raise AssertionError("there are more numbers than keys")


def _slug(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "_", plain).strip("_")[: LONGEST - len(OWN) - 4].strip("_") or "taak"
