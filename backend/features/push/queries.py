"""Where a person can be reached."""

from datetime import datetime, timedelta
from typing import NamedTuple

from backend.core import clock, db
from backend.core.access import Person
from backend.core.together import Together
from backend.features.push.sender import Target

# A phone that is lost, an account that ended: not one more message, whatever was waiting.
LIVE = (
    " FROM push_subscription JOIN person ON person.id = push_subscription.person AND person.ended_at IS NULL"
    " LEFT JOIN device ON device.id = push_subscription.device WHERE device.revoked_at IS NULL"
)


async def target_of(subscription: int, person: int) -> Target | None:
    """None when it ended, or passed to somebody else since."""
    return next((target for target in await _targets(subscription) if target.person == person), None)


async def _find_targets(subscriptions: list[int]) -> dict[int, Target]:
    marks, ids = db.any_of(subscriptions)
    rows = await db.fetch(
        "SELECT push_subscription.id, push_subscription.person, push_subscription.endpoint, push_subscription.p256dh,"
        f" push_subscription.auth, COALESCE(device.shared, false){LIVE} AND push_subscription.id IN ({marks})",
        *ids,
    )
    return {row[0]: Target(*row) for row in rows}


_targets = Together(_find_targets)


class Reached(NamedTuple):
    id: int
    endpoint: str
    arrived_at: datetime | None
    seen_at: datetime


async def of_person(me: Person) -> list[Reached]:
    rows = await db.fetch(
        "SELECT push_subscription.id, push_subscription.endpoint, push_subscription.arrived_at,"
        f" push_subscription.seen_at{LIVE} AND push_subscription.person = ? ORDER BY push_subscription.id",
        me.id,
    )
    return [Reached(*row) for row in rows]


class Sum(NamedTuple):
    kind: str
    outcome: str
    number: int
    late_seconds: int


async def tallies(days: int) -> list[Sum]:
    """How jobs ended in the last days, of the whole installation."""
    rows = await db.fetch(
        "SELECT kind, outcome, SUM(number), SUM(late_seconds) FROM tally WHERE day > ?"
        " GROUP BY kind, outcome ORDER BY kind, outcome",
        clock.today() - timedelta(days=days),
    )
    return [Sum(kind, outcome, int(number), int(late)) for kind, outcome, number, late in rows]


class Waiting(NamedTuple):
    kind: str
    number: int
    oldest: datetime


async def waiting() -> list[Waiting]:
    """What is due and has not been done."""
    rows = await db.fetch(
        "SELECT kind, COUNT(*), MIN(due_at) FROM job WHERE due_at <= ? GROUP BY kind ORDER BY kind", clock.now()
    )
    # SQLite gives what an aggregate makes of a moment as text.
    return [
        Waiting(kind, number, datetime.fromisoformat(oldest) if isinstance(oldest, str) else oldest)
        for kind, number, oldest in rows
    ]
