"""What can be ticked from the list: the first task of each, some more of who is chosen."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from backend.core import access, clock, db
from backend.core.access import Person

AT_ONCE = 3
TO_UNDO = timedelta(minutes=10)


class Quick(NamedTuple):
    newcomer: int
    id: int
    template: str | None
    title: str
    child: str | None
    due: date | None
    due_basis: str
    done_at: datetime | None

    def is_late(self, today: date) -> bool:
        return self.due is not None and self.due < today and self.due_basis in ("law", "letter")


# Late first, then by the day; what this helper just ticked stays, to be taken back.
QUICK = (
    "SELECT * FROM (SELECT traject.newcomer AS newcomer, task.id, task.template, task.title, child.name, task.due,"
    " task.due_basis, task.done_at,"
    " ROW_NUMBER() OVER (PARTITION BY traject.id, task.done_at IS NULL ORDER BY"
    " CASE WHEN task.due < ? AND task.due_basis IN ('law', 'letter') THEN 0 ELSE 1 END,"
    " CASE WHEN task.due IS NULL AND task.advise IS NULL THEN 1 ELSE 0 END, COALESCE(task.advise, task.due),"
    " task.done_at DESC, task.id) AS place"
    " FROM team JOIN traject ON traject.id = team.traject AND traject.newcomer IN ({marks})"
    " JOIN task ON task.household = traject.household AND (task.traject IS NULL OR task.traject = traject.id)"
    " AND task.dropped_at IS NULL AND task.retired_at IS NULL AND task.opens <= ?"
    " AND (task.done_at IS NULL OR (task.done_by = ? AND task.done_at > ?))"
    f" AND {access.TASK_FOR_ROLE} LEFT JOIN child ON child.id = task.child"
    " WHERE team.person = ? AND team.since <= ? AND (team.until IS NULL OR team.until > ?)) AS listed"
    " WHERE place = 1 OR (newcomer = ? AND place <= ?) ORDER BY newcomer, place"
)


async def quick(me: Person, newcomers: Sequence[int], chosen: int) -> dict[int, list[Quick]]:
    """By newcomer. What is done comes after what is not."""
    marks, filled = db.any_of(newcomers)
    today = clock.today()
    rows = await db.fetch(
        QUICK.format(marks=marks),
        *(today, *filled, today, me.id, clock.now() - TO_UNDO, *access.visible_to(me), chosen, AT_ONCE),
    )
    found: defaultdict[int, list[Quick]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row[7] is not None):
        found[row[0]].append(Quick(*row[:-1]))
    return found
