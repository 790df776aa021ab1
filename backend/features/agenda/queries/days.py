"""The days of tasks. Access is part of the query, as everywhere."""

from datetime import date
from typing import NamedTuple
from urllib.parse import urlsplit

from backend import content
from backend.core import access, clock, db, sessions, settings, texts
from backend.core.access import Person
from backend.core.errors import NotFound
from backend.features.agenda.rules.ics import Entry


class Row(NamedTuple):
    id: int
    template: str | None
    title: str
    child: str | None
    advise: date | None
    due: date | None
    planned_on: date | None

    def day(self, today: date) -> date | None:
        """The day that the person chose; else the advised one while it lasts, then the last one."""
        advise = self.advise if self.advise and self.advise >= today else None
        return self.planned_on or advise or self.due or self.advise


SELECT = (
    "SELECT task.id, task.template, task.title, child.name, task.advise, task.due, task.planned_on FROM task"
    f" LEFT JOIN child ON child.id = task.child WHERE {access.TASK_VISIBLE}"
)
OPEN = (
    " AND task.done_at IS NULL AND task.dropped_at IS NULL AND task.retired_at IS NULL AND task.actor = 'newcomer'"
    " AND task.opens <= ? ORDER BY task.id"
)


async def entry(me: Person, task: int) -> Entry:
    """Raises NotFound for what is not theirs, and for what has no day."""
    row = await db.fetch_one(f"{SELECT} AND task.id = ?", *access.visible_to(me), task)
    found = _entry(Row(*row), me) if row else None
    if found is None:
        raise NotFound
    return found


async def entries(me: Person) -> list[Entry]:
    rows = await db.fetch(SELECT + OPEN, *access.visible_to(me), clock.today())
    return [found for row in rows if (found := _entry(Row(*row), me))]


def _entry(row: Row, me: Person) -> Entry | None:
    day, origin = row.day(clock.today()), settings.current().origin
    if day is None:
        return None
    host = urlsplit(origin).hostname
    return Entry(f"taak-{row.id}@{host}", day, _title(row, me), f"{origin}/taken/{row.id}")


def _title(row: Row, me: Person) -> str:
    pack = content.load(me.gemeente_key)
    template = pack.tasks.get(row.template or "")
    title = texts.plainly(me.language, pack)(template.title) if template else row.title
    return title + (f" · {row.child}" if row.child else "")


async def reader(token: str) -> Person:
    """Whose days this address gives. Raises NotFound."""
    row = await db.fetch_one("SELECT person FROM calendar_feed WHERE token_hash = ?", sessions.hashed(token))
    person = await access.person(row[0]) if row else None
    if person is None:
        raise NotFound
    return person


async def has_feed(me: Person) -> bool:
    return await db.fetch_one("SELECT id FROM calendar_feed WHERE person = ?", me.id) is not None
