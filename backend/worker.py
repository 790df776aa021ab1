"""What happens because something else happened, because time passed, or because it was promised for a moment.

An event is handled in one transaction with the changes that follow from it: exactly once, also after a crash and with
several workers. WATCHERS is the whole table of who follows what, CHORES what time alone brings about, and HANDLERS who
does the jobs.

The promise about messages: a notice that is due is handed to the push service at least once and seen once. The job that
sends it is written with the notice, and stays until the service has taken the message. A worker that dies between
sending and acknowledging leaves the job to another, which sends it again under the same topic: the service keeps the
later one, and a phone that has shown the first replaces it. What a push service loses is still in the inbox.
"""

import asyncio
import json
import logging
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import timedelta

from backend.core import clock, db, events, log, migrate, settings
from backend.core.events import Happened, Subject
from backend.core.runner import Handler, Runner
from backend.features.agenda import actions as agenda
from backend.features.beheer import editions
from backend.features.caseload.lines import needed
from backend.features.checklist import planning
from backend.features.checklist.following import agreements, attendance, moving
from backend.features.checklist.renewing import renewal
from backend.features.digest import actions as digest
from backend.features.digest.telling import Digest
from backend.features.journey import actions as journey
from backend.features.leerroute import actions as leerroute
from backend.features.leerroute.actions import signalling
from backend.features.notes import actions as notes
from backend.features.notices import actions as notices
from backend.features.notices import (
    company,
    composing,
    deciding,
    hearing,
    meetings,
    morning,
    proposals,
    signals,
    steps,
    sweep,
    team_news,
    visits,
)
from backend.features.notices import notes as note_notices
from backend.features.people import accounts
from backend.features.people import actions as people
from backend.features.push import actions as push
from backend.features.push.delivering import Delivery
from backend.features.push.sender import sending
from backend.features.push.vapid import signer

Watcher = Callable[[Happened], Awaitable[None]]


def of_fact(watcher: Callable[[int, str], Awaitable[None]]) -> Watcher:
    """For who only asks whose traject it is, and which fact changed."""

    async def watch(event: Happened) -> None:
        if event.subject.traject:
            await watcher(event.subject.traject, str(event.data.get("fact", "")))

    return watch


REPLAN, MOVE_ON = of_fact(planning.replan), of_fact(journey.move_on)
WATCHERS: dict[str, tuple[Watcher, ...]] = {
    "traject_started": (REPLAN, MOVE_ON),
    "fact_changed": (REPLAN, MOVE_ON),
    "children_changed": (REPLAN,),
    "person_changed": (REPLAN,),
    "household_changed": (moving.follow,),
    "pip_established": (journey.follow_plan, leerroute.follow_plan),
    "route_chosen": (journey.follow,),
    "extension_decided": (journey.follow,),
    "milestone_reached": (journey.end_with,),
    "traject_ended": (agenda.follow_end,),
    "traject_reopened": (REPLAN,),
    **{verb: (hearing.watch,) for verb in hearing.VERBS},
    **{verb: (meetings.watch,) for verb in meetings.TOLD},
    **{verb: (team_news.watch,) for verb in team_news.VERBS},
    **{verb: (company.watch,) for verb in company.HEARS},
    **{verb: (meetings.watch, attendance.follow) for verb in attendance.VERBS},
    **{verb: (steps.watch,) for verb in steps.VERBS},
    **{verb: (note_notices.watch,) for verb in note_notices.VERBS},
    "task_made": (notes.follow, hearing.watch),
    # The task of an agreement first: what is heard is heard of the task.
    **{verb: (agreements.follow, hearing.watch) for verb in agreements.VERBS},
    **{verb: (proposals.watch,) for verb in proposals.VERBS},
    "edition_published": (accounts.follow_edition, proposals.watch),
    "visit_ended": (visits.watch,),
    **{verb: (push.watch,) for verb in push.ENDINGS},
}
# After all that a change brings about here: what a klantmanager should look at follows from it.
for verb in signalling.VERBS:
    WATCHERS[verb] = (*WATCHERS.get(verb, ()), signalling.follow, signals.watch)
CHORES: tuple[Callable[[], Awaitable[None]], ...] = (
    planning.replan_due,
    sweep.sweep,
    signals.sweep,
    people.forget_expired,
    notices.forget_old,
    push.forget_unseen,
    journey.erase_due,
    digest.plan,
)

REMINDING: dict[str, Handler] = {
    "notice": deciding.decide,
    meetings.JOB: meetings.remind,
    "signals": signalling.write,
    renewal.JOB: renewal.renew,
}

LOOK_EVERY = 1.0  # seconds; what one slice does because another changed is done within about this time
CHORES_EVERY = timedelta(hours=1)

events.follow(WATCHERS)


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
        "SELECT id, verb, gemeente, household, traject, task, actor, data FROM event"
        " WHERE handled = false AND id > ? ORDER BY id LIMIT 1",
        last,
    )
    if row is None:
        return None
    event, verb, *about, actor, data = row
    return Happened(event, verb, Subject(*about), actor, json.loads(data))


async def _handle(event: Happened) -> None:
    async with db.write():
        # On PostgreSQL a second worker waits here for the first, and then finds that nothing is left to do.
        mine = await db.execute(
            "UPDATE event SET handled = true WHERE id = ? AND handled = false RETURNING id", event.id
        )
        for watcher in WATCHERS.get(event.verb, ()) if mine else ():
            await watcher(event)


@asynccontextmanager
async def handlers() -> AsyncIterator[dict[str, Handler]]:
    """Who does which kind of job. Without push the jobs of the messages wait for the day on which it is there."""
    chosen, ours = settings.current().push, signer()
    known = REMINDING | {digest.JOB: Digest(needed, morning.tell, settings.current().mail)}
    if chosen is None or ours is None:
        yield known
        return
    async with sending(ours, loopback=chosen.loopback) as sender:
        yield known | {"push": Delivery(sender, composing.compose)}


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
    try:
        async with handlers() as known, asyncio.TaskGroup() as both:
            both.create_task(_follow(woken))
            both.create_task(_do_jobs(Runner(known)))
    finally:
        stop_listening()


async def _follow(woken: asyncio.Event) -> None:
    next_chores = clock.now()
    while True:
        woken.clear()
        if clock.now() >= next_chores:
            next_chores = clock.now() + CHORES_EVERY
            await _quietly(*CHORES)
        await _quietly(handle_all)
        with suppress(TimeoutError):
            await asyncio.wait_for(woken.wait(), LOOK_EVERY)


async def _do_jobs(runner: Runner) -> None:
    try:
        while True:
            await _quietly(runner.run_due)
            await asyncio.sleep(LOOK_EVERY)
    finally:
        await _quietly(runner.stop)


async def _quietly(*jobs: Callable[[], Awaitable[object]]) -> None:
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
        async with editions.running():
            await working
