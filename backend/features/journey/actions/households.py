"""Who lives with whom. What is done once for all moves with a household that becomes empty; the rest stays one's own.

The tasks themselves follow in the checklist.
"""

from datetime import date

from backend.core import clock, db, dossiers, events
from backend.core.access import Person
from backend.core.dossiers import Newcomer
from backend.core.errors import Invalid
from backend.core.events import Hint, Subject
from backend.core.texts import N_

NOT_YET = N_("Kies vandaag of een eerdere dag.")


async def bring_together(me: Person, newcomer: int, other: int, since: date) -> None:
    """`newcomer` comes to live with `other`: both are this klantmanager's."""
    check(since)
    async with db.write():
        await _one_at_a_time(me)
        whose, joined = [await dossiers.decided_by(me, who) for who in (newcomer, other)]
        if whose.household == joined.household:
            return
        for household in sorted({whose.household, joined.household}):
            await db.lock("household", household)
        await db.execute("UPDATE traject SET household = ? WHERE id = ?", joined.household, whose.traject)
        if not await _lives_somebody(whose.household):
            await _bring_children(whose.household, joined.household)
        await _tell(me, whose, joined.household, since, joined.id)


async def take_out(me: Person, newcomer: int, since: date) -> None:
    """To a household of one's own; the children stay with the others."""
    check(since)
    async with db.write():
        await _one_at_a_time(me)
        whose = await dossiers.decided_by(me, newcomer)
        await db.lock("household", whose.household)
        if not await _lives_somebody(whose.household, but=whose.traject):
            return
        household = await db.insert("household", gemeente=whose.gemeente)
        await db.execute("UPDATE traject SET household = ? WHERE id = ?", household, whose.traject)
        await _tell(me, whose, household, since, None)


async def _one_at_a_time(me: Person) -> None:
    """Who lives where is read before it can be locked: of two who move people at once, one would go by what was."""
    await db.lock("gemeente", me.gemeente)


def check(since: date) -> None:
    if since > clock.today():
        raise Invalid(since=NOT_YET)


async def _lives_somebody(household: int, but: int = 0) -> bool:
    row = await db.fetch_one("SELECT id FROM traject WHERE household = ? AND id <> ? LIMIT 1", household, but)
    return row is not None


async def _bring_children(old: int, new: int) -> None:
    """A child that both had written down is one child."""
    await db.execute(
        "UPDATE child SET household = ? WHERE household = ? AND NOT EXISTS (SELECT 1 FROM child there"
        " WHERE there.household = ? AND there.name = child.name AND there.born = child.born)",
        *(new, old, new),
    )


async def _tell(me: Person, whose: Newcomer, household: int, since: date, joined: int | None) -> None:
    about = Subject(whose.gemeente, household, whose.traject)
    left = whose.household
    await events.record("household_changed", about, me, left=left, since=since.isoformat(), joined=joined)
    await events.touch(left)
    members = await db.fetch("SELECT person FROM team WHERE traject = ? ORDER BY id", whose.traject)
    for (person,) in members:
        await events.hint(Hint(person=person))  # their open pages follow another household
