"""A home visit begins and ends. What becomes of the tasks in between is the checklist's; here it is read at the end."""

from datetime import datetime

from backend.core import clock, db, dossiers, events, sessions
from backend.core.access import Person
from backend.core.clock import AMSTERDAM
from backend.core.dossiers import Newcomer
from backend.core.errors import Refused
from backend.core.texts import N_
from backend.features.visit import meetings, queries
from backend.features.visit.queries import Open
from backend.features.visit.rules import outcome

NOT_BEGUN = N_("Dit huisbezoek is nog niet begonnen.")


async def begin(me: Person, newcomer: int, begun_at: datetime) -> None:
    """Said twice on a day it is one visit; one that nobody ended is begun anew on another day."""
    whose = await dossiers.in_casework(me, newcomer)
    async with db.write():
        await db.lock("household", whose.household)
        found = await queries.open_visit(me, whose.traject)
        if found and _day(found.begun_at) == _day(begun_at):
            return
        visit = await _begin(me, whose, found, begun_at)
        await events.record("visit_begun", whose.subject, me, visit=visit)


def _day(moment: datetime) -> object:
    return moment.astimezone(AMSTERDAM).date()


async def _begin(me: Person, whose: Newcomer, found: Open | None, begun_at: datetime) -> int:
    if found is None:
        return await db.insert("home_visit", traject=whose.traject, helper=me.id, begun_at=begun_at)
    await db.execute("UPDATE home_visit SET begun_at = ? WHERE id = ?", begun_at, found.id)
    return found.id


async def end(me: Person, newcomer: int) -> int:
    """The visit's id. Said twice nobody hears of it again. Raises Refused where none was begun."""
    whose = await dossiers.in_casework(me, newcomer)
    async with db.write():
        await db.lock("household", whose.household)
        found = await queries.open_visit(me, whose.traject)
        if found is None:
            return await _ended_before(me, whose)
        await _write_down(me, whose, found)
        await events.record("visit_ended", whose.subject, me, visit=found.id)
    return found.id


async def _ended_before(me: Person, whose: Newcomer) -> int:
    last = await queries.last_visit(me, whose.traject)
    if last is None:
        raise Refused(NOT_BEGUN)
    return last


async def _write_down(me: Person, whose: Newcomer, found: Open) -> None:
    for task in sorted(await queries.tasks(me, whose.id, found.begun_at)):
        came = outcome(task, found.begun_at)
        if came:
            reason = task.stuck_reason if came == "stuck" else None
            day = task.due if came == "postponed" else None
            await db.insert("home_visit_task", visit=found.id, task=task.id, outcome=came, reason=reason, day=day)
    coming = await meetings.next_of(me, whose.traject)
    await db.execute(
        "UPDATE home_visit SET ended_at = ?, appointment = ? WHERE id = ?",
        *(clock.now(), coming.id if coming else None, found.id),
    )


async def lose_phone(me: Person) -> None:
    """Signs this helper out everywhere. A phone empties itself when it reaches us, or when its session would end."""
    async with db.write():
        for (session,) in await db.fetch("SELECT id FROM session WHERE person = ? AND ended_at IS NULL", me.id):
            await sessions.end(session, me)
