"""The newcomer cannot come then, and says when they can."""

from datetime import datetime

from backend import content
from backend.core import clock, db
from backend.core.access import Person
from backend.core.errors import Invalid, NotFound, Refused
from backend.core.texts import N_
from backend.features.agenda.actions.changing import move
from backend.features.agenda.actions.holding import insist_to_come, record, take, take_own
from backend.features.agenda.actions.planning import PASSED
from backend.features.agenda.queries import appointments
from backend.features.agenda.queries.appointments import Row
from backend.features.agenda.rules.meetings import MOST_PROPOSALS

NEWCOMER_ONLY = N_("Alleen de inburgeraar zegt dit.")
TOO_MANY = N_("Kies drie tijden of minder.")
MOVED = N_("Deze afspraak is nu op een ander moment. Kijk nog een keer.")
NOT_PROPOSED = N_("Deze tijd is niet meer voorgesteld. Kijk nog een keer.")


async def cannot_come(
    me: Person,
    appointment: int,
    reason: str | None,
    proposals: tuple[datetime, ...] = (),
    shown: datetime | None = None,
) -> None:
    """None: can come after all. Raises NotFound for a reason that the pack does not have.

    `shown`: when it is, as the page said. What was said of another time says nothing of this one.
    """
    async with db.write():
        row = await take(me, appointment)
        if not me.is_newcomer:
            raise Refused(NEWCOMER_ONLY)
        wanted = sorted(set(proposals)) if reason else []
        if (reason, wanted) == (row.cannot_reason, await appointments.proposals(row.id)):
            return
        _check(me, row, reason, wanted)
        if shown and shown != row.starts_at.replace(second=0, microsecond=0):
            raise Refused(MOVED)
        await _put(row, reason, wanted)
        verb = "appointment_refused" if reason else "appointment_kept"
        await record(verb, row, me, reason=reason, number=len(wanted))


def _check(me: Person, row: Row, reason: str | None, wanted: list[datetime]) -> None:
    if reason and reason not in content.load(me.gemeente_key).cannot:
        raise NotFound
    insist_to_come(row)
    if len(wanted) > MOST_PROPOSALS:
        raise Invalid(datum1=TOO_MANY)
    if any(moment <= clock.now() for moment in wanted):
        raise Invalid(datum1=PASSED)


async def _put(row: Row, reason: str | None, wanted: list[datetime]) -> None:
    await db.execute(
        "UPDATE appointment SET cannot_at = ?, cannot_reason = ?, version = version + 1 WHERE id = ?",
        *(clock.now() if reason else None, reason, row.id),
    )
    await db.execute("DELETE FROM appointment_proposal WHERE appointment = ?", row.id)
    for moment in wanted:
        await db.insert("appointment_proposal", appointment=row.id, starts_at=moment)


async def note_late(me: Person, appointment: int) -> None:
    """What was said without network and came too late stays in the history, for the team too."""
    async with db.write():
        await record("appointment_word_late", await take(me, appointment), me)


async def accept(me: Person, appointment: int, starts_at: datetime, *, anyway: bool = False) -> None:
    """A helper takes one of the proposed times: the appointment is then."""
    async with db.write():
        row = await take_own(me, appointment)
        if starts_at == row.starts_at:
            return
        insist_to_come(row)
        if starts_at not in await appointments.proposals(row.id):
            raise Refused(NOT_PROPOSED)
        await move(me, row, starts_at, starts_at + (row.ends_at - row.starts_at), anyway=anyway)
        await db.execute("UPDATE appointment SET version = version + 1 WHERE id = ?", row.id)
