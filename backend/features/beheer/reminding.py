"""Quiet hours, the hour of reminders, and how many messages a helper gets a day."""

import re
from collections.abc import Mapping

import msgspec

from backend.content import reminding
from backend.content.overlay import Fields
from backend.content.reminding import Reminding
from backend.core.errors import Invalid
from backend.core.texts import N_
from backend.features.beheer.numbers import whole

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


def fields(said: Reminding, typed: Mapping[str, str]) -> Fields:
    """Raises Invalid: the quiet hours may grow, and never fall away."""
    number = whole(typed.get("aantal"), MOST)
    times = {FIELDS[name]: typed.get(name, "") for name in ("stil_van", "stil_tot", "tijd")}
    wished = msgspec.structs.replace(said, **times, helper_a_day=number)
    mistaken = {field for field, _ in reminding.mistakes(wished)}
    mistaken |= {field for field, text in times.items() if not re.fullmatch(reminding.TIME, text)}
    mistaken |= set() if number else {"helper_a_day"}
    if wrong := {name: WRONG[name] for name, field in FIELDS.items() if field in mistaken}:
        raise Invalid(**wrong)
    return {**times, "helper_a_day": number}
