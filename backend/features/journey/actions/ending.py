"""The end of a traject. Only the klantmanager says it, and can take it back until everything is erased."""

from datetime import date

from backend import content
from backend.content.endings import Ending
from backend.core import clock, db, dossiers, events
from backend.core.access import Person
from backend.core.dossiers import Newcomer
from backend.core.errors import Invalid
from backend.core.texts import N_
from backend.features.journey import queries, rules
from backend.features.journey.actions.steps import BEFORE_START, NOT_YET

CHOOSE = N_("Kies hoe het traject eindigt.")
NO_DAY = N_("Kies de dag van het einde.")
NOT_RECORDED = N_("Schrijf dit eerst op bij Leren. Daarna kunt u het traject afsluiten.")

OPEN = "ended_on = NULL, end_reason = NULL, end_recorded_at = NULL, end_recorded_by = NULL, erase_on = NULL"


async def end(me: Person, newcomer: int, reason: str, day: date | None) -> None:
    """Said again with another reason or day, it is put right. Raises NotFound for who does not decide."""
    async with db.write():
        whose = await _locked(me, newcomer)
        ending = content.load(me.gemeente_key).endings.get(reason)
        if wrong := await _mistakes(whose, ending, day):
            raise Invalid(**wrong)
        known = await queries.end_of(whose.traject)
        if ending is None or day is None or (known and (known.reason, known.day) == (reason, day)):
            return
        await _put(whose.traject, ending, day, me)
        await events.record("traject_ended", whose.subject, me, reason=reason, day=day.isoformat())


async def reopen(me: Person, newcomer: int) -> None:
    """It has not ended after all; what was on the list is there again."""
    async with db.write():
        whose = await _locked(me, newcomer)
        if await queries.end_of(whose.traject):
            await db.execute(f"UPDATE traject SET {OPEN} WHERE id = ?", whose.traject)
            await events.record("traject_reopened", whose.subject, me)


async def _locked(me: Person, newcomer: int) -> Newcomer:
    whose = await dossiers.decided_by(me, newcomer)
    await db.lock("household", whose.household)
    return whose


async def _mistakes(whose: Newcomer, ending: Ending | None, day: date | None) -> dict[str, str]:
    wrong = {}
    if ending is None:
        wrong["reason"] = CHOOSE
    elif ending.needs and not await queries.was_given(whose.traject, ending.needs):
        wrong["reason"] = NOT_RECORDED
    if day is None:
        wrong["day"] = NO_DAY
    elif day > clock.today():
        wrong["day"] = NOT_YET
    elif day < await queries.started_on(whose.traject):
        wrong["day"] = BEFORE_START
    return wrong


async def _put(traject: int, ending: Ending, day: date, me: Person) -> None:
    erase_on = rules.erased_on(ending.keep.after(day), ending.settle.after(clock.today()))
    await db.execute(
        "UPDATE traject SET ended_on = ?, end_reason = ?, end_recorded_at = ?, end_recorded_by = ?, erase_on = ?"
        " WHERE id = ?",
        *(day, ending.key, clock.now(), me.id, erase_on, traject),
    )
