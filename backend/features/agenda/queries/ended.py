"""What is still to come of a traject that has ended."""

from typing import NamedTuple

from backend.core import clock, db


class Late(NamedTuple):
    id: int
    series: int | None
    kind: str | None
    gemeente_key: str
    reason: str  # an ending of the pack


async def to_come(traject: int) -> list[Late]:
    """Of those that were there when the end was recorded: single ones first, then each series in the order of time.

    Nothing where the traject is open again.
    """
    rows = await db.fetch(
        "SELECT appointment.id, appointment.series, appointment.kind, gemeente.key, traject.end_reason FROM appointment"
        " JOIN traject ON traject.id = appointment.traject JOIN gemeente ON gemeente.id = traject.gemeente"
        " WHERE traject.id = ? AND traject.ended_on IS NOT NULL AND appointment.created_at <= traject.end_recorded_at"
        " AND appointment.status = 'planned' AND appointment.starts_at > ?"
        " ORDER BY COALESCE(appointment.series, 0), appointment.starts_at, appointment.id",
        *(traject, clock.now()),
    )
    return [Late(*row) for row in rows]
