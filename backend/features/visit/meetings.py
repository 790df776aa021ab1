"""The next appointment of who is visited: what is known of it, and what is agreed on the visit itself."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from backend import content
from backend.core import access, clock, db, free
from backend.core.access import Person
from backend.core.clock import AMSTERDAM
from backend.core.dossiers import Newcomer

OFFERED, HOUR = 3, timedelta(hours=1)
MOST_KINDS = 4
AT_HOME = "vestiging"  # what a begeleider comes for, most often


class Meeting(NamedTuple):
    id: int
    kind: str | None
    title: str
    starts_at: datetime

    @property
    def day(self) -> date:
        return self.starts_at.astimezone(AMSTERDAM).date()


SELECT = f"SELECT id, kind, title, starts_at FROM appointment WHERE {access.APPOINTMENT_VISIBLE}"


async def next_of(me: Person, traject: int) -> Meeting | None:
    rows = await _some(me, "traject = ? AND status = 'planned' AND ends_at > ?", traject, clock.now())
    return rows[0] if rows else None


async def coming(me: Person, traject: int, since: datetime) -> list[Meeting]:
    """The next one, and what this helper has planned since then."""
    first = await next_of(me, traject)
    rows = await _some(me, PLANNED, first.id if first else 0, traject, me.id, since, clock.now())
    return [row for row in rows if row.starts_at > clock.now() or row == first]


# By id the next one of then; the others as they were made on the visit, of lessons only that one.
PLANNED = (
    "status <> 'cancelled' AND (id = ?"
    " OR traject = ? AND series IS NULL AND planned_by = ? AND created_at BETWEEN ? AND ?)"
)


async def agreed(me: Person, visit: int) -> list[Meeting]:
    """As they stand in the report of a visit; none that was called off since."""
    [(first, *made)] = await db.fetch(
        "SELECT COALESCE(appointment, 0), traject, helper, begun_at, ended_at FROM home_visit WHERE id = ?", visit
    )
    return await _some(me, PLANNED, first, *made)


async def _some(me: Person, which: str, *args: object) -> list[Meeting]:
    rows = await db.fetch(f"{SELECT} AND {which} ORDER BY starts_at, id", *access.visible_to(me), *args)
    return [Meeting(*row) for row in rows]


async def slots(me: Person, whose: Newcomer) -> list[datetime]:
    """When the two are free."""
    return await free.slots([me.id, whose.id], HOUR, OFFERED, content.load(me.gemeente_key).is_working_day)


async def kinds(me: Person, whose: Newcomer) -> list[content.Appointment]:
    """What this helper themselves is there for; the likeliest first."""
    rows = await db.fetch("SELECT step FROM step_state WHERE traject = ? AND state = 'current'", whose.traject)
    now = {step for (step,) in rows}
    own = [kind for kind in content.load(me.gemeente_key).appointments.values() if me.role in kind.who]
    return sorted(own, key=lambda kind: (kind.key != AT_HOME, kind.step not in now))[:MOST_KINDS]
