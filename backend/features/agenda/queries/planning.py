"""Who can come, and what is known for planning."""

from datetime import datetime
from typing import NamedTuple

from backend.core import clock, db


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
