"""On the list and off it: what a helper asks for, what somebody makes themselves, what is not needed."""

from collections.abc import Iterable
from datetime import date

from backend import content
from backend.core import clock, db, events
from backend.core.access import Person
from backend.core.dossiers import Newcomer
from backend.core.errors import NotFound, Refused
from backend.core.events import Subject
from backend.core.texts import N_
from backend.features.checklist import planning
from backend.features.checklist.actions.holding import about, insist_helper, take

ENDED = N_("Dit traject is afgesloten. Er komen geen taken meer bij.")


async def add_own(
    me: Person, whose: Newcomer, title: str, due: date | None, actor: str, note: int | None = None
) -> int:
    """Somebody's own task, perhaps made of a note. Its day is a wish, so it never makes late."""
    _goes_on(whose)
    async with db.write():
        today = clock.today()
        task = await db.insert(
            "task",
            gemeente=whose.gemeente,
            household=whose.household,
            traject=whose.traject,
            step=_current_step(me),
            title=title,
            actor=actor,
            opened_on=today,
            opens=today,
            due=due,
            due_basis="target" if due else "none",
            created_by=me.id,
        )
        await events.record("task_made", Subject(whose.gemeente, whose.household, whose.traject, task), me, note=note)
    return task


def _goes_on(whose: Newcomer) -> None:
    if whose.ended_on:
        raise Refused(ENDED)


def _current_step(me: Person) -> str:
    # A docent's own task stands among the lessons, where a docent looks.
    return "leren" if me.role == "docent" else "woning"


async def add_from_pack(me: Person, whose: Newcomer, template_key: str) -> int:
    """A task that the pack has for whom a helper asks it. Said twice, it is the same task."""
    template = content.load(me.gemeente_key).tasks.get(template_key)
    if template is None or template.start != "on_request":
        raise NotFound
    [task] = await add_by_hand(me, whose, [template])
    return task


async def add_by_hand(me: Person, whose: Newcomer, templates: Iterable[content.Task]) -> list[int]:
    """Also what comes by itself when the facts ask for it: the helper asks for it now."""
    _goes_on(whose)
    async with db.write():
        insist_helper(me)
        return await planning.add_by_hand(me, whose.traject, templates)


async def drop(me: Person, task_id: int, reason: str | None) -> None:
    """Not applicable, says a helper, and why; None brings it back. Their own task a newcomer may take away too."""
    async with db.write():
        task = await take(me, task_id)
        if task.created_by != me.id:
            insist_helper(me)
        if (reason is not None) == (task.dropped_at is not None):
            return
        values = (clock.now(), me.id, reason) if reason else (None, None, None)
        await db.execute(
            "UPDATE task SET dropped_at = ?, dropped_by = ?, drop_reason = ? WHERE id = ?", *values, task_id
        )
        await events.record("task_dropped" if reason else "task_brought_back", about(task), me, reason=reason)
