"""The reminders of a day, found by the days that tasks have: it grows with what is due, not with what exists.

Run at any hour and as often as one likes: a reminder of a task, a person, a kind and a day is made once.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from backend import content
from backend.core import clock, db, jobs
from backend.core.clock import AMSTERDAM
from backend.features.notices.policy import Rule, first_reminder, policy
from backend.features.notices.rules import moment_at

OPEN = "task.done_at IS NULL AND task.dropped_at IS NULL AND task.retired_at IS NULL"
ON_TEAM = "team.since <= ? AND (team.until IS NULL OR team.until > ?)"
HEARERS = {
    "newcomer": "team.role = 'newcomer'",
    "klantmanager": "team.role = 'klantmanager'",
    "helper": "(team.role = 'begeleider' OR team.role = 'klantmanager' AND NOT EXISTS (SELECT 1 FROM team other"
    " WHERE other.traject = team.traject AND other.role = 'begeleider'"
    " AND other.since <= ? AND (other.until IS NULL OR other.until > ?)))",
}
INSERT = (
    "INSERT INTO notice (person, kind, subject, traject, task, day, created_at)"
    " SELECT team.person, '{kind}', '{kind}:' || task.id || ':' || CAST(task.{day} AS TEXT),"
    " traject.id, task.id, task.{day}, ?"
    " FROM task JOIN traject ON traject.household = task.household"
    " AND (task.traject IS NULL OR task.traject = traject.id)"
    " AND traject.ended_on IS NULL"
    " JOIN team ON team.traject = traject.id"
    " JOIN person ON person.id = team.person AND person.ended_at IS NULL"
    f" WHERE task.{{day}} BETWEEN ? AND ? AND task.gemeente = ? AND task.actor = ? AND task.opens <= ? AND {OPEN}"
    f" AND task.stuck_at IS NULL AND task.due_basis IN ({{basis}}) AND {ON_TEAM} AND {{hearers}}"
    " ON CONFLICT (person, subject) DO NOTHING RETURNING person"
)


class Part(NamedTuple):
    """One statement of a sweep: one kind, one of the days of a task, one gemeente."""

    rule: Rule
    day: str
    first: date
    last: date

    @property
    def sql(self) -> str:
        basis = ", ".join(f"'{basis}'" for basis in self.rule.basis)
        return INSERT.format(kind=self.rule.kind, day=self.day, basis=basis, hearers=HEARERS[self.rule.to])

    def arguments(self, gemeente: int, today: date) -> tuple[object, ...]:
        on_team = (today, today) * (2 if self.rule.to == "helper" else 1)
        return (clock.now(), self.first, self.last, gemeente, self.rule.actor, today, *on_team)


async def sweep() -> None:
    today = clock.today()
    for gemeente, key in await db.fetch("SELECT id, key FROM gemeente ORDER BY id"):
        for part in parts(key, today):
            await _make(part, gemeente, key, today)


def parts(gemeente: str, today: date) -> Iterator[Part]:
    known = content.load(gemeente).reminders
    for rule in policy().reminder:
        for day in rule.days if rule.kind in known else ():
            yield Part(rule, day, *rule.window(gemeente, today))


async def _make(part: Part, gemeente: int, key: str, today: date) -> None:
    moment = max(clock.now(), moment_at(today, first_reminder(key), AMSTERDAM))
    async with db.write():
        rows = await db.execute(part.sql, *part.arguments(gemeente, today))
        for person in sorted({person for (person,) in rows}):
            await jobs.wake("notice", f"notice:{person}", moment, {"person": person})
