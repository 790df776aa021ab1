"""One message from some notices, worded at the moment of sending. Everything due goes in one sentence."""

from datetime import UTC, datetime, timedelta

from backend import content
from backend.core import clock, db, texts
from backend.core.access import Person
from backend.core.message import Message
from backend.features.notices import morning, queries, sentences
from backend.features.notices.deciding import withhold
from backend.features.notices.queries import Wishes
from backend.features.notices.reader import Reader, reader_of
from backend.features.notices.row import Row
from backend.features.notices.rules import why_not

LONGEST_LIFE = timedelta(hours=12)
# Of notices about no task and no appointment: which take the place of the one before, and where they lead.
TOPICS = {"step_done": "stap", morning.KIND: "ochtend"}
PLACES = {"step_done": "/", "note_new": "/mensen/notities", morning.KIND: "/clienten?toon=nu"}
LAST = datetime.max.replace(tzinfo=UTC)


async def compose(person: int, notices: list[int], *, shared: bool, buttons: bool) -> Message | None:
    """None when of all of them nothing is worth a message any more; why is kept with each.

    `shared`: others use the phone too. `buttons`: whether its messages can have them; else a page has them.
    """
    reader = await reader_of(person)
    rows = await _still_true(reader, notices) if reader else []
    if not reader or not rows:
        return None
    return await _message(reader, rows, discreet=shared or reader.wishes.discreet, buttons=buttons and not shared)


async def _still_true(reader: Reader, notices: list[int]) -> list[Row]:
    rows, wishes = await queries.these(reader.me, notices), reader.wishes
    too_late = "too_late" if wishes.hours.is_quiet(clock.now()) else ""
    reasons = {row.id: why_not(row.standing, muted=wishes.muted, looking=reader.looking) or too_late for row in rows}
    if any(reasons.values()):
        async with db.write():
            for row in rows:
                if reasons[row.id]:
                    await withhold(row, reasons[row.id])
    return [row for row in rows if not reasons[row.id]]


async def _message(reader: Reader, rows: list[Row], *, discreet: bool, buttons: bool) -> Message:
    me, first = reader.me, rows[0]
    words = texts.of(me.language)
    said = await _one(me, first, discreet) if len(rows) == 1 else _several(me, rows, discreet)
    language = words.language if said.translated else texts.languages()[texts.SOURCE]
    only = first if len(rows) == 1 else None
    can_tick = only is not None and only.task is not None and me.is_newcomer and only.is_open
    return Message(
        title=said.title,
        body=said.body,
        language=language.code,
        dir=language.dir,
        address=_address(only, buttons) if only else "/berichten",
        topic=_topic(only),
        until=min(_until(reader.wishes, clock.now()), *filter(None, (row.worth_until for row in rows)), LAST),
        unread=reader.unread,
        task=only.task if only and can_tick else None,
        actions=_buttons(words) if can_tick and buttons else (),
        urgent=any(row.is_of_today for row in rows),
    )


def _topic(only: Row | None) -> str:
    if only is None:
        return "berichten"
    if only.appointment:
        return f"afspraak-{only.appointment}"
    if only.note:
        return f"notitie-{only.note}"
    if only.proposal:
        return f"voorstel-{only.proposal}"
    return f"taak-{only.task}" if only.task else TOPICS.get(only.kind, f"bericht-{only.id}")


def _address(only: Row, buttons: bool) -> str:
    if only.appointment:
        return f"/afspraken/{only.appointment}"
    return f"/taken/{only.task}" if only.task and buttons else PLACES.get(only.kind, f"/berichten/{only.id}")


def _buttons(words: texts.Texts) -> tuple[tuple[str, str], ...]:
    return ("done", words.plain(sentences.DONE_BUTTON)), ("tomorrow", words.plain(sentences.TOMORROW_BUTTON))


def _until(wishes: Wishes, now: datetime) -> datetime:
    return min(now + LONGEST_LIFE, wishes.hours.quiet_after(now))


async def _one(me: Person, row: Row, discreet: bool) -> sentences.Said:
    say = texts.plainly(me.language, content.load(me.gemeente_key))
    return await sentences.said(row, me, say, discreet=discreet)


def _several(me: Person, rows: list[Row], discreet: bool) -> sentences.Said:
    words = texts.of(me.language)
    pack = content.load(me.gemeente_key)
    task = next((sentences.title(row, me, pack) for row in rows if row.task or row.appointment or row.is_signal), "")
    text = sentences.SEVERAL_NEUTRAL if discreet or not task else sentences.SEVERAL
    body = words.plain(text, n=len(rows), task=task)
    return sentences.Said(sentences.NEWS, body, words.find(text) is not None)
