"""The words for an appointment inside a sentence of the pack."""

from datetime import datetime

from backend import content
from backend.core import texts
from backend.core.access import Person
from backend.core.texts import N_
from backend.features.notices import queries
from backend.features.notices.row import Row

AT_HOME = N_("Bij u thuis")
BY_VIDEO = N_("Met beeld, op uw telefoon")
BY_PHONE = N_("Met de telefoon")
IN_APP = N_("kijk in de app")
ENDED = N_("Het traject is afgesloten.")


async def values(row: Row, me: Person, pack: content.Pack, starts_at: datetime) -> dict[str, object]:
    words, helpers = texts.of(me.language), await queries.who_comes(row)
    return {
        "afspraak": " · ".join([title(row, me, pack), *([", ".join(helpers)] if me.is_newcomer and helpers else [])]),
        "dag": words.moment_day(starts_at),
        "tijd": words.time(starts_at),
        "plaats": _place(row, words),
        "naam": ", ".join(helpers) if me.is_newcomer else row.newcomer or "",
        "bericht": _reason(row, me, pack),
    }


def title(row: Row, me: Person, pack: content.Pack) -> str:
    kind = pack.appointments.get(row.meeting_kind or "")
    return _said(kind.title, me, pack) if kind else row.meeting_title or ""


def _said(text: str, me: Person, pack: content.Pack) -> str:
    return texts.plainly(me.language, pack)(text)


def _place(row: Row, words: texts.Texts) -> str:
    if row.at_home:
        return words.plain(AT_HOME)
    if row.by_phone:
        return words.plain(BY_PHONE)
    return words.plain(BY_VIDEO) if row.video else row.place or words.plain(IN_APP)


def _reason(row: Row, me: Person, pack: content.Pack) -> str:
    """Why it does not go on, in the words of who said so; or why the newcomer cannot come."""
    if row.status == "cancelled":
        return (row.cancel_reason or texts.of(me.language).plain(ENDED)).rstrip(".")
    cannot = pack.cannot.get(row.cannot_reason or "")
    return _said(cannot.text, me, pack).rstrip(".") if cannot else ""
