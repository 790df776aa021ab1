"""Subscribing, ending it, and the test message."""

from datetime import timedelta

from backend.core import clock, db, jobs
from backend.core.access import Visit
from backend.core.errors import BadRequest
from backend.core.events import Happened
from backend.features.push import hosts, rules
from backend.features.push.delivering import TEST_LIVES

MOST = 10  # for one person
UNSEEN = timedelta(days=60)  # Apple goes on saying yes for phones that are gone
SEEN_AGAIN = timedelta(hours=1)
ARRIVED_AGAIN = timedelta(seconds=5)

# Each verb that closes a way in, and whose subscriptions end with it.
ENDINGS = ("signed_out", "phone_lost", "account_ended")


async def subscribe(visit: Visit, endpoint: str, p256dh: str, auth: str) -> None:
    """A phone that passes to somebody else takes its subscription along: they have it now, and nobody else.

    Raises BadRequest for an address that is no known push service, or keys that are none.
    """
    if not hosts.allows(endpoint) or not rules.are_keys(p256dh, auth):
        raise BadRequest
    now = clock.now()
    async with db.write():
        await db.execute(
            "INSERT INTO push_subscription (person, device, session, endpoint, p256dh, auth, created_at, seen_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (endpoint) DO UPDATE SET person = excluded.person,"
            " device = excluded.device, session = excluded.session, p256dh = excluded.p256dh, auth = excluded.auth,"
            " seen_at = excluded.seen_at, refused = NULL,"
            " arrived_at = CASE WHEN push_subscription.person = excluded.person"
            " THEN push_subscription.arrived_at ELSE NULL END",
            *(visit.person.id, visit.device, visit.session, endpoint, p256dh, auth, now, now),
        )
        await _keep_newest(visit.person.id)


async def _keep_newest(person: int) -> None:
    await db.execute(
        "DELETE FROM push_subscription WHERE person = ? AND id NOT IN"
        " (SELECT id FROM push_subscription WHERE person = ? ORDER BY seen_at DESC, id DESC LIMIT ?)",
        *(person, person, MOST),
    )


async def unsubscribe(visit: Visit, endpoint: str) -> None:
    async with db.write():
        await db.execute("DELETE FROM push_subscription WHERE endpoint = ? AND person = ?", endpoint, visit.person.id)


async def test(visit: Visit) -> bool:
    """A message to each browser of the person, now; it disturbs nobody else, so it knows no quiet hours."""
    now = clock.now()
    async with db.write():
        rows = await db.fetch("SELECT id FROM push_subscription WHERE person = ?", visit.person.id)
        for (subscription,) in rows:
            until = (now + timedelta(seconds=TEST_LIVES)).isoformat()
            payload: jobs.Payload = {"subscription": subscription, "person": visit.person.id, "test": until}
            await jobs.enqueue("push", f"test:{subscription}", now, payload)
    return bool(rows)


async def arrived(endpoint: str) -> None:
    """The browser showed a message. Who knows the endpoint is that browser: it stands nowhere else."""
    now = clock.now()
    async with db.write():
        await db.execute(
            "UPDATE push_subscription SET arrived_at = ? WHERE endpoint = ? AND (arrived_at IS NULL OR arrived_at < ?)",
            *(now, endpoint, now - ARRIVED_AGAIN),
        )


async def watch(event: Happened) -> None:
    """Ends what went with a session, a phone or an account."""
    if event.verb == "signed_out":
        await db.execute(
            "DELETE FROM push_subscription WHERE session = ? OR device = ?",
            *(event.data.get("session"), event.data.get("device")),
        )
    await db.execute(
        "DELETE FROM push_subscription WHERE device IN (SELECT id FROM device WHERE revoked_at IS NOT NULL)"
        " OR person IN (SELECT id FROM person WHERE ended_at IS NOT NULL AND id = ?)",
        event.data.get("person"),
    )


async def forget_unseen() -> None:
    async with db.write():
        await db.execute("DELETE FROM push_subscription WHERE seen_at <= ?", clock.now() - UNSEEN)
