"""One question to the database for all who ask it at the same moment: jobs are taken by the dozen."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextvars import Context
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(slots=True)
class Together(Generic[T]):
    """Gives what is found under some ids; `find` asks for the ids of all."""

    find: Callable[[list[int]], Awaitable[Mapping[int, T]]]
    _asked: list[int] = field(default_factory=list, init=False)
    _answer: "asyncio.Task[Mapping[int, T]] | None" = field(default=None, init=False)

    async def __call__(self, *ids: int) -> list[T]:
        if self._answer is None:
            # It runs after whoever is ready to run now, and in no transaction of the first who asks.
            self._answer = asyncio.create_task(self._ask(), context=Context())
        self._asked += ids
        # Shielded: one that is cancelled takes nothing from the others.
        found = await asyncio.shield(self._answer)
        return [found[id] for id in ids if id in found]

    async def _ask(self) -> Mapping[int, T]:
        ids, self._asked, self._answer = self._asked, [], None
        return await self.find(ids)
