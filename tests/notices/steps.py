"""The steps of a life. Each says in a word what happens; what is refused changes nothing."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from backend.core import db
from backend.core.errors import Invalid, NotFound, Refused
from backend.features.checklist import actions
from backend.features.notices import actions as notices
from backend.features.notices.sweep import sweep
from backend.features.people import teams
from tests.notices.life import Life, subscribe


@dataclass(frozen=True)
class Step:
    async def happen(self, life: Life) -> None:
        raise NotImplementedError


@dataclass(frozen=True)
class Ticks(Step):
    who: str
    task: str
    done: bool

    async def happen(self, life: Life) -> None:
        await actions.complete(life.world[self.who], life.task(self.task), self.done)


@dataclass(frozen=True)
class Confirms(Step):
    task: str
    seen: bool

    async def happen(self, life: Life) -> None:
        await actions.confirm(life.world["anneke"], life.task(self.task), self.seen)


@dataclass(frozen=True)
class MovesByLetter(Step):
    task: str
    days: int

    async def happen(self, life: Life) -> None:
        await actions.set_due(life.world["anneke"], life.task(self.task), life.day + timedelta(days=self.days))


@dataclass(frozen=True)
class MovesByFact(Step):
    """Nobody is told, and what it rests on stays."""

    task: str
    days: int

    async def happen(self, life: Life) -> None:
        async with db.write():
            day = life.day + timedelta(days=self.days)
            await db.execute("UPDATE task SET due = ? WHERE id = ?", day, life.task(self.task))


@dataclass(frozen=True)
class Plans(Step):
    task: str
    days: int | None

    async def happen(self, life: Life) -> None:
        day = None if self.days is None else life.day + timedelta(days=self.days)
        await actions.plan_day(life.world["tesfay"], life.task(self.task), day, None, None)


@dataclass(frozen=True)
class Drops(Step):
    task: str
    reason: str | None

    async def happen(self, life: Life) -> None:
        await actions.drop(life.world["anneke"], life.task(self.task), self.reason)


@dataclass(frozen=True)
class AsksHelp(Step):
    task: str
    reason: str | None

    async def happen(self, life: Life) -> None:
        await actions.ask_help(life.world["tesfay"], life.task(self.task), self.reason)


@dataclass(frozen=True)
class Comments(Step):
    who: str
    task: str

    async def happen(self, life: Life) -> None:
        await actions.comment(life.world[self.who], life.task(self.task), "Kijk eens.")


@dataclass(frozen=True)
class Talks(Step):
    """Says something again and again, and the worker tells it each time."""

    who: str
    task: str
    times: int

    async def happen(self, life: Life) -> None:
        for _ in range(self.times):
            await Comments(self.who, self.task).happen(life)
            await life.work()
            life.now += timedelta(minutes=6)
            await life.work()


@dataclass(frozen=True)
class Chooses(Step):
    who: str
    muted: bool
    quiet: tuple[str, str]

    async def happen(self, life: Life) -> None:
        first, last = self.quiet
        me = life.world[self.who]
        await notices.choose(me, muted=self.muted, discreet=False, quiet_from=first, quiet_until=last)
        life.quiet[self.who] = self.quiet
        (life.muted.add if self.muted else life.muted.discard)(self.who)


@dataclass(frozen=True)
class Leaves(Step):
    who: str

    async def happen(self, life: Life) -> None:
        async with db.write():
            await db.execute("UPDATE team SET until = ? WHERE person = ?", life.day, life.world[self.who].id)
        life.on_team.discard(self.who)


@dataclass(frozen=True)
class Joins(Step):
    who: str

    async def happen(self, life: Life) -> None:
        if life.world[self.who].is_newcomer:
            async with db.write():
                await db.execute("UPDATE team SET until = NULL WHERE person = ?", life.world[self.who].id)
        else:
            await teams.put_on(life.world["bea"], life.world["tesfay"].id, life.world[self.who].id, life.day)
        life.on_team.add(self.who)


@dataclass(frozen=True)
class Subscribes(Step):
    who: str
    phone: int

    async def happen(self, life: Life) -> None:
        await subscribe(life, self.who, self.phone)


@dataclass(frozen=True)
class Unsubscribes(Step):
    who: str

    async def happen(self, life: Life) -> None:
        async with db.write():
            await db.execute("DELETE FROM push_subscription WHERE person = ?", life.world[self.who].id)


@dataclass(frozen=True)
class Looks(Step):
    who: str
    minutes: int

    async def happen(self, life: Life) -> None:
        life.looks_until[self.who] = until = life.now + timedelta(minutes=self.minutes)
        async with db.write():
            await db.execute(
                "INSERT INTO looking (person, until) VALUES (?, ?)"
                " ON CONFLICT (person) DO UPDATE SET until = excluded.until",
                *(life.world[self.who].id, until),
            )


@dataclass(frozen=True)
class Reads(Step):
    who: str

    async def happen(self, life: Life) -> None:
        await notices.read_all(life.world[self.who])


@dataclass(frozen=True)
class ServiceWorks(Step):
    well: bool

    async def happen(self, life: Life) -> None:
        life.service_works = self.well


@dataclass(frozen=True)
class Passes(Step):
    """The clock jumps, also back."""

    minutes: int

    async def happen(self, life: Life) -> None:
        life.now += timedelta(minutes=self.minutes)


@dataclass(frozen=True)
class Sweeps(Step):
    async def happen(self, life: Life) -> None:
        await sweep()


@dataclass(frozen=True)
class Works(Step):
    hears: bool

    async def happen(self, life: Life) -> None:
        await life.work(self.hears)


@dataclass(frozen=True)
class JustBeforeItGoes(Step):
    """The worker does the job before it hears what happened."""

    what: Step

    async def happen(self, life: Life) -> None:
        await life.comes_to_the_next_job()
        await take(self.what, life)
        await life.work(hears=False)


@dataclass(frozen=True)
class LivesOn(Step):
    """With a worker that does its work all the time."""

    hours: int

    async def happen(self, life: Life) -> None:
        for hour in range(self.hours):
            life.now += timedelta(hours=1)
            if hour % 4 == 0:
                await sweep()
            await life.work()


async def take(step: Step, life: Life) -> None:
    with suppress(Refused, NotFound, Invalid):
        await step.happen(life)
