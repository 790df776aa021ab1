"""Runs what is due, many jobs at a time: one that waits for a slow server holds up no other."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from backend.core import clock, db, jobs, log
from backend.core.jobs import Ending, Job, LeaseLost

AT_ONCE = 96
SECONDS_TO_STOP = 2.0
SETTLE_EVERY = 0.05  # seconds; what ends in between is settled in one transaction
PAUSES = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2))


@dataclass(frozen=True, slots=True)
class Done:
    outcome: str  # a word for the tally


@dataclass(frozen=True, slots=True)
class Later:
    """Nothing is wrong, it is only not the moment."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Failed:
    """To be tried again: after the usual pause, or when the other side asked for."""

    outcome: str
    until: datetime | None = None


# None: the handler finished the job itself, in the transaction of its effect; or lost it.
Outcome = Done | Later | Failed | None
Handler = Callable[[Job], Awaitable[Outcome]]


def pause(attempts: int) -> timedelta:
    return PAUSES[min(attempts, len(PAUSES)) - 1]


@dataclass(slots=True)
class Runner:
    handlers: Mapping[str, Handler]
    at_once: int = AT_ONCE
    running: dict[asyncio.Task[Outcome], Job] = field(default_factory=dict)

    async def run_due(self) -> int:
        """Until nothing is due and nothing runs any more. Returns how many jobs were taken."""
        ran = 0
        while True:
            claimed = await self._take()
            ran += claimed
            if not self.running:
                return ran
            await asyncio.wait(self.running, timeout=SETTLE_EVERY)
            await self._settle()

    async def _take(self) -> int:
        free = self.at_once - len(self.running)
        claimed = await jobs.claim(free) if free > 0 else []
        for job in claimed:
            self.running[asyncio.create_task(self._run(job))] = job
        return len(claimed)

    async def _run(self, job: Job) -> Outcome:
        try:
            handler = self.handlers.get(job.kind)
            return await handler(job) if handler else Later(clock.now() + PAUSES[-1])
        except LeaseLost:
            return None
        except db.Unavailable:
            return Failed("unavailable")
        except Exception:  # noqa: BLE001  # whatever one job trips over, the others have their turn
            log.log.exception("job failed", extra={"event": "job failed", "reason": job.kind})
            return Failed("broken")

    async def _settle(self) -> None:
        """Stays as it was when the database is away: then the jobs are settled later, or run again."""
        ended = {task: job for task, job in self.running.items() if task.done()}
        if not ended:
            return
        outcomes = {job.id: (job, task.result()) for task, job in ended.items()}
        async with db.write():
            finished = await jobs.finish_all([job for job, outcome in outcomes.values() if isinstance(outcome, Done)])
            endings = [await _settled(job, outcome, job.id in finished) for job, outcome in outcomes.values()]
            await jobs.count(ending for ending in endings if ending)
        for task in ended:
            del self.running[task]

    async def stop(self) -> None:
        """What is being sent is waited for, so that it is not sent again; the rest waits for another worker."""
        if self.running:
            await asyncio.wait(self.running, timeout=SECONDS_TO_STOP)
            await self._settle()
        for task in self.running:
            task.cancel()


async def _settled(job: Job, outcome: Outcome, finished: bool) -> Ending | None:
    now = clock.now()
    match outcome:
        case Done(word):
            return Ending(job.kind, word if finished else "repeated", now - job.due_at)
        case Later(until):
            await jobs.put_off(job, until, is_late=False)
        case Failed(word, until):
            await jobs.put_off(job, until or now + pause(job.attempts), is_late=True)
            return Ending(job.kind, word)
    return None
