"""What happened in a dossier, as far as the reader may know it. Every history that the app shows is asked here."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple

from backend.core import access, db
from backend.core.access import Person
from backend.core.dossiers import DECIDED
from backend.core.trail.kind import COLLEGE
from backend.core.trail.kinds import in_groups, seen_by

MOST = 100  # of what is shown without pages


class Task(NamedTuple):
    template: str | None
    title: str
    child: str | None
    by_newcomer: bool


class Meeting(NamedTuple):
    kind: str | None
    title: str | None


@dataclass(frozen=True, slots=True)
class Event:
    id: int
    at: datetime
    verb: str
    actor: int | None
    name: str | None
    data: dict[str, Any]
    task: Task | None
    meeting: Meeting | None = None
    who: str = ""  # the colleague whom it is about


SELECT = (
    "SELECT event.id, event.at, event.verb, event.actor, actor.call_name, event.data, task.id, task.template,"
    " task.title, child.name, COALESCE(maker.role, '') = 'newcomer' FROM event"
    " LEFT JOIN person actor ON actor.id = event.actor LEFT JOIN task ON task.id = event.task"
    " LEFT JOIN child ON child.id = task.child LEFT JOIN person maker ON maker.id = task.created_by"
)
# What the others of the household do with a task that is done once for all belongs to each of their dossiers.
OF_DOSSIER = (
    "event.traject IN (SELECT other.id FROM traject own JOIN traject other ON other.household = own.household"
    f" WHERE own.id = ? AND own.id IN ({access.TEAM_OF} AND team.role = ?))"
    " AND (event.traject = ? OR (task.id IS NOT NULL AND task.traject IS NULL))"
)
NEWEST = " ORDER BY event.at DESC, event.id DESC LIMIT ?"

Condition = tuple[str, tuple[object, ...]]


async def of_dossier(
    me: Person, traject: int, *groups: str, most: int = MOST, before: int | None = None
) -> list[Event]:
    """The newest first: of these groups of kinds or of all. `before`: those that are older than this one."""
    asked = [(OF_DOSSIER, (traject, *access.visible_to(me), me.role, traject))]
    if before:
        asked.append(("(event.at, event.id) < (SELECT past.at, past.id FROM event past WHERE past.id = ?)", (before,)))
    return await _found(me, asked, groups, most)


async def of_task(me: Person, task: int) -> list[Event]:
    return await _found(me, [("event.task = ?", (task,))], (), MOST)


async def of_meeting(me: Person, traject: int, appointment: int) -> list[Event]:
    """What happened to it alone: the first event of a series is that of its first one."""
    about = (f'{{"appointment": {appointment}}}', f'{{"appointment": {appointment},%')
    asked = ("event.traject = ? AND (event.data = ? OR event.data LIKE ?)", (traject, *about))
    return await _found(me, [asked], ("afspraken",), MOST)


async def _found(me: Person, asked: list[Condition], groups: tuple[str, ...], most: int) -> list[Event]:
    verbs = seen_by(me.role, *groups)
    if not verbs:
        return []
    conditions = [*asked, (f"event.verb IN ({', '.join('?' * len(verbs))})", verbs), *_known_to(me)]
    where = " AND ".join(sql for sql, _ in conditions)
    args = (value for _, values in conditions for value in values)
    rows = await db.fetch(f"{SELECT} WHERE {where}{NEWEST}", *args, most)
    return await _with_names([_event(*row) for row in rows])


def _known_to(me: Person) -> Iterator[Condition]:
    """What is not for everybody who may know of its kind: other tasks, others' notes, the days of the plan."""
    yield f"(event.task IS NULL OR {access.TASK_VISIBLE})", access.visible_to(me)
    notes = in_groups("notities")
    marks = ", ".join("?" * len(notes))
    visible = f"EXISTS (SELECT 1 FROM note WHERE {_names('note')} AND {access.NOTE_VISIBLE})"
    yield f"(event.verb NOT IN ({marks}) OR {visible})", (*notes, *access.visible_to(me))
    if me.role == "docent":
        visible = f"EXISTS (SELECT 1 FROM appointment WHERE {_names('appointment')} AND {access.APPOINTMENT_VISIBLE})"
        yield f"(event.verb NOT LIKE 'appointment_%' OR {visible})", access.visible_to(me)
    if me.role not in COLLEGE:
        marks = ", ".join("?" * len(DECIDED))
        yield f"event.data NOT IN ({marks})", tuple(f'{{"fact": "{key}"}}' for key in DECIDED)


def _names(table: str) -> str:
    """The event is about this row. Its number stands first in the data, where no text that somebody typed can be."""
    number = f"""'{{"{table}": ' || {table}.id || """
    about = f"(event.data = {number}'}}' OR event.data LIKE {number}',%')"
    return f"{table}.traject = event.traject AND {about}"


def _event(*row: Any) -> Event:
    id, at, verb, actor, name, data, task, *about = row
    return Event(id, at, verb, actor, name, json.loads(data), Task(*about) if task else None)


async def _with_names(events: list[Event]) -> list[Event]:
    """The colleagues and the appointments that they are about."""
    people = await _by_id("SELECT id, call_name FROM person", _numbers(events, "person"))
    meetings = await _by_id("SELECT id, kind, title FROM appointment", _numbers(events, "appointment"))
    return [
        replace(
            event,
            who=people[person][0] if (person := event.data.get("person")) in people else "",
            meeting=Meeting(*meetings[number]) if (number := event.data.get("appointment")) in meetings else None,
        )
        for event in events
    ]


def _numbers(events: Iterable[Event], what: str) -> list[int]:
    return sorted({event.data[what] for event in events if what in event.data})


async def _by_id(select: str, ids: list[int]) -> dict[int, tuple[Any, ...]]:
    if not ids:
        return {}
    marks, values = db.any_of(ids)
    return {id: tuple(rest) for id, *rest in await db.fetch(f"{select} WHERE id IN ({marks})", *values)}
