"""Work that is due at a moment. Who makes it necessary writes it down in the same transaction.

A worker takes a job by a lease. If it dies, the lease ends and another takes the job: at least once. A job that only
changes the database is finished in the transaction of that change: exactly once.
"""

import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from backend.core import clock, db
from backend.core.engine import DB

LEASE = timedelta(seconds=60)

Payload = dict[str, object]


@dataclass(frozen=True, slots=True)
class Job:
    id: int
    kind: str
    key: str
    payload: Payload
    due_at: datetime
    attempts: int
    claim: str
    leased_until: datetime

    def is_ours(self, for_seconds: float = 0) -> bool:
        """Whether the lease lasts so long still; a process that was paused finds here that it lost its job."""
        return clock.now() + timedelta(seconds=for_seconds) < self.leased_until


class LeaseLost(Exception):
    """The job went to another worker, or was asked for again while it ran. It will run again."""


async def enqueue(kind: str, key: str, run_at: datetime, payload: Payload) -> bool:
    """Only inside write(). False when a job with this key waits or runs already: that one will do."""
    rows = await db.execute(
        "INSERT INTO job (kind, key, payload, due_at, run_at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (key) DO NOTHING RETURNING id",
        *(kind, key, json.dumps(payload), run_at, run_at),
    )
    return bool(rows)


async def wake(kind: str, key: str, run_at: datetime, payload: Payload) -> None:
    """Only inside write(). The job looks at the world anew at this moment, or before.

    One that runs just now may have looked too early: it loses its lease and runs again.
    """
    await db.execute(
        "INSERT INTO job (kind, key, payload, due_at, run_at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (key) DO UPDATE SET claim = NULL,"
        " due_at = CASE WHEN excluded.run_at < job.run_at THEN excluded.due_at ELSE job.due_at END,"
        " run_at = CASE WHEN excluded.run_at < job.run_at THEN excluded.run_at ELSE job.run_at END",
        *(kind, key, json.dumps(payload), run_at, run_at),
    )


SKIP = " FOR UPDATE SKIP LOCKED" if DB.engine_type == "postgres" else ""
CLAIM = (
    "UPDATE job SET run_at = ?, claim = ?, attempts = attempts + 1"
    f" WHERE id IN (SELECT id FROM job WHERE run_at <= ? ORDER BY run_at LIMIT ?{SKIP})"
    " RETURNING id, kind, key, payload, due_at, attempts"
)


async def claim(most: int) -> list[Job]:
    """What is due, for the length of a lease ours alone. While it is leased nobody finds it: run_at is the lease's end.

    Does not write while nothing is due: an idle SQLite should not be woken by us every second.
    """
    now = clock.now()
    if await db.fetch_one("SELECT id FROM job WHERE run_at <= ? LIMIT 1", now) is None:
        return []
    mine, until = secrets.token_hex(8), now + LEASE
    async with db.write():
        rows = await db.execute(CLAIM, until, mine, now, most)
    found = [
        Job(id, kind, key, json.loads(payload), due_at, attempts, mine, until)
        for id, kind, key, payload, due_at, attempts in rows
    ]
    return sorted(found, key=lambda job: job.due_at)


async def finish(job: Job) -> None:
    """Only inside write(). Raises LeaseLost, so that what was done in this transaction is undone."""
    if not await db.execute("DELETE FROM job WHERE id = ? AND claim = ? RETURNING id", job.id, job.claim):
        raise LeaseLost(job.key)


async def finish_all(done: list[Job]) -> set[int]:
    """Only inside write(). The ids of those that were ours still; a statement for each would cost most of the time."""
    if not done:
        return set()
    marks, ids = db.any_of([job.id for job in done])
    claim_marks, claims = db.any_of(sorted({job.claim for job in done}))
    rows = await db.execute(
        f"DELETE FROM job WHERE id IN ({marks}) AND claim IN ({claim_marks}) RETURNING id", *ids, *claims
    )
    return {job for (job,) in rows}


async def put_off(job: Job, until: datetime, *, is_late: bool) -> None:
    """Only inside write(). Late: it failed, and is late from when it was due. Otherwise it is due at that moment."""
    due_at = job.due_at if is_late else until
    attempts = job.attempts if is_late else job.attempts - 1
    await db.execute(
        "UPDATE job SET run_at = ?, due_at = ?, attempts = ?, claim = NULL WHERE id = ? AND claim = ?",
        *(until, due_at, attempts, job.id, job.claim),
    )


@dataclass(frozen=True, slots=True)
class Ending:
    """How one job ended, for the numbers of the day."""

    kind: str
    outcome: str
    late: timedelta = timedelta()


async def count(endings: Iterable[Ending]) -> None:
    """Only inside write()."""
    sums: dict[tuple[str, str], tuple[int, float]] = {}
    for ending in endings:
        number, late = sums.get((ending.kind, ending.outcome), (0, 0.0))
        sums[ending.kind, ending.outcome] = number + 1, late + max(0.0, ending.late.total_seconds())
    # In one order, so that two workers never wait for each other.
    for (kind, outcome), (number, late) in sorted(sums.items()):
        await db.execute(
            "INSERT INTO tally (day, kind, outcome, number, late_seconds) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (day, kind, outcome) DO UPDATE"
            " SET number = tally.number + excluded.number, late_seconds = tally.late_seconds + excluded.late_seconds",
            *(clock.today(), kind, outcome, number, round(late)),
        )
