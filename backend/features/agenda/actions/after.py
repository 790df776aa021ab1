"""Afterwards: who was there, and what was agreed."""

from backend.core import clock, coming, db
from backend.core.access import Person
from backend.core.errors import NotFound, Refused
from backend.core.texts import N_
from backend.features.agenda.actions.holding import record, take_own
from backend.features.agenda.queries.appointments import Row

NOT_YET = N_("Deze afspraak is nog niet begonnen.")
IS_CANCELLED = N_("Deze afspraak ging niet door.")
NOTHING_AGREED = N_("Schrijf eerst wat u afspreekt.")


async def attend(me: Person, appointment: int, person: int, present: bool) -> None:
    async with db.write():
        row = await take_own(me, appointment)
        known = {comes.id: comes for comes in (await coming.people([row.id]))[row.id]}
        if person not in known:
            raise NotFound
        if known[person].present == present:
            return
        _insist_begun(row)
        await db.execute(
            "UPDATE appointment_person SET present = ? WHERE appointment = ? AND person = ?", present, row.id, person
        )
        await db.execute("UPDATE appointment SET status = 'held', version = version + 1 WHERE id = ?", row.id)
        verb = "appointment_attended" if present else "appointment_missed"
        await record(verb, row, me, person=person, whose=known[person].call_name)


async def agree(me: Person, appointment: int, lines: tuple[str, ...], *, publish: bool) -> None:
    """What was agreed, at most three lines. What the newcomer has read once stays for them to read."""
    async with db.write():
        row = await take_own(me, appointment)
        text = "\n".join(filter(None, lines))
        publish = publish or row.published_at is not None
        if (text, publish) == (row.agreement, row.published_at is not None):
            return
        _insist_begun(row)
        if publish and not text:
            raise Refused(NOTHING_AGREED)
        await db.execute(
            "UPDATE appointment SET agreement = ?, published_at = ?, version = version + 1 WHERE id = ?",
            *(text, clock.now() if publish else None, row.id),
        )
        await record("appointment_agreed" if publish else "appointment_drafted", row, me)


def _insist_begun(row: Row) -> None:
    if not row.may_be_recorded:
        raise Refused(IS_CANCELLED if row.status == "cancelled" else NOT_YET)
