"""An appointment in hand: nobody else changes it, nor the days of who comes, until the commit."""

from collections.abc import Iterable

from backend.core import access, db, events, free
from backend.core.access import Person
from backend.core.errors import NotFound, Refused
from backend.core.texts import N_
from backend.core.times import Span
from backend.features.agenda.queries import appointments
from backend.features.agenda.queries.appointments import Row

HELPERS_ONLY = N_("Alleen een helper kan dit doen.")
NOT_YOURS = N_("Dit is een afspraak van een ander. Vraag wie erbij is.")
CHANGED = N_("Iemand heeft deze afspraak net veranderd. Kijk nog een keer.")
OVER = N_("Deze afspraak is voorbij of gaat niet door.")
BUSY = N_("{names} heeft dan al een afspraak.")


class DoubleBooked(Refused):
    """Who asks again, knowing it, gets it."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__(BUSY, names=", ".join(names))


async def take(me: Person, appointment: int) -> Row:
    """As it is now. Raises NotFound for what is not theirs to see."""
    found = await db.fetch_one(
        "SELECT traject.household FROM appointment JOIN traject ON traject.id = appointment.traject"
        f" WHERE appointment.id = ? AND {access.APPOINTMENT_VISIBLE}",
        *(appointment, *access.visible_to(me)),
    )
    if found is None:
        raise NotFound
    await db.lock("household", found[0])
    return await appointments.one(me, appointment)


async def take_own(me: Person, appointment: int) -> Row:
    """For a helper to change. Raises Refused for a newcomer, and for a colleague's."""
    row = await take(me, appointment)
    if not me.is_helper:
        raise Refused(HELPERS_ONLY)
    if not row.own:
        raise Refused(NOT_YOURS)
    return row


def insist_to_come(row: Row) -> None:
    if not row.is_to_come:
        raise Refused(OVER)


def insist_unchanged(row: Row, seen: int) -> None:
    """`seen`: the version that the page showed."""
    if row.version != seen:
        raise Refused(CHANGED)


async def insist_free(people: Iterable[int], spans: list[Span], *, anyway: bool, but: int = 0) -> None:
    """Raises DoubleBooked unless they may have two at a time. Two plans for one person wait for each other here."""
    everyone = sorted(people)
    for person in everyone:
        await db.lock("person", person)
    if anyway:
        return
    whole = Span(min(span.starts_at for span in spans), max(span.ends_at for span in spans))
    busy = await free.busy(everyone, whole, but)
    names = [name for name, taken in busy.items() if any(span.meets(other) for span in spans for other in taken)]
    if names:
        raise DoubleBooked(names)


async def record(verb: str, row: Row, me: Person, **data: str | int | None) -> None:
    await events.record(verb, row.subject, me, appointment=row.id, **data)
