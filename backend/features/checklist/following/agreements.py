"""What the plan agrees stands on the list of who carries it out."""

from datetime import date
from typing import NamedTuple

from backend.core import access, clock, db, events
from backend.core.events import Happened, Subject

VERBS = ("agreement_made", "agreement_changed", "agreement_ended")

STEP = "leren"  # what the plan agrees is done in the years of learning


class Agreed(NamedTuple):
    id: int
    what: str
    who: str
    until: date | None
    is_over: bool
    gemeente: int
    household: int
    traject: int


async def follow(event: Happened) -> None:
    """The task is as its agreement is now. Safe to run twice."""
    agreed = await _agreed(event.data.get("agreement"))
    await db.lock("household", agreed.household)
    task = await db.fetch_one(
        "SELECT id, title, actor, due, retired_at IS NOT NULL, done_at IS NOT NULL FROM task WHERE agreement = ?",
        agreed.id,
    )
    if task:
        await _keep(agreed, *task)
    elif not agreed.is_over:
        await _add(agreed, event)


async def _agreed(number: object) -> Agreed:
    row = await db.fetch_one(
        "SELECT agreement.id, what, who, until, ended_at IS NOT NULL, gemeente, household, traject.id FROM agreement"
        " JOIN traject ON traject.id = agreement.traject WHERE agreement.id = ?",
        number,
    )
    if row is None:
        raise LookupError(f"no agreement {number}")
    return Agreed(*row)


async def _add(agreed: Agreed, event: Happened) -> None:
    today = clock.today()
    task = await db.insert(
        "task",
        gemeente=agreed.gemeente,
        household=agreed.household,
        traject=agreed.traject,
        agreement=agreed.id,
        step=STEP,
        title=agreed.what,
        actor=agreed.who,
        opened_on=today,
        opens=today,
        due=agreed.until,
        due_basis=_basis(agreed),
        created_by=event.actor,
    )
    maker = await access.person(event.actor) if event.actor else None
    await events.record("task_made", Subject(agreed.gemeente, agreed.household, agreed.traject, task), maker)


def _basis(agreed: Agreed) -> str:
    """A day that people agreed on never makes late."""
    return "target" if agreed.until else "none"


async def _keep(agreed: Agreed, task: int, title: str, actor: str, due: date | None, gone: bool, done: bool) -> None:
    about = Subject(agreed.gemeente, agreed.household, agreed.traject, task)
    if agreed.is_over and not (gone or done):
        await db.execute("UPDATE task SET retired_at = ? WHERE id = ?", clock.now(), task)
        await events.record("task_retired", about, because="agreement")
    elif not agreed.is_over and (title, actor, due) != (agreed.what, agreed.who, agreed.until):
        await db.execute(
            "UPDATE task SET title = ?, actor = ?, due = ?, due_basis = ? WHERE id = ?",
            *(agreed.what, agreed.who, agreed.until, _basis(agreed), task),
        )
        day = agreed.until.isoformat() if agreed.until else None
        await events.record("task_moved", about, because="agreement", due=day)
