"""What a klantmanager should look at is written down when something changes, with the days on which it comes and goes.

So a list of many people, and a sweep of what comes today, read rows and weigh no law.
"""

from datetime import date

from backend.core import access, clock, db, jobs
from backend.core.events import Happened
from backend.core.jobs import Job
from backend.features.leerroute import learning
from backend.features.leerroute.rules import signals
from backend.features.leerroute.rules.signals import Signal

# What moves a day or a number of a signal.
VERBS = (
    *("traject_started", "fact_changed", "intake_waited", "pip_established", "route_chosen", "course_offered"),
    *("lesson_recorded", "hours_recorded", "exam_planned", "exam_result", "onderdeel_changed"),
    *("milestone_reached", "milestone_withdrawn", "extension_decided", "appointment_attended"),
)


async def follow(event: Happened) -> None:
    """Safe to run twice."""
    if event.subject.traject:
        await _write(event.subject.traject)


async def write(job: Job) -> None:
    async with db.write():
        await jobs.finish(job)
        await _write(int(str(job.payload["traject"])))


async def _write(traject: int) -> None:
    whose = await db.fetch_one("SELECT household, newcomer FROM traject WHERE id = ?", traject)
    if whose is None:
        return
    await db.lock("household", whose[0])
    found, on = await _found(whose[1], traject), await _on(traject)
    await db.execute("DELETE FROM signal WHERE traject = ?", traject)
    for signal in found:
        goes_on = signal.is_on(clock.today()) and signal.kind in on
        since = on[signal.kind] if goes_on else signal.since
        await db.insert("signal", traject=traject, **signal._replace(since=since)._asdict())


async def _on(traject: int) -> dict[str, date]:
    """Since when those of today are there. One that goes on does not begin anew, whatever its day becomes."""
    today = clock.today()
    rows = await db.fetch(
        "SELECT kind, since FROM signal WHERE traject = ? AND since <= ? AND (until IS NULL OR until > ?)",
        *(traject, today, today),
    )
    return dict(rows)


async def _found(newcomer: int, traject: int) -> list[Signal]:
    """Seen as the newcomer, who may see everything; of who has gone there is nothing to look at."""
    me = await access.person(newcomer)
    if me is None:
        return []
    known = await learning.of(me, traject)
    return signals.coming(known.law.signals.rule, known.situation)
