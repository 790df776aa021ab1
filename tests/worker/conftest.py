from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from backend import worker
from backend.core import clock, db, events
from backend.core.events import Happened
from tests.cast import World
from tests.tasks import task_of

VERB = "pin_changed"


class Watcher:
    """What a slice does because something happened: here, a comment for each fact."""

    def __init__(self, task: int, author: int) -> None:
        self.task, self.author = task, author
        self.fails_at: set[str] = set()
        self.meanwhile: Callable[[], Awaitable[object]] | None = None

    async def __call__(self, event: Happened) -> None:
        fact = str(event.data["fact"])
        async with db.write():
            await db.insert("comment", task=self.task, author=self.author, body=fact, created_at=clock.now())
        if self.meanwhile:
            await self.meanwhile()
        if fact in self.fails_at:
            raise LookupError(fact)

    async def has_done(self) -> Counter[str]:
        return Counter(fact for (fact,) in await db.fetch("SELECT body FROM comment"))


@pytest.fixture
async def watcher(world: World, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Watcher]:
    watching = Watcher(await task_of(world, "samira", "huisarts"), world["samira"].id)
    monkeypatch.setattr(events, "_followed", {VERB})
    monkeypatch.setattr(worker, "WATCHERS", {VERB: (watching,)})
    async with db.write():
        await db.execute("UPDATE event SET handled = true")
    yield watching


async def happen(world: World, *facts: str) -> None:
    for fact in facts:
        async with db.write():
            await events.record(VERB, events.about(world["samira"]), fact=fact)


async def waiting() -> int:
    rows = await db.fetch("SELECT id FROM event WHERE handled = false")
    return len(rows)
