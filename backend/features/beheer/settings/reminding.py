"""Quiet hours, the hour of reminders, and how many messages a helper gets a day."""

import re
from collections.abc import Mapping

from backend.content.overlay import Fields
from backend.content.reminding import EARLIEST, LATEST, TIME, Reminding
from backend.core.errors import Invalid
from backend.core.texts import N_
from backend.features.beheer.settings.whole import whole

MOST = 8  # messages
FIELDS = {"stil_van": "quiet_from", "stil_tot": "quiet_until", "tijd": "remind_at", "aantal": "helper_a_day"}
NAMES = frozenset(FIELDS)
WRONG = {
    "stil_van": N_("Kies een tijd van 17:00 tot en met 21:00."),
    "stil_tot": N_("Kies een tijd van 08:00 tot en met 12:00."),
    "tijd": N_("Kies een tijd buiten de stille uren."),
    "aantal": N_("Vul een heel getal in, van 1 tot en met 8."),
}


def typed_of(said: Reminding) -> dict[str, str]:
    return {name: str(getattr(said, field)) for name, field in FIELDS.items()}


def fields(_: Reminding, typed: Mapping[str, str]) -> Fields:
    """Raises Invalid: the quiet hours may grow, and never fall away."""
    quiet_from, quiet_until, at = (typed.get(name, "") for name in ("stil_van", "stil_tot", "tijd"))
    number = whole(typed.get("aantal"), MOST)
    right = {
        "stil_van": _is_between(quiet_from, *EARLIEST),
        "stil_tot": _is_between(quiet_until, *LATEST),
        "tijd": re.fullmatch(TIME, at) is not None,
        "aantal": number > 0,
    }
    if all(right.values()):
        right["tijd"] = quiet_until <= at < quiet_from
    if wrong := {name: WRONG[name] for name, is_right in right.items() if not is_right}:
        raise Invalid(**wrong)
    return {"quiet_from": quiet_from, "quiet_until": quiet_until, "remind_at": at, "helper_a_day": number}


def _is_between(text: str, first: str, last: str) -> bool:
    return re.fullmatch(TIME, text) is not None and first <= text <= last
