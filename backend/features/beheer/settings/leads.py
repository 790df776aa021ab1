"""How long before or after a day a reminder comes. Only of those whose words name no day."""

from collections.abc import Mapping

from backend.content import Pack, Span
from backend.content.answers import Reminder
from backend.content.overlay import Fields
from backend.core.errors import Invalid
from backend.core.texts import N_
from backend.features.beheer.settings.whole import whole

NAMES = frozenset({"dagen"})
NO_DAYS = N_("Vul een heel getal in. Blijf tussen de grenzen.")


def movable(pack: Pack) -> dict[str, Reminder]:
    return {kind: reminder for kind, reminder in pack.reminders.items() if reminder.is_movable}


def typed_of(reminder: Reminder) -> dict[str, str]:
    return {"dagen": str(reminder.lead.days if reminder.lead else "")}


def fields(reminder: Reminder, typed: Mapping[str, str]) -> Fields:
    """What comes after its day stays after it. Raises Invalid."""
    least, most = reminder.least or 0, reminder.most or 0
    days = whole(typed.get("dagen"), most)
    if days < least:
        raise Invalid(dagen=NO_DAYS)
    return {"lead": Span(days=days, sign=-1 if reminder.is_after else 1)}
