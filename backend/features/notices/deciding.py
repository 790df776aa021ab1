"""What of a person's notices goes out now, later, or not at all."""

from datetime import datetime, timedelta

from backend.core import access, clock, db, jobs
from backend.core.access import Person
from backend.core.jobs import Job
from backend.features.notices import policy, queries
from backend.features.notices.queries import Wishes
from backend.features.notices.row import Row
from backend.features.notices.rules import send_at, why_not

FAR_ENOUGH_BACK = timedelta(days=2)


async def decide(job: Job) -> None:
    """All in one transaction with the end of the job: what goes out is a job for each phone."""
    async with db.write():
        await jobs.finish(job)
        person = await access.person(int(str(job.payload["person"])))
        if person:
            await _decide(person)


async def _decide(me: Person) -> None:
    wishes = await queries.wishes(me)
    going, now = await _worth_sending(me, wishes, await queries.waiting(me)), clock.now()
    of_today = [row for row in going if row.is_of_today]
    others = [row for row in going if not row.is_of_today]
    if of_today:
        await _go(me, of_today, wishes.hours.loud_after(now), now)
    if others:
        await _go(me, others, await _moment(me, wishes, now), now)


async def _go(me: Person, going: list[Row], moment: datetime, now: datetime) -> None:
    if moment > now:
        await jobs.wake("notice", f"notice:{me.id}", moment, {"person": me.id})
    else:
        await _send(me, going, now)


async def _worth_sending(me: Person, wishes: Wishes, rows: list[Row]) -> list[Row]:
    looking, phones = await queries.is_looking(me.id), await queries.subscriptions(me.id)
    going = []
    for row in rows:
        reason = why_not(row.standing, muted=wishes.muted, looking=looking) or ("" if phones else "no_phone")
        if reason:
            await withhold(row, reason)
        else:
            going.append(row)
    return going


async def withhold(row: Row, reason: str) -> None:
    await db.execute("UPDATE notice SET withheld = ? WHERE id = ?", reason, row.id)
    await jobs.count([jobs.Ending("notice", reason)])


async def _moment(me: Person, wishes: Wishes, now: datetime) -> datetime:
    sent = await queries.sent_lately(me.id, now - FAR_ENOUGH_BACK)
    return send_at(now, wishes.hours, sent, policy.a_day(me), policy.first_reminder(me.gemeente_key))


async def _send(me: Person, going: list[Row], now: datetime) -> None:
    ids = [row.id for row in going]
    marks = ", ".join("?" * len(ids))
    await db.execute(f"UPDATE notice SET pushed_at = ? WHERE id IN ({marks})", now, *ids)
    if not all(row.is_of_today for row in going):
        await db.insert("sent_message", person=me.id, at=now)
    for subscription in await queries.subscriptions(me.id):
        key = f"push:{subscription}:{min(ids)}:{int(now.timestamp())}"
        await jobs.enqueue("push", key, now, {"subscription": subscription, "person": me.id, "notices": ids})
