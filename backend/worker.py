"""What happens because something else happened.

An event is handled in one transaction with the changes that follow from it: exactly once, also after a crash and with
several workers. WATCHERS is the whole table of who follows what, CHORES what time alone brings about.
"""

import asyncio
import json
import logging
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta

from backend.core import clock, db, events, log, migrate
from backend.features.checklist import planning
from backend.features.journey import actions as journey
from backend.features.people import actions as people

Watcher = Callable[[int, str], Awaitable[None]]  # takes the traject and the fact that changed

WATCHERS: dict[str, tuple[Watcher, ...]] = {
    "traject_started": (planning.replan, journey.move_on),
    "fact_changed": (planning.replan, journey.move_on),
    "children_changed": (planning.replan,),
    "person_changed": (planning.replan,),
}
CHORES: tuple[Callable[[], Awaitable[None]], ...] = (planning.replan_due, people.forget_expired)

LOOK_EVERY = 1.0  # seconds; what one slice does because another changed is done within about this time
CHORES_EVERY = timedelta(hours=1)

events.follow(WATCHERS)


@dataclass(frozen=True, slots=True)
class Happened:
    id: int
    verb: str
    traject: int
    fact: str


async def handle_all() -> None:
    """Handles what has happened. One that fails is tried again at the next look and holds up no other."""
    last = 0
    while found := await _next_after(last):
        last = found.id
        try:
            await _handle(found)
        except Exception:  # noqa: BLE001  # whatever one watcher trips over, the next event has its turn
            log.log.exception("watcher failed", extra={"event": "watcher failed", "reason": found.verb})


async def _next_after(last: int) -> Happened | None:
    row = await db.fetch_one(
        "SELECT id, verb, traject, data FROM event WHERE handled = false AND id > ? ORDER BY id LIMIT 1", last
    )
    if row is None:
        return None
    event, verb, traject, data = row
    return Happened(event, verb, traject, json.loads(data).get("fact", ""))


async def _handle(event: Happened) -> None:
    async with db.write():
        # On PostgreSQL a second worker waits here for the first, and then finds that nothing is left to do.
        mine = await db.execute(
            "UPDATE event SET handled = true WHERE id = ? AND handled = false RETURNING id", event.id
        )
        for watcher in WATCHERS.get(event.verb, ()) if mine else ():
            await watcher(event.traject, event.fact)


@asynccontextmanager
async def running(wanted: bool) -> AsyncIterator[None]:
    if not wanted:
        yield
        return
    loop = asyncio.create_task(work())
    try:
        yield
    finally:
        loop.cancel()
        with suppress(asyncio.CancelledError):
            await loop


async def work() -> None:
    woken = asyncio.Event()
    stop_listening = events.listen(lambda _: woken.set())
    next_chores = clock.now()
    try:
        while True:
            woken.clear()
            if clock.now() >= next_chores:
                next_chores = clock.now() + CHORES_EVERY
                await _quietly(*CHORES)
            await _quietly(handle_all)
            with suppress(TimeoutError):
                await asyncio.wait_for(woken.wait(), LOOK_EVERY)
    finally:
        stop_listening()


async def _quietly(*jobs: Callable[[], Awaitable[None]]) -> None:
    for job in jobs:
        try:
            await job()
        except db.Unavailable:
            log.say("worker waits for the database", level=logging.WARNING)
        except Exception:  # noqa: BLE001  # the loop outlives whatever one job trips over
            log.log.exception("chore failed", extra={"event": "chore failed"})


async def main() -> None:
    """Until SIGTERM or SIGINT; what is being handled is finished or undone as a whole."""
    await migrate.insist_on_current()
    working = asyncio.create_task(work())
    for stop in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(stop, working.cancel)
    with suppress(asyncio.CancelledError):
        await working
