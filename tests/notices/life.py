"""Anything that can happen to a newcomer's tasks, people, phones and clocks; and a watch over every message that goes.

What must hold is said here once more, without the product's rules: from the rows as they are when a message goes.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from backend import content, worker
from backend.core import clock, db
from backend.core.clock import AMSTERDAM
from backend.core.jobs import Job
from backend.core.message import Message
from backend.core.runner import Outcome, Runner
from backend.features.notices import composing, deciding
from backend.features.push.delivering import Delivery
from backend.features.push.sender import Answer, Host, Target
from tests.cast import World

PEOPLE = ("tesfay", "anneke", "peter")
# Whose task it is, how many days from the start it is due, and what that day rests on.
TASKS = {
    "bank": ("newcomer", 1, "target"),
    "huisarts": ("newcomer", 1, "law"),
    "brp": ("klantmanager", 0, "target"),
}
SAID = content.load("nijkerk").reminding
KEPT_WHATEVER = ("message", "helper_message", "confirmed", "accepted")  # words, not something to do

GOING = (
    "SELECT notice.kind, notice.day, task.template, task.due, task.advise, task.planned_on, task.stuck_at,"
    " COALESCE(task.done_at, task.dropped_at, task.retired_at), person.role, notice.withheld"
    " FROM notice JOIN task ON task.id = notice.task JOIN person ON person.id = notice.person WHERE notice.id = ?"
)


@dataclass(slots=True)
class Life:
    world: World
    tasks: dict[str, int]
    now: datetime
    on_team: set[str] = field(default_factory=lambda: set(PEOPLE))
    muted: set[str] = field(default_factory=set)
    quiet: dict[str, tuple[str, str]] = field(default_factory=dict)
    looks_until: dict[str, datetime] = field(default_factory=dict)
    service_works: bool = True
    service_failed: bool = False
    reminded: set[tuple[object, ...]] = field(default_factory=set)
    went: dict[str, tuple[int, date]] = field(default_factory=dict)  # by the job: to which phone, on which day
    wrong: list[str] = field(default_factory=list)
    job: str = ""
    rows: list[tuple[Any, ...]] = field(default_factory=list)

    @property
    def day(self) -> date:
        return self.now.astimezone(AMSTERDAM).date()

    def task(self, name: str) -> int:
        return self.tasks[name]

    def name_of(self, person: int) -> str:
        return next(name for name in PEOPLE if self.world[name].id == person)

    @contextmanager
    def is_lived(self) -> Iterator["Life"]:
        """Its time is the app's."""
        before, clock.source = clock.source, lambda: self.now
        try:
            yield self
        finally:
            clock.source = before

    async def work(self, hears: bool = True) -> None:
        """What a worker does in a look. It may do jobs before it hears what happened."""
        if hears:
            await worker.handle_all()
        await Runner({"notice": deciding.decide, "push": self._push}, at_once=1).run_due()

    async def comes_to_the_next_job(self) -> bool:
        """False when there is none."""
        row = await db.fetch_one("SELECT run_at FROM job ORDER BY run_at LIMIT 1")
        self.now = max(self.now, row[0]) if row else self.now
        return row is not None

    async def _push(self, job: Job) -> Outcome:
        self.job = job.key
        return await Delivery(self, self._compose)(job)  # type: ignore[arg-type]  # as far as it is a Sender

    async def _compose(self, person: int, notices: list[int], *, shared: bool, buttons: bool) -> Message | None:
        message = await composing.compose(person, notices, shared=shared, buttons=buttons)
        found = [(await db.fetch(GOING, notice))[0] for notice in notices]
        self.rows = [row for row in found if row[-1] is None]
        too_late = any(row[-1] == "too_late" for row in found) and not self.service_failed
        self._never(too_late, f"to {self.name_of(person)} was decided for quiet hours")
        return message

    def host(self, target: Target) -> Host:
        return Host()

    async def send(self, target: Target, body: bytes, ttl: int, topic: str, *, urgent: bool) -> Answer:
        if not self.service_works:
            self.service_failed = True
            return Answer(503)
        name = self.name_of(target.person)
        for row in self.rows:
            self._look_at(name, target.id, *row)
        self._look_at_person(name)
        self._count(target, str(self.rows[0][-2]))
        return Answer(201)

    def _look_at(self, name: str, phone: int, kind: str, day: date | None, task: str, *now: Any) -> None:
        *days, stuck_at, ended_at, _, _ = now
        said = f"{kind} of {task} to {name}"
        self._never(ended_at and kind not in KEPT_WHATEVER, f"{said} after it was done")
        self._never(kind == "helper_asked" and not stuck_at, f"{said}, which nobody asks any more")
        if day:
            self._never(day not in days, f"{said} for {day}, which it is not any more")
            self._never(stuck_at, f"{said}, which a helper has in hand")
            self._never((phone, kind, task, day) in self.reminded, f"{said} for {day} a second time")
            self.reminded.add((phone, kind, task, day))

    def _look_at_person(self, name: str) -> None:
        at = self.now.astimezone(AMSTERDAM).strftime("%H:%M")
        first, last = self.quiet.get(name, (SAID.quiet_from, SAID.quiet_until))
        quiet = first <= at < last if first <= last else at >= first or at < last
        self._never(quiet, f"to {name} at {at}, quiet from {first} until {last}")
        self._never(name not in self.on_team, f"to {name}, who is not on the team")
        self._never(name in self.muted, f"to {name}, who wants none")
        self._never(self.looks_until.get(name, self.now) > self.now, f"to {name}, who is looking")

    def _count(self, target: Target, role: str) -> None:
        self.went.setdefault(self.job, (target.id, self.day))
        most, number = 1 if role == "newcomer" else SAID.helper_a_day, Counter(self.went.values())[target.id, self.day]
        self._never(number > most, f"{number} to {self.name_of(target.person)} on {self.day}")

    def _never(self, so: object, what: str) -> None:
        if so:
            self.wrong.append(f"{self.now.astimezone(AMSTERDAM):%d %b %H:%M}: {what}")

    async def run_out(self) -> None:
        """Nothing happens any more, and the worker does what is due, each at its time."""
        self.service_works = True
        await self.work()
        for _ in range(30):
            if not await self.comes_to_the_next_job():
                break
            await self.work()
        self._never(await db.fetch("SELECT id FROM job"), "there is work without end")
        self._never(await db.fetch("SELECT id FROM event WHERE handled = false"), "something was not heard")
        for kind, person in await db.fetch(
            "SELECT kind, person FROM notice WHERE withheld IS NULL AND pushed_at IS NULL"
        ):
            self._never(True, f"{kind} to {self.name_of(person)} did not go, and nothing says why")


async def begin(world: World, tasks: dict[str, int], at: datetime) -> Life:
    """Everything as it was, at another moment."""
    life = Life(world, tasks, at)
    team = [(world[name].id, world["tesfay"].traject, world[name].role) for name in PEOPLE]
    async with db.write():
        for table in (
            "comment",
            "event",
            "job",
            "tally",
            "notice",
            "sent_message",
            "notice_wish",
            "push_subscription",
            "looking",
        ):
            await db.execute(f"DELETE FROM {table}")
        await db.execute("DELETE FROM team")
        for person, traject, role in team:
            await db.insert("team", traject=traject, person=person, role=role, since=date(2026, 9, 1))
        for name, (actor, days, basis) in TASKS.items():
            await _open(tasks[name], actor, life.day + timedelta(days=days), basis)
    for name in PEOPLE:
        await subscribe(life, name, 1)
    return life


async def _open(task: int, actor: str, due: date, basis: str) -> None:
    nothing = "done_at done_by dropped_at dropped_by drop_reason retired_at stuck_at stuck_by stuck_reason confirmed_at"
    nothing += " confirmed_by accepted_at accepted_by planned_on planned_part planned_with advise"
    await db.execute(
        f"UPDATE task SET {', '.join(f'{column} = NULL' for column in nothing.split())},"
        " actor = ?, opens = ?, due = ?, due_basis = ?, due_fixed = true WHERE id = ?",
        *(actor, date(2026, 9, 1), due, basis, task),
    )


async def subscribe(life: Life, name: str, number: int) -> None:
    async with db.write():
        await db.execute(
            "INSERT INTO push_subscription (person, endpoint, p256dh, auth, created_at, seen_at)"
            " VALUES (?, ?, 'p', 'a', ?, ?) ON CONFLICT (endpoint) DO NOTHING",
            *(life.world[name].id, f"http://127.0.0.1/{name}{number}", life.now, life.now),
        )
