"""What the plan agrees: made by the klantmanager, answered by the newcomer, explained where they ask."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Literal

from backend import content
from backend.core import clock, db, dossiers, events
from backend.core.access import Person
from backend.core.dossiers import Newcomer
from backend.core.errors import Refused
from backend.core.texts import N_
from backend.features.pip import law
from backend.features.pip.queries import agreements
from backend.features.pip.queries.agreements import Agreement
from backend.features.pip.rules import days

Who = Literal["newcomer", "begeleider", "klantmanager", "taalschool"]
Answer = Literal["understood", "explain", "disagree"]

ENDED = N_("Deze afspraak geldt niet meer.")
NO_REPLY = "-"
REPLIED = N_("{name} heeft al geantwoord. Lees dat eerst. Wat u typte, staat er nog.")
CHANGED = N_("Deze afspraak is net veranderd. Kijk wat er nu staat. Wat u typte, staat er nog.")


@dataclass(frozen=True, slots=True)
class Wish:
    """What is agreed."""

    what: str
    who: Who
    often: str
    until: date | None
    picture: str

    @classmethod
    def of(cls, known: Agreement) -> "tuple[str, str, str, date | None, str]":
        return known.what, known.who, known.often, known.until, known.picture


async def make(me: Person, newcomer: int, wish: Wish) -> int:
    async with db.write():
        whose = await _decided(me, newcomer)
        made = await db.insert("agreement", traject=whose.traject, **asdict(wish), made_by=me.id, made_at=clock.now())
        await events.record("agreement_made", whose.subject, me, agreement=made)
    return made


async def change(me: Person, newcomer: int, number: int, wish: Wish, revision: int) -> None:
    """What the newcomer said was about the old words, so they are asked anew."""
    async with db.write():
        whose = await _decided(me, newcomer)
        known = await _going(me, whose, number)
        if tuple(asdict(wish).values()) == Wish.of(known):
            return
        if revision != known.revision:
            raise Refused(CHANGED)
        await db.execute(
            "UPDATE agreement SET what = ?, who = ?, often = ?, until = ?, picture = ?, revision = revision + 1,"
            " answer = NULL, answered_at = NULL, note = '', reply_due = NULL, reply = '', replied_at = NULL,"
            " replied_by = NULL WHERE id = ?",
            *(*asdict(wish).values(), number),
        )
        await events.record("agreement_changed", whose.subject, me, agreement=number)


async def end(me: Person, newcomer: int, number: int) -> None:
    async with db.write():
        whose = await _decided(me, newcomer)
        if (await agreements.agreement(me, whose.traject, number)).ended_at:
            return
        await db.execute("UPDATE agreement SET ended_at = ?, reply_due = NULL WHERE id = ?", clock.now(), number)
        await events.record("agreement_ended", whose.subject, me, agreement=number)


async def answer(me: Person, number: int, said: Answer, note: str = "") -> None:
    """Only the newcomer's own. A question or an objection sets the clock for an answer of staff."""
    async with db.write():
        whose = await dossiers.in_plan(me, me.id)
        await db.lock("household", whose.household)
        known = await _going(me, whose, number)
        if (known.answer, known.note) == (said, note) and not _was_answered(known):
            return
        await db.execute(
            "UPDATE agreement SET answer = ?, answered_at = ?, note = ?, reply_due = ? WHERE id = ?",
            *(said, clock.now(), note, _reply_due(me, said), number),
        )
        await events.record("agreement_answered", whose.subject, me, agreement=number, answer=said)


def _was_answered(known: Agreement) -> bool:
    """Staff have said something since: the same words are a new question then."""
    return known.answer != "understood" and known.reply_due is None


def _reply_due(me: Person, said: Answer) -> date | None:
    today = clock.today()
    number = law.on(today).reply.get(said)
    works = content.load(me.gemeente_key).is_working_day
    return days.working_days_later(today, number, works) if number else None


async def reply(me: Person, newcomer: int, number: int, text: str, before: str | None = None) -> None:
    """The newcomer reads it at the agreement and can say again what they think of it.

    `before`: of when the reply was that stood there, in ISO form; a colleague's since then is read first.
    """
    async with db.write():
        whose = await _decided(me, newcomer)
        known = await _going(me, whose, number)
        if known.reply == text and not known.reply_due:
            return
        if before is not None and before != (known.replied_at.isoformat() if known.replied_at else NO_REPLY):
            raise Refused(REPLIED, name=known.replied_by)
        await db.execute(
            "UPDATE agreement SET reply = ?, replied_at = ?, replied_by = ?, reply_due = NULL WHERE id = ?",
            *(text, clock.now(), me.id, number),
        )
        await events.record("agreement_replied", whose.subject, me, agreement=number)


async def _decided(me: Person, newcomer: int) -> Newcomer:
    whose = await dossiers.decided_by(me, newcomer)
    await db.lock("household", whose.household)
    return whose


async def _going(me: Person, whose: Newcomer, number: int) -> Agreement:
    known = await agreements.agreement(me, whose.traject, number)
    if known.ended_at:
        raise Refused(ENDED)
    return known
