"""Who comes, chosen afterwards: one person at a time, so that two colleagues never undo each other's choice."""

from backend.core import coming, db
from backend.core.access import Person
from backend.core.coming import Comes
from backend.core.errors import NotFound, Refused
from backend.core.texts import N_
from backend.features.agenda.actions.holding import insist_free, insist_to_come, record, take_own
from backend.features.agenda.actions.wanted import insist_wanted
from backend.features.agenda.queries import appointments, planning
from backend.features.agenda.queries.appointments import Row
from backend.features.agenda.queries.planning import Member

NOT_YOURSELF = N_("Laat een collega u eraf halen. Anders ziet u deze afspraak niet meer.")
NOBODY_LEFT = N_("Dan komt er niemand meer. Vraag eerst iemand anders, of zeg de afspraak af.")


async def bring(
    me: Person, appointment: int, person: int, comes: bool, *, later: bool = False, anyway: bool = False
) -> None:
    """`later`: to all of its series that come after it too. Raises NotFound for who cannot be asked along."""
    async with db.write():
        row = await take_own(me, appointment)
        rows = await _meant(me, row, later)
        people = await coming.people([each.id for each in rows])
        who = await _who(row, person, [] if comes else people[row.id])
        differ = [each for each in rows if (person in {there.id for there in people[each.id]}) != comes]
        if not differ:
            return
        insist_to_come(row)
        if comes:
            await _add(me, who, differ, anyway=anyway)
        else:
            await _take_off(me, who, differ, people)
        verb = "appointment_joined" if comes else "appointment_left"
        number = len(differ) if later else None
        await record(verb, differ[0], me, person=person, whose=who.call_name, number=number)


async def _meant(me: Person, row: Row, later: bool) -> list[Row]:
    if not later:
        return [row]
    if row.series is None:
        raise NotFound
    rows = await appointments.of_traject(me, row.traject)
    return [
        each
        for each in rows
        if each.series == row.series
        and (each.id == row.id or (each.status == "planned" and each.starts_at > row.starts_at))
    ]


async def _who(row: Row, person: int, there: list[Comes]) -> Comes | Member:
    """A helper of the team; of who is there also one who has left it since."""
    everyone: list[Comes | Member] = [*there, *await planning.team(row.traject)]
    who = next((each for each in everyone if each.id == person and each.role != "newcomer"), None)
    if who is None:
        raise NotFound
    return who


async def _add(me: Person, who: Comes | Member, rows: list[Row], *, anyway: bool) -> None:
    await insist_wanted(me, rows[0].kind, rows[0].traject, rows[0].newcomer_call_name, [who.role])
    await insist_free([who.id], [each.span for each in rows], anyway=anyway)
    for each in rows:
        await db.insert("appointment_person", appointment=each.id, person=who.id)
        await _raise_version(each)


async def _take_off(me: Person, who: Comes | Member, rows: list[Row], people: dict[int, list[Comes]]) -> None:
    if me.role == "docent" and who.id == me.id:
        raise Refused(NOT_YOURSELF)
    if any({there.id for there in people[each.id]} == {who.id, each.newcomer} for each in rows):
        raise Refused(NOBODY_LEFT)
    for each in rows:
        await db.execute("DELETE FROM appointment_person WHERE appointment = ? AND person = ?", each.id, who.id)
        await _raise_version(each)


async def _raise_version(row: Row) -> None:
    await db.execute("UPDATE appointment SET version = version + 1 WHERE id = ?", row.id)
