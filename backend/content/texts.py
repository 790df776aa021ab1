"""All texts of a pack that are translated: what a newcomer or a member of the team reads."""

from collections.abc import Iterator, Mapping

from backend.content.entry import Entry
from backend.content.marks import marked, values
from backend.content.schema import Pack


def content_texts(pack: Pack) -> Iterator[tuple[str, str]]:
    """Each text with where it stands, such as `("task huisarts title", "Zoek een huisarts")`."""
    for kind, entries in _by_kind(pack).items():
        for key, entry in entries.items():
            for field in marked(type(entry), "translated"):
                for text in filter(None, values(entry, field)):
                    yield f"{kind} {key} {field}", text


def _by_kind(pack: Pack) -> dict[str, Mapping[str, Entry]]:
    return {
        "step": pack.steps,
        "task": pack.tasks,
        "item": pack.items,
        "word": pack.words,
        "organisation": pack.organisations,
        "appointment": pack.appointments,
        "holiday": pack.holidays,
        "reason": pack.reasons,
        "cannot": pack.cannot,
        "planning": pack.planning,
        "done": pack.done,
        "note": pack.notes,
        "reminder": pack.reminders,
        "ending": pack.endings,
        "afterwards": pack.afterwards,
        "set": pack.sets,
    }
