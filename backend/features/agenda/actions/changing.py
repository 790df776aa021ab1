from dataclasses import dataclass
from datetime import datetime

from backend.core import clock, coming, db
from backend.core.access import Person
from backend.core.errors import Invalid, NotFound
from backend.core.times import Span
from backend.features.agenda.actions.holding import insist_free, insist_to_come, insist_unchanged, record, take_own
from backend.features.agenda.actions.planning import PASSED
from backend.features.agenda.queries import planning
from backend.features.agenda.queries.appointments import Row


@dataclass(frozen=True, slots=True)
class Details:
    """All of an appointment that may become otherwise."""

    starts_at: datetime
    ends_at: datetime
    at_home: bool = False
    place: str = ""
    video: str = ""
    by_phone: bool = False
    tolk: str | None = None
    bring: str = ""

    @classmethod
    def of(cls, row: Row) -> "Details":
        return cls(row.starts_at, row.ends_at, row.at_home, row.place, row.video, row.by_phone, row.tolk, row.bring)


async def change(me: Person, appointment: int, seen: int, wish: Details, *, anyway: bool = False) -> None:
    """Raises Refused when a colleague changed it after this page showed it, unless both want the same."""
    async with db.write():
        row = await take_own(me, appointment)
        if wish == Details.of(row):
            return
        insist_to_come(row)
        insist_unchanged(row, seen)
        if Span(wish.starts_at, wish.ends_at) != row.span:
            await move(me, row, wish.starts_at, wish.ends_at, anyway=anyway)
        rest = (wish.at_home, wish.place, wish.video, wish.by_phone, wish.tolk, wish.bring)
        if rest != (row.at_home, row.place, row.video, row.by_phone, row.tolk, row.bring):
            await db.execute(
                "UPDATE appointment SET at_home = ?, place = ?, video = ?, by_phone = ?, tolk = ?, bring = ?"
                " WHERE id = ?",
                *(*rest, row.id),
            )
            await record("appointment_changed", row, me)
        await db.execute("UPDATE appointment SET version = version + 1 WHERE id = ?", row.id)


async def move(me: Person, row: Row, starts_at: datetime, ends_at: datetime, *, anyway: bool) -> None:
    """What the newcomer said of the old time has no meaning any more."""
    if starts_at <= clock.now():
        raise Invalid(datum=PASSED)
    people = [comes.id for comes in (await coming.people([row.id]))[row.id]]
    await insist_free(people, [Span(starts_at, ends_at)], anyway=anyway, but=row.id)
    await db.execute(
        "UPDATE appointment SET starts_at = ?, ends_at = ?, cannot_at = NULL, cannot_reason = NULL WHERE id = ?",
        *(starts_at, ends_at, row.id),
    )
    await db.execute("DELETE FROM appointment_proposal WHERE appointment = ?", row.id)
    await record("appointment_moved", row, me, was=row.starts_at.isoformat(), starts=starts_at.isoformat())


async def cancel(me: Person, appointment: int, seen: int, reason: str) -> None:
    async with db.write():
        row = await take_own(me, appointment)
        if row.status == "cancelled":
            return
        insist_to_come(row)
        insist_unchanged(row, seen)
        await call_off(row.id, reason)
        await record("appointment_cancelled", row, me, reason=reason)


async def cancel_series(me: Person, appointment: int, reason: str) -> None:
    """This one and all of its series that come after it. Raises NotFound for one that stands alone."""
    async with db.write():
        row = await take_own(me, appointment)
        if row.series is None:
            raise NotFound
        coming = await planning.to_come(row.series, row.starts_at)
        for each in coming:
            await call_off(each, reason)
        if coming:
            await end_series(row.series)
            await record("appointment_series_ended", row, me, reason=reason, number=len(coming))


async def end_series(series: int) -> None:
    await db.execute("UPDATE appointment_series SET ended_at = ? WHERE id = ?", clock.now(), series)


async def call_off(appointment: int, reason: str | None) -> None:
    """None: because the traject has ended."""
    await db.execute(
        "UPDATE appointment SET status = 'cancelled', cancel_reason = ?, version = version + 1 WHERE id = ?",
        *(reason, appointment),
    )
