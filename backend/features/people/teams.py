"""Who works on a newcomer's traject, from when until when. The newcomer's own place is not ours to change."""

from datetime import date

from backend.core import access, db, dossiers, events
from backend.core.access import Person
from backend.core.dossiers import Newcomer
from backend.core.errors import Invalid, NotFound
from backend.core.texts import N_

TOO_EARLY = N_("Deze datum is te vroeg.")


async def put_on(by: Person, newcomer_id: int, helper: int, since: date) -> None:
    newcomer = await dossiers.of_gemeente(by, newcomer_id)
    role = await _role_of(helper, by.gemeente)
    async with db.write():
        changed = await db.execute(
            "INSERT INTO team (traject, person, role, since) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (person, traject) DO UPDATE"
            " SET role = excluded.role, since = excluded.since, until = NULL"
            " WHERE team.until IS NOT NULL OR team.since <> excluded.since OR team.role <> excluded.role RETURNING id",
            *(newcomer.traject, helper, role, since),
        )
        if changed:
            await _tell(by, newcomer, helper, since=since.isoformat())


async def take_off(by: Person, newcomer_id: int, helper: int, until: date) -> None:
    """`until`: the first day on which the helper is no longer on the team."""
    newcomer = await dossiers.of_gemeente(by, newcomer_id)
    async with db.write():
        changed = await db.execute(
            "UPDATE team SET until = ? WHERE traject = ? AND person = ? AND role <> 'newcomer' AND since <= ?"
            " AND (until IS NULL OR until <> ?) RETURNING id",
            *(until, newcomer.traject, helper, until, until),
        )
        if changed:
            await _tell(by, newcomer, helper, until=until.isoformat())
        else:
            await _refuse_unless_so(newcomer, helper, until)


async def _refuse_unless_so(newcomer: Newcomer, helper: int, until: date) -> None:
    row = await db.fetch_one(
        "SELECT since FROM team WHERE traject = ? AND person = ? AND role <> 'newcomer'", newcomer.traject, helper
    )
    if row is None:
        raise NotFound
    if until < row[0]:
        raise Invalid(until=TOO_EARLY)


async def _role_of(helper: int, gemeente: int) -> str:
    row = await db.fetch_one(
        "SELECT role FROM person WHERE id = ? AND gemeente = ? AND ended_at IS NULL", helper, gemeente
    )
    if row is None or row[0] not in access.HELPERS:
        raise NotFound
    return str(row[0])


async def _tell(by: Person, newcomer: Newcomer, helper: int, **change: str) -> None:
    await events.record("team_changed", newcomer.subject, by, person=helper, **change)
    await events.hint(events.Hint(person=helper))
