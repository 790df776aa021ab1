"""Who was at an appointment that counts for a task has done that task."""

import json
from datetime import datetime
from typing import NamedTuple

from backend import content
from backend.core import access, clock, db, events
from backend.core.clock import AMSTERDAM
from backend.core.events import Happened, Subject
from backend.features.checklist import planning

VERBS = ("appointment_attended", "appointment_missed")


class Held(NamedTuple):
    id: int
    kind: str | None
    starts_at: datetime
    newcomer: int
    present: bool | None
    gemeente: int
    gemeente_key: str
    household: int
    traject: int


async def follow(event: Happened) -> None:
    """As it is recorded now, so safe to run twice. Who was absent has the task still to do."""
    appointment = int(str(event.data["appointment"]))
    await db.lock("household", event.subject.household or 0)
    held = await _held(appointment)
    kind = content.load(held.gemeente_key).appointments.get(held.kind or "")
    if event.data.get("person") != held.newcomer or kind is None or not kind.ticks or kind.counts_for is None:
        return
    changed = await (_tick if held.present else _untick)(held, kind.counts_for, event)
    if changed and content.load(held.gemeente_key).tasks[kind.counts_for].repeat:
        await planning.replan(held.traject)  # the next round comes with the tick, and goes with it


async def _held(appointment: int) -> Held:
    [row] = await db.fetch(
        "SELECT appointment.id, appointment.kind, appointment.starts_at, traject.newcomer, appointment_person.present,"
        " traject.gemeente, gemeente.key, traject.household, traject.id FROM appointment"
        " JOIN traject ON traject.id = appointment.traject JOIN gemeente ON gemeente.id = traject.gemeente"
        " LEFT JOIN appointment_person ON appointment_person.appointment = appointment.id"
        " AND appointment_person.person = traject.newcomer WHERE appointment.id = ?",
        appointment,
    )
    return Held(*row)


OF_TEMPLATE = "SELECT id FROM task WHERE household = ? AND (traject IS NULL OR traject = ?) AND template = ?"
# The next round of what returns is not done before it has come.
OPEN = " AND done_at IS NULL AND dropped_at IS NULL AND retired_at IS NULL AND (round = 1 OR opens <= ?)"


async def _tick(held: Held, template: str, event: Happened) -> bool:
    rows = await db.fetch(
        f"{OF_TEMPLATE}{OPEN} ORDER BY round LIMIT 1", held.household, held.traject, template, clock.today()
    )
    for (task,) in rows:
        now = clock.now()
        await db.execute(
            "UPDATE task SET done_at = ?, done_by = ?, confirmed_at = ?, confirmed_by = ?,"
            " stuck_at = NULL, stuck_by = NULL, stuck_reason = NULL WHERE id = ?",
            *(now, event.actor, now, event.actor, task),
        )
        await _record("task_done", held, task, event)
    return bool(rows)


async def _untick(held: Held, template: str, event: Happened) -> bool:
    """Only what this appointment ticked, and nobody said anything of since."""
    rows = await db.fetch(f"{OF_TEMPLATE} AND done_at IS NOT NULL", held.household, held.traject, template)
    ticked = [task for (task,) in rows if await _last_word(task) == ("task_done", held.id)]
    for task in ticked:
        await db.execute(
            "UPDATE task SET done_at = NULL, done_by = NULL, confirmed_at = NULL, confirmed_by = NULL WHERE id = ?",
            task,
        )
        await _record("task_reopened", held, task, event)
    return bool(ticked)


async def _last_word(task: int) -> tuple[str, int | None] | None:
    row = await db.fetch_one(
        "SELECT verb, data FROM event WHERE task = ? AND verb IN ('task_done', 'task_reopened', 'task_confirmed',"
        " 'task_not_confirmed', 'task_accepted', 'task_not_accepted') ORDER BY id DESC LIMIT 1",
        task,
    )
    return (row[0], json.loads(row[1]).get("appointment")) if row else None


async def _record(verb: str, held: Held, task: int, event: Happened) -> None:
    actor = await access.person(event.actor) if event.actor else None
    about = Subject(held.gemeente, held.household, held.traject, task)
    day = held.starts_at.astimezone(AMSTERDAM).date().isoformat()
    await events.record(verb, about, actor, appointment=held.id, met=day)
