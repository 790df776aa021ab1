from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from backend import worker
from backend.core import clock, db
from backend.core.runner import Runner
from backend.features.notices import deciding
from tests.cast import World

Notices = Callable[[str], Awaitable[list["Notice"]]]


@dataclass(frozen=True)
class Notice:
    id: int
    kind: str
    task: int
    pushed: bool
    withheld: str | None
    read: bool


async def have_phones(world: World, *names: str) -> None:
    async with db.write():
        for name in names:
            await db.insert(
                "push_subscription",
                person=world[name].id,
                endpoint=f"https://push.example/{name}",
                p256dh="p",
                auth="a",
                created_at=clock.now(),
                seen_at=clock.now(),
            )


async def of(world: World, name: str) -> list[Notice]:
    rows = await db.fetch(
        "SELECT id, kind, task, pushed_at, withheld, read_at FROM notice WHERE person = ? ORDER BY id", world[name].id
    )
    return [
        Notice(id, kind, task, pushed is not None, why, read is not None) for id, kind, task, pushed, why, read in rows
    ]


async def pass_on(minutes: float = 6) -> None:
    """What the worker does, after what happens together has been gathered."""
    await worker.handle_all()
    await settle()


async def settle() -> None:
    await Runner({"notice": deciding.decide}).run_due()


async def messages(world: World, name: str) -> int:
    """How many went out to this person's phone."""
    rows = await db.fetch("SELECT id FROM job WHERE kind = 'push' AND payload LIKE ?", f'%"person": {world[name].id},%')
    return len(rows)
