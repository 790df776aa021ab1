"""A town of any size for tests of real servers: `python -m tests.town '{"trajects": 10}'` fills WEGWIJS_DATABASE.

Says as JSON who lives there, with a live session for each of the first trajects' people.
"""

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import repeat

from backend import content
from backend.content.task import Task
from backend.core import clock, db, migrate, sessions
from backend.core.engine import DB
from tests import way
from tests.server import ROOT, environment

CHUNK = 10_000  # trajects in one statement: no statement may take longer than the pool allows


@dataclass(frozen=True)
class Size:
    trajects: int = 10
    roles: tuple[str, ...] = ("begeleider",)  # the helpers of a traject
    caseload: int = 1  # trajects for each set of helpers
    caseloads: tuple[int, ...] = ()  # or for the helpers of each role apart
    tasks: int = 8
    tasks_of_first: int = 8  # for the first traject, whose page is measured
    awake: int = 10  # so many trajects have people with a live session
    on_the_way: bool = False  # the first has a plan, hours and exams; for that its team needs a klantmanager
    due: int | None = None  # so many trajects have one task that is due tomorrow; None: all are due today


@dataclass(frozen=True)
class Span:
    """Trajects whose tasks are due on one day."""

    first: int
    last: int
    due: date


@dataclass(frozen=True)
class Citizen:
    person: int
    role: str
    traject: int
    household: int
    token: str

    @property
    def headers(self) -> dict[str, str]:
        return {"cookie": f"sessie={self.token}", "sec-fetch-site": "same-origin"}


@dataclass(frozen=True)
class Town:
    citizens: tuple[Citizen, ...]
    tasks: dict[int, list[int]]  # by traject

    @cached_property
    def newcomer(self) -> Citizen:
        return next(citizen for citizen in self.citizens if citizen.role == "newcomer")

    @cached_property
    def begeleider(self) -> Citizen:
        return next(citizen for citizen in self.citizens if citizen.role == "begeleider")

    @cached_property
    def outsider(self) -> Citizen:
        return next(citizen for citizen in self.citizens if citizen.traject != self.newcomer.traject)


def build(database: str, size: Size) -> Town:
    """Fills an empty database, in a process of its own: a process knows one database."""
    command = [sys.executable, "-m", "tests.town", json.dumps(asdict(size))]
    said = subprocess.run(command, cwd=ROOT, env=environment(database), stdout=subprocess.PIPE, check=True).stdout
    found = json.loads(said)
    citizens = tuple(Citizen(**citizen) for citizen in found["citizens"])
    return Town(citizens, {int(traject): tasks for traject, tasks in found["tasks"].items()})


async def fill(size: Size) -> dict[str, object]:
    """Ids count from 1, in the order of making: the newcomer, household and traject i belong together."""
    await migrate.migrate()
    async with db.write():
        await db.insert("gemeente", key="nijkerk", name="Nijkerk", demo=True)
    for first in range(1, size.trajects + 1, CHUNK):
        async with db.write():
            await _people(first, min(first + CHUNK - 1, size.trajects))
    for first in range(1, size.trajects + 1, CHUNK):
        async with db.write():
            await _trajects(first, min(first + CHUNK - 1, size.trajects))
    async with db.write():
        await _teams(size)
    await _tasks(size)
    if size.due is not None:
        await _signals(size)
    if size.on_the_way:
        await way.walk(1)
    if DB.engine_type == "postgres":
        await _analyze()
    return {"citizens": await _awake(size), "tasks": await _tasks_of(size.awake)}


def _numbers(first: int, last: int) -> str:
    return f"WITH RECURSIVE n(i) AS (SELECT {first} UNION ALL SELECT i + 1 FROM n WHERE i < {last})"


async def _people(first: int, last: int) -> None:
    await db.execute(
        "INSERT INTO person (gemeente, role, name, call_name, speaks, created_at) "
        f"{_numbers(first, last)} SELECT 1, 'newcomer', 'Nieuwkomer ' || i, 'Samira', 'nl', ? FROM n ORDER BY i",
        clock.now(),
    )
    await db.execute(f"INSERT INTO household (gemeente) {_numbers(first, last)} SELECT 1 FROM n")


async def _trajects(first: int, last: int) -> None:
    """With a session and some history each: tables that grow with the town."""
    now, today = clock.now(), clock.today()
    await db.execute(
        "INSERT INTO traject (gemeente, household, newcomer, started_on) "
        f"{_numbers(first, last)} SELECT 1, i, i, ? FROM n ORDER BY i",
        today,
    )
    await db.execute(
        "INSERT INTO session (person, token_hash, created_at, seen_at, expires_at, idle_seconds, proved_at) "
        f"{_numbers(first, last)} SELECT i, 'town-' || i, ?, ?, ?, 2592000, ? FROM n",
        *(now, now, now + sessions.OWN_PHONE.absolute, now),
    )
    for verb in ("traject_started", "task_added", "task_done"):
        await db.execute(
            "INSERT INTO event (at, verb, gemeente, household, traject, actor, data, handled) "
            f"{_numbers(first, last)} SELECT ?, ?, 1, i, i, i, '{{}}', true FROM n",
            *(now, verb),
        )


async def _teams(size: Size) -> None:
    member = "INSERT INTO team (traject, person, role, since) "
    await db.execute(f"{member} SELECT id, newcomer, 'newcomer', started_on FROM traject")
    for role, caseload in zip(size.roles, size.caseloads or repeat(size.caseload), strict=False):
        for first in range(1, size.trajects + 1, caseload):
            helper = await db.insert(
                "person", gemeente=1, role=role, name=f"{role} {first}", call_name="Anneke", created_at=clock.now()
            )
            last = first + caseload - 1
            await db.execute(
                f"{member} SELECT id, ?, ?, started_on FROM traject WHERE id BETWEEN ? AND ?",
                *(helper, role, first, last),
            )


async def _tasks(size: Size) -> None:
    for number, template in enumerate(templates()[: max(size.tasks, size.tasks_of_first)]):
        last = size.trajects if number < size.tasks else 1
        for span in _spans(last, size.due if number == 0 or size.due is None else 0):
            async with db.write():
                await _task(template, span, is_done(number, size))


async def _signals(size: Size) -> None:
    """One for each traject: of as many as have a task that is due it comes today, of the others later."""
    today = clock.today()
    async with db.write():
        for span in _spans(size.trajects, size.due):
            since = today if span.due == today + timedelta(days=1) else span.due
            await db.execute(
                "INSERT INTO signal (traject, kind, since, day) SELECT id, 'course_late', ?, ? FROM traject"
                " WHERE id BETWEEN ? AND ?",
                *(since, since, span.first, span.last),
            )


def _spans(last: int, due: int | None) -> Iterator[Span]:
    today = clock.today()
    soon, day = (last, today) if due is None else (due, today + timedelta(days=1))
    for first in range(1, soon + 1, CHUNK):
        yield Span(first, min(first + CHUNK - 1, soon), day)
    for first in range(soon + 1, last + 1, CHUNK):
        yield Span(first, min(first + CHUNK - 1, last), today + timedelta(days=60 + first % 300))


def is_done(number: int, size: Size) -> bool:
    """A quarter of what only the first traject has."""
    return number >= size.tasks and number % 4 == 0


def templates() -> list[Task]:
    """Those that a tick only ticks: one that repeats would bring the next round."""
    pack = content.load("nijkerk").tasks.values()
    return [template for template in pack if template.subject != "child" and not template.repeat]


async def _task(template: Task, span: Span, done: bool) -> None:
    now = clock.now()
    await db.execute(
        "INSERT INTO task (gemeente, household, traject, template, step, title, actor, opened_on, opens, due,"
        " due_basis, done_at, done_by)"
        " SELECT 1, household, id, ?, ?, ?, ?, started_on, started_on, ?, 'target', ?, ? FROM traject"
        " WHERE id BETWEEN ? AND ?",
        *(template.key, template.step, template.title, template.actor, span.due),
        *(now if done else None, 1 if done else None, span.first, span.last),
    )


async def _analyze() -> None:
    """As autovacuum would have done in a town that grew slowly."""
    connection = await DB.get_new_connection()
    try:
        await connection.execute("ANALYZE")
    finally:
        await connection.close()


async def _awake(size: Size) -> list[dict[str, object]]:
    rows = await db.fetch(
        "SELECT team.person, team.role, team.traject, traject.household FROM team"
        " JOIN traject ON traject.id = team.traject WHERE traject.id <= ? ORDER BY traject.id, team.id",
        size.awake,
    )
    tokens = {person: await sessions.start(person, sessions.OWN_PHONE) for person in {row[0] for row in rows}}
    return [asdict(Citizen(*row, token=tokens[row[0]])) for row in rows]


async def _tasks_of(trajects: int) -> dict[int, list[int]]:
    rows = await db.fetch("SELECT traject, id FROM task WHERE traject <= ? ORDER BY traject, id", trajects)
    return {traject: [task for owner, task in rows if owner == traject] for traject in range(1, trajects + 1)}


async def main(size: Size) -> None:
    await DB.open()
    try:
        sys.stdout.write(json.dumps(await fill(size)))
    finally:
        await DB.close()


if __name__ == "__main__":
    asyncio.run(main(Size(**json.loads(sys.argv[1]))))
