"""Two transactions at once, one of which waits for the other. Only on PostgreSQL: on SQLite one writes at a time."""

import asyncio
from collections.abc import Coroutine
from contextvars import Context
from typing import Any, TypeVar

from backend.core import db

T = TypeVar("T")
FOR_THIS = "SELECT 1 FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"


async def behind(deed: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
    """Begins it in a transaction of its own, and comes back when it waits for that of the caller."""
    task = asyncio.create_task(deed, context=Context())
    for _ in range(1_000):
        if await db.fetch(FOR_THIS):
            return task
        await asyncio.sleep(0.005)
    raise AssertionError("it waits for nobody")
