"""A notice in words: the pack's, in the reader's language, at the moment of reading or sending."""

from collections.abc import Callable
from dataclasses import dataclass

from backend import content
from backend.core import clock, texts
from backend.core.access import Person
from backend.core.texts import N_
from backend.features.notices import meeting_words, queries, team_news, team_words
from backend.features.notices.row import Row

YOUR_HELPER = N_("Uw helper")
THE_GEMEENTE = N_("De gemeente")
NEWS = "Wegwijs"
SEVERAL = N_("{n} berichten. Begin met: {task}")
SEVERAL_NEUTRAL = N_("Er zijn {n} berichten voor u. Open de app.")
KEPT = N_("Bewaard.")
SOLVED = N_("Dit is opgelost.")
DONE_BUTTON = N_("Gedaan")
TOMORROW_BUTTON = N_("Morgen")

# Fills a text of the pack: for a page with marks around the values, for a push as plain text.
Say = Callable[..., str]


@dataclass(frozen=True, slots=True)
class Said:
    title: str
    body: str
    translated: bool


async def said(row: Row, me: Person, say: Say, *, discreet: bool) -> Said:
    words, pack = texts.of(me.language), content.load(me.gemeente_key)
    kind = pack.reminders[row.kind]
    if row.is_solved and not discreet:
        return Said(say(kind.personal_title, naam=row.newcomer), words.plain(SOLVED), words.find(SOLVED) is not None)
    pair = (kind.neutral_title, kind.neutral) if discreet else (kind.personal_title, kind.personal)
    values = _neutral(row, me) if discreet else await _values(row, me, pack)
    title, body = (say(text, **_fitted(text, values)) for text in pair)
    known = all(words.find_in(pack, text) for text in pair)
    return Said(title, body, bool(known))


def _neutral(row: Row, me: Person) -> dict[str, object]:
    """Who looks on may know the time, and nothing else."""
    return {"tijd": texts.of(me.language).time(row.starts_at)} if row.starts_at else {}


async def _values(row: Row, me: Person, pack: content.Pack) -> dict[str, object]:
    words = texts.of(me.language)
    if row.starts_at:
        return await meeting_words.values(row, me, pack, row.starts_at)
    if row.kind in team_news.KINDS:
        return await team_words.values(row, me)
    return {
        "taak": task_title(row, me, pack),
        "dag": words.day(row.signal_day or row.day or row.due or row.advise or clock.today()),
        "naam": await _name(row, me),
        "dagen": (clock.today() - row.day).days if row.day else "",
        "organisatie": _office(row, me, pack),
        "bericht": await _message(row, me, pack),
        "aantal": row.signal_number or "",
    }


def title(row: Row, me: Person, pack: content.Pack) -> str:
    if row.is_signal:
        return texts.plainly(me.language, pack)(pack.reminders[row.kind].personal_title, naam=row.newcomer)
    return meeting_words.title(row, me, pack) if row.appointment else task_title(row, me, pack)


def task_title(row: Row, me: Person, pack: content.Pack) -> str:
    template = pack.tasks.get(row.template or "")
    if template is None:
        return row.title or ""
    text = template.title_staff if not me.is_newcomer and template.title_staff else template.title
    title = texts.plainly(me.language, pack)(text)
    return f"{title} · {row.child}" if row.child else title


def _fitted(text: str, values: dict[str, object]) -> dict[str, object]:
    """Inside a sentence a title begins small, unless it begins with a name such as DigiD."""
    title = str(values.get("taak", ""))
    if text.startswith("{taak}") or not title[1:2].islower() or any(sign.isupper() for sign in title.split()[0][1:]):
        return values
    return values | {"taak": title[0].lower() + title[1:]}


async def _name(row: Row, me: Person) -> str:
    """For a helper the newcomer; for a newcomer who did it, else who helps."""
    if row.proposal:
        return row.actor or ""
    if not me.is_newcomer:
        return row.newcomer or ""
    if row.actor and row.actor_is_staff:
        return row.actor
    return await queries.helper_of(row.traject) or texts.of(me.language).plain(YOUR_HELPER)


def _office(row: Row, me: Person, pack: content.Pack) -> str:
    template = pack.tasks.get(row.template or "")
    if template is None or template.accepted_by is None or row.kind == "office_late":
        return texts.of(me.language).plain(THE_GEMEENTE)
    return texts.plainly(me.language, pack)(pack.organisations[template.accepted_by].name)


LONGEST = 200


async def _message(row: Row, me: Person, pack: content.Pack) -> str:
    """What was written, or the reason for which somebody asks help."""
    if row.kind in ("message", "helper_message"):
        body = await queries.last_words(row)
        return body if len(body) <= LONGEST else body[:LONGEST].rstrip() + "…"
    reason = pack.reasons.get(row.stuck_reason or "")
    return texts.plainly(me.language, pack)(reason.text).rstrip(".") if reason else ""
