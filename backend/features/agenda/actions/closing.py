"""The end of a traject: what was planned for later does not go on."""

from itertools import groupby

from backend import content
from backend.core import access, db, events
from backend.core.access import Person
from backend.core.events import Happened
from backend.features.agenda.actions.changing import call_off, end_series
from backend.features.agenda.queries import ended
from backend.features.agenda.queries.ended import Late


async def follow_end(event: Happened) -> None:
    """For `traject_ended`. Safe to run twice; what is planned after the end is planned knowing it, and stays."""
    if event.subject.traject is None or event.subject.household is None:
        return
    await db.lock("household", event.subject.household)
    found = [row for row in await ended.to_come(event.subject.traject) if not _goes_on(row)]
    actor = await access.person(event.actor) if event.actor else None
    for series, rows in groupby(found, key=lambda row: row.series):
        await (_end_singly if series is None else _end_series)(list(rows), event, actor)


def _goes_on(row: Late) -> bool:
    ending = content.load(row.gemeente_key).endings.get(row.reason)
    return ending is not None and row.kind in ending.goes_on


async def _end_singly(rows: list[Late], event: Happened, actor: Person | None) -> None:
    for row in rows:
        await call_off(row.id, None)
        await events.record("appointment_cancelled", event.subject, actor, appointment=row.id, reason=None)


async def _end_series(rows: list[Late], event: Happened, actor: Person | None) -> None:
    for row in rows:
        await call_off(row.id, None)
    await end_series(rows[0].series or 0)
    said = {"appointment": rows[0].id, "reason": None, "number": len(rows)}
    await events.record("appointment_series_ended", event.subject, actor, **said)
