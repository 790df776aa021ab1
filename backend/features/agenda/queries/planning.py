"""Who can come, and when they are free."""

from datetime import datetime
from typing import NamedTuple

from backend.core import clock, db
from backend.features.agenda.rules.times import Span


class Member(NamedTuple):
    id: int
    role: str
    name: str
    call_name: str
    phone: str | None


async def team(traject: int) -> list[Member]:
    """Today's helpers, the begeleider first."""
    today = clock.today()
    rows = await db.fetch(
        "SELECT person.id, team.role, person.name, person.call_name, person.phone FROM team"
        " JOIN person ON person.id = team.person WHERE team.traject = ? AND team.role <> 'newcomer'"
        " AND person.ended_at IS NULL AND team.since <= ? AND (team.until IS NULL OR team.until > ?)"
        " ORDER BY team.role, team.id",
        *(traject, today, today),
    )
    return [Member(*row) for row in rows]


BUSY = (
    " FROM appointment JOIN appointment_person ON appointment_person.appointment = appointment.id"
    " JOIN person ON person.id = appointment_person.person"
    " WHERE appointment.status = 'planned' AND appointment.ends_at > ? AND appointment.starts_at < ?"
    " AND appointment.id <> ? AND appointment_person.person IN ({people})"
)


async def busy(people: list[int], span: Span, but: int = 0) -> dict[str, list[Span]]:
    """When these people have something else in this time, by call name; nobody hears what or with whom."""
    marks = ", ".join("?" * len(people))
    rows = await db.fetch(
        "SELECT person.call_name, appointment.starts_at, appointment.ends_at" + BUSY.format(people=marks),
        *(span.starts_at, span.ends_at, but, *people),
    )
    found: dict[str, list[Span]] = {}
    for name, starts_at, ends_at in sorted(rows):
        found.setdefault(name, []).append(Span(starts_at, ends_at))
    return found


async def choice(traject: int) -> str | None:
    """Alone or together, as the newcomer said for the conversations of the intake; None: not yet."""
    row = await db.fetch_one("SELECT choice FROM intake WHERE traject = ?", traject)
    return row[0] if row else None


async def to_come(series: int, since: datetime) -> list[int]:
    rows = await db.fetch(
        "SELECT id FROM appointment WHERE series = ? AND status = 'planned' AND starts_at >= ? ORDER BY starts_at, id",
        *(series, since),
    )
    return [appointment for (appointment,) in rows]


async def current_steps(traject: int) -> frozenset[str]:
    rows = await db.fetch("SELECT step FROM step_state WHERE traject = ? AND state = 'current'", traject)
    return frozenset(step for (step,) in rows)
