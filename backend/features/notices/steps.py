"""A step that is done: the newcomer hears it once, however many steps a plan ends, until they have celebrated it."""

from backend.core import clock, db
from backend.core.events import Happened
from backend.features.notices.hearing import Hearer, tell

KIND = "step_done"
VERBS = ("step_changed", "step_celebrated")


async def watch(event: Happened) -> None:
    """Safe to run twice: the notice is one for each person."""
    row = await db.fetch_one(
        "SELECT newcomer, EXISTS (SELECT 1 FROM step_state WHERE step_state.traject = traject.id AND state = 'done'"
        " AND seen = false) FROM traject WHERE traject.id = ?",
        event.subject.traject,
    )
    if row is None or event.subject.traject is None:
        return
    newcomer, is_news = row
    if not is_news:
        await _end(newcomer)
    elif event.data.get("state") == "done":
        await tell(Hearer(event.subject.traject, newcomer), KIND, None, event.actor)


async def _end(newcomer: int) -> None:
    sql = "UPDATE notice SET read_at = ? WHERE person = ? AND kind = ? AND read_at IS NULL"
    await db.execute(sql, clock.now(), newcomer, KIND)
