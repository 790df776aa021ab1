"""A newcomer lives with others, or no longer: the own tasks go along, the shared ones stay where they are shared."""

from backend.core import db
from backend.core.events import Happened
from backend.features.checklist import planning

# What nobody is left to do goes along with whoever was the last, unless the others have the same task.
LEFT_BEHIND = (
    "UPDATE task SET household = ? WHERE household = ? AND traject IS NULL"
    " AND (child IS NULL OR child IN (SELECT id FROM child WHERE household = ?))"
    " AND (template IS NULL OR NOT EXISTS (SELECT 1 FROM task there WHERE there.household = ? AND there.traject IS NULL"
    " AND there.template = task.template AND COALESCE(there.child, 0) = COALESCE(task.child, 0)))"
)


async def follow(event: Happened) -> None:
    """For `household_changed`. Safe to run twice."""
    left, traject = event.data["left"], event.subject.traject
    row = await db.fetch_one("SELECT household FROM traject WHERE id = ?", traject)
    if row is None or not isinstance(left, int):
        return
    household = row[0]
    for each in sorted({left, household}):
        await db.lock("household", each)
    await db.execute(
        "UPDATE task SET household = ? WHERE traject = ? AND household <> ?", household, traject, household
    )
    if not await db.fetch_one("SELECT id FROM traject WHERE household = ? LIMIT 1", left):
        await db.execute(LEFT_BEHIND, household, left, household, household)
    rows = await db.fetch("SELECT id FROM traject WHERE household IN (?, ?) ORDER BY id", left, household)
    for (each,) in rows:
        await planning.replan(each, because="household")
