"""Which templates changed while tasks of them run, in numbers: a beheerder sees no dossiers and no names."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from backend import content
from backend.content.frame import DAYS
from backend.core import db
from backend.core.access import Person
from backend.core.errors import NotFound
from backend.features.checklist.bulk import OPEN
from backend.features.checklist.renewing import held
from backend.features.checklist.renewing.held import Former, Formers

MINE = f"{OPEN} AND task.due_fixed = false AND (task.traject IS NULL OR traject.ended_on IS NULL)"
HOUSEHOLDS = (
    f"SELECT task.template, task.household, MIN(task.id), COUNT(*) FILTER (WHERE {MINE})"
    " FROM task LEFT JOIN traject ON traject.id = task.traject"
    " WHERE task.gemeente = ? AND task.template IN ({marks}) GROUP BY task.template, task.household"
)
WITHOUT = (
    "SELECT COUNT(*) FROM traject WHERE gemeente = ? AND ended_on IS NULL AND id <= ? AND NOT EXISTS"
    " (SELECT 1 FROM task WHERE task.household = traject.household AND task.template = ?)"
)


@dataclass(frozen=True, slots=True)
class Running:
    """A template that changed, and how many open tasks each kind of change is about."""

    template: content.Task
    former: int  # the last change of it
    numbers: Counter[str]


class Asked(NamedTuple):
    template: str
    asked_at: datetime
    name: str
    ended_at: datetime | None


async def changed(me: Person) -> list[Running]:
    """What runs by an older template than there is now."""
    known = await held.formers(me.gemeente)
    if not known.by_template:
        return []
    numbers = await _numbers(me, known)
    tasks = content.load(me.gemeente_key).tasks
    return [
        Running(tasks[key], formers[-1].id, numbers[key])
        for key, formers in known.by_template.items()
        if key in tasks and numbers[key].total()
    ]


async def one(me: Person, template: str) -> Running:
    """Raises NotFound where nothing runs by an older template."""
    found = next((each for each in await changed(me) if each.template.key == template), None)
    if found is None:
        raise NotFound
    return found


async def _numbers(me: Person, known: Formers) -> defaultdict[str, Counter[str]]:
    tasks, found = content.load(me.gemeente_key).tasks, defaultdict[str, Counter[str]](Counter)
    marks, keys = db.any_of(list(known.by_template))
    for key, _, first, number in await db.fetch(HOUSEHOLDS.format(marks=marks), me.gemeente, *keys):
        if frame := known.frame(key, first) if key in tasks else {}:
            found[key].update({kind: number for kind in kinds(frame, content.frame_of(tasks[key])) if number})
    for key, formers in known.by_template.items():
        if key in tasks and tasks[key].start == "auto" and (last := _without_it(formers)):
            [(lists,)] = await db.fetch(WITHOUT, me.gemeente, last, key)
            found[key].update({"on": lists} if lists else {})
    return found


def kinds(was: content.Frame, now: content.Frame) -> Iterator[str]:
    if any(was[name] != now[name] for name in DAYS):
        yield "days"
    yield from (kind for kind, name in (("who", "actor"), ("step", "step")) if was[name] != now[name])
    if now["start"] == "off" != was["start"]:
        yield "off"


def _without_it(formers: list[Former]) -> int:
    """The last traject whose list began before the task came by itself; 0 where it always did."""
    return 0 if formers[0].came_by_itself else next((one.last_traject for one in formers), 0)


async def asked(me: Person) -> list[Asked]:
    """What was renewed lately, the last first."""
    rows = await db.fetch(
        "SELECT renewal.template, renewal.asked_at, person.name, renewal.ended_at FROM renewal"
        " JOIN person ON person.id = renewal.asked_by WHERE renewal.gemeente = ? ORDER BY renewal.id DESC LIMIT 10",
        me.gemeente,
    )
    return [Asked(*row) for row in rows]
