"""What happened in a dossier, as far as the reader may know it."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from backend.core import access, db
from backend.core.access import Person
from backend.core.dossiers import Newcomer
from backend.features.checklist.overview.wording import NEWS, OF_PLAN

MOST = 30


class Event(NamedTuple):
    at: datetime
    verb: str
    actor: int | None
    name: str | None
    data: str
    template: str | None
    title: str | None  # of the task


# What the others of the household do with a task that is done once for all belongs to each of their dossiers.
EVENTS = (
    "SELECT event.at, event.verb, event.actor, person.call_name, event.data, task.template, task.title FROM event"
    " LEFT JOIN task ON task.id = event.task LEFT JOIN person ON person.id = event.actor"
    " WHERE event.traject IN (SELECT other.id FROM traject other WHERE other.household = ?)"
    " AND (event.traject = ? OR (task.id IS NOT NULL AND task.traject IS NULL))"
    f" AND (event.task IS NULL OR {access.TASK_VISIBLE}) AND event.verb IN ({{verbs}})"
    f" ORDER BY event.id DESC LIMIT {MOST}"
)


async def of(me: Person, whose: Newcomer) -> list[Event]:
    """Newest first. For who may see the facts of the household: a docent has no such page."""
    verbs = tuple(_verbs(me))
    rows = await db.fetch(
        EVENTS.format(verbs=", ".join("?" * len(verbs))),
        *(whose.household, whose.traject, *access.visible_to(me), *verbs),
    )
    return [Event(*row) for row in rows]


def _verbs(me: Person) -> Iterable[str]:
    """What the plan says is between the newcomer and the gemeente."""
    return (verb for verb in NEWS if me.role == "klantmanager" or not verb.startswith(OF_PLAN))


def since(events: list[Event], visit: datetime | None, me: Person) -> list[Event]:
    """What others did since this helper was here; all of it is new to who was never here."""
    return [event for event in events if event.actor != me.id and (visit is None or event.at > visit)]
