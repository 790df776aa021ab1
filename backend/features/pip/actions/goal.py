from backend.core import clock, db, dossiers, events
from backend.core.access import Person


async def write_goal(me: Person, newcomer: int, body: str) -> None:
    """In the newcomer's own words; a klantmanager may write them down for who cannot. Without words it is gone."""
    async with db.write():
        whose = await dossiers.in_plan(me, newcomer)
        await db.lock("household", whose.household)
        known = await db.fetch_one("SELECT body FROM plan_goal WHERE traject = ?", whose.traject)
        if (known[0] if known else "") == body:
            return
        if body:
            await _put(me, whose.traject, body)
        else:
            await db.execute("DELETE FROM plan_goal WHERE traject = ?", whose.traject)
        await events.record("goal_written", whose.subject, me)


async def _put(me: Person, traject: int, body: str) -> None:
    await db.execute(
        "INSERT INTO plan_goal (traject, body, written_by, written_at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (traject) DO UPDATE SET body = excluded.body, written_by = excluded.written_by,"
        " written_at = excluded.written_at",
        *(traject, body, me.id, clock.now()),
    )
