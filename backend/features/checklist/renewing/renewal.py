"""What runs goes by a changed template, because somebody asked for it. Nothing does so by itself.

It is done by the worker, some households at a time. Each piece is a transaction with the end of its job and the
beginning of the next: after a crash a piece is done again as a whole, and no other.
"""

from datetime import timedelta

from backend import content
from backend.core import clock, db, events, jobs
from backend.core.access import Person
from backend.core.errors import NotFound, Refused
from backend.core.events import Subject
from backend.core.jobs import Job
from backend.core.runner import Later
from backend.core.texts import N_
from backend.features.checklist import planning
from backend.features.checklist.renewing import held

CHANGED = N_("De taak is intussen weer veranderd. Kijk nog een keer.")
JOB = "renew"
AT_ONCE = 20  # households
NOT_YET = timedelta(seconds=1)


async def ask(me: Person, template: str, former: int) -> None:
    """`former` is the change that was looked at. Said twice, it is done once. Raises NotFound, Refused."""
    async with db.write():
        await db.lock("gemeente", me.gemeente)
        if await _is_asked(me, template, former):
            return
        known = (await held.formers(me.gemeente)).by_template.get(template)
        if not known:
            raise NotFound
        if known[-1].id != former:
            raise Refused(CHANGED)
        renewal = await db.insert(
            "renewal",
            gemeente=me.gemeente,
            template=template,
            former=former,
            asked_at=clock.now(),
            asked_by=me.id,
        )
        await _next(renewal, after=0)
        await events.record("template_renewed", Subject(me.gemeente), me, template=template)


async def _is_asked(me: Person, template: str, former: int) -> bool:
    sql = "SELECT id FROM renewal WHERE gemeente = ? AND template = ? AND former = ?"
    return await db.fetch_one(sql, me.gemeente, template, former) is not None


async def _next(renewal: int, after: int) -> None:
    await jobs.enqueue(JOB, f"{JOB}:{renewal}:{after}", clock.now(), {"renewal": renewal, "after": after})


async def renew(job: Job) -> Later | None:
    """One piece. In a process that does not show the edition yet it is not the moment."""
    renewal, after = int(str(job.payload["renewal"])), int(str(job.payload["after"]))
    async with db.write():
        gemeente, key, template, edition = await _asked(renewal)
        if content.load(key).edition < edition:
            return Later(clock.now() + NOT_YET)
        await jobs.finish(job)
        households = await _households(gemeente, after)
        for household in households:
            await _renew_in(household, template)
        if households:
            await _next(renewal, households[-1])
        else:
            await db.execute("UPDATE renewal SET ended_at = ? WHERE id = ?", clock.now(), renewal)
    return None


async def _asked(renewal: int) -> tuple[int, str, str, int]:
    [row] = await db.fetch(
        "SELECT gemeente.id, gemeente.key, renewal.template, former_template.edition FROM renewal"
        " JOIN gemeente ON gemeente.id = renewal.gemeente JOIN former_template ON former_template.id = renewal.former"
        " WHERE renewal.id = ?",
        renewal,
    )
    return row


async def _households(gemeente: int, after: int) -> list[int]:
    rows = await db.fetch(
        "SELECT DISTINCT household FROM traject WHERE gemeente = ? AND household > ? AND ended_on IS NULL"
        " ORDER BY household LIMIT ?",
        *(gemeente, after, AT_ONCE),
    )
    return [household for (household,) in rows]


async def _renew_in(household: int, template: str) -> None:
    for (traject,) in await db.fetch("SELECT id FROM traject WHERE household = ? ORDER BY id", household):
        await planning.renew(traject, template)
