"""Who works on a newcomer's traject, from when until when. The newcomer's own place is not ours to change.

The team sees to it itself; the beheerder can for all of the gemeente. Whoever changes a team takes the household first:
of two klantmanagers who leave at the same moment, one finds that the other has gone.
"""

from datetime import date

from backend.core import access, db, dossiers, events
from backend.core.access import Person
from backend.core.dossiers import Newcomer
from backend.core.errors import Invalid, NotFound
from backend.core.texts import N_
from backend.features.people.rules import places
from backend.features.people.rules.places import Place

TOO_EARLY = N_("Deze datum is te vroeg.")
NOT_YOURS = N_("Een begeleider verandert niets aan de klantmanager. Vraag een klantmanager.")
THE_LAST = N_("Dit is de laatste klantmanager. Zet eerst een opvolger in het team.")


async def whose(by: Person, newcomer_id: int) -> Newcomer:
    """For a beheerder everybody of the gemeente; for others those for whom they work."""
    return await (dossiers.of_gemeente if by.role == "beheerder" else dossiers.in_casework)(by, newcomer_id)


async def put_on(by: Person, newcomer_id: int, helper: int, since: date) -> None:
    newcomer = await whose(by, newcomer_id)
    role = await role_of(helper, by.gemeente)
    if not places.may_change(by.role, role):
        raise Invalid(helper=NOT_YOURS)
    async with db.write():
        await db.lock("household", newcomer.household)
        known = await place_of(newcomer.traject, helper)
        if await settle(newcomer.traject, helper, role, places.begins(known, since)):
            await tell(by, newcomer, "team_changed", helper, since=since.isoformat())


async def take_off(by: Person, newcomer_id: int, helper: int, until: date) -> None:
    """`until`: the first day on which the helper is no longer on the team."""
    newcomer = await whose(by, newcomer_id)
    async with db.write():
        await db.lock("household", newcomer.household)
        place = await place_of(newcomer.traject, helper)
        if place is None:
            raise NotFound
        await _check_end(by, newcomer.traject, helper, place, until)
        if place.until != until:
            await end_place(newcomer.traject, helper, until)
            await tell(by, newcomer, "team_changed", helper, until=until.isoformat())


async def _check_end(by: Person, traject: int, helper: int, place: Place, until: date) -> None:
    if until < place.since:
        raise Invalid(until=TOO_EARLY)
    if not places.may_change(by.role, place.role):
        raise Invalid(until=NOT_YOURS)
    if place.role == "klantmanager" and place.replaces is None and not await _has_successor(traject, helper, until):
        raise Invalid(until=THE_LAST)


async def _has_successor(traject: int, leaving: int, until: date) -> bool:
    row = await db.fetch_one(
        "SELECT team.id FROM team JOIN person ON person.id = team.person AND person.ended_at IS NULL"
        " WHERE team.traject = ? AND team.person <> ? AND team.role = 'klantmanager' AND team.replaces IS NULL"
        " AND team.since <= ? AND team.until IS NULL",
        *(traject, leaving, until),
    )
    return row is not None


async def place_of(traject: int, helper: int) -> Place | None:
    row = await db.fetch_one(
        "SELECT role, since, until, replaces FROM team WHERE traject = ? AND person = ? AND role <> 'newcomer'",
        *(traject, helper),
    )
    return Place(*row) if row else None


async def settle(
    traject: int,
    helper: int,
    role: str,
    since: date,
    until: date | None = None,
    replaces: int | None = None,
    reason: str = "",
) -> bool:
    """True when this changed the one place that a helper has on a team."""
    if await place_of(traject, helper) == Place(role, since, until, replaces):
        return False
    await db.execute(
        "INSERT INTO team (traject, person, role, since, until, replaces, reason) VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (person, traject) DO UPDATE SET role = excluded.role, since = excluded.since,"
        " until = excluded.until, replaces = excluded.replaces, reason = excluded.reason",
        *(traject, helper, role, since, until, replaces, reason),
    )
    return True


async def end_place(traject: int, helper: int, until: date) -> None:
    await db.execute("UPDATE team SET until = ? WHERE traject = ? AND person = ?", until, traject, helper)


async def role_of(helper: int, gemeente: int) -> str:
    row = await db.fetch_one(
        "SELECT role FROM person WHERE id = ? AND gemeente = ? AND ended_at IS NULL", helper, gemeente
    )
    if row is None or row[0] not in access.HELPERS:
        raise NotFound
    return str(row[0])


async def tell(by: Person, newcomer: Newcomer, verb: str, helper: int, **change: str | int) -> None:
    await events.record(verb, newcomer.subject, by, person=helper, **change)
    await hint(helper)


async def hint(helper: int) -> None:
    """Their open pages follow other households from now on."""
    await events.hint(events.Hint(person=helper))
