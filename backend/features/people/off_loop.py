"""Work that costs the processor tens of milliseconds, such as Argon2: off the event loop, never too much at once."""

import asyncio
import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from backend.core.errors import TooMany
from backend.core.texts import N_

# One core stays free for everybody who is already in. Each worker may use 64 MiB.
WORKERS = max(1, (os.cpu_count() or 1) - 1)
MOST_WAITING = 20
SECONDS_TO_COME_BACK = 10

BUSY = N_("Het is nu druk. Probeer het over een minuut nog een keer.")

T = TypeVar("T")

_threads = ThreadPoolExecutor(WORKERS, thread_name_prefix="argon2")
_room = threading.BoundedSemaphore(WORKERS + MOST_WAITING)


async def off_loop(work: Callable[[], T]) -> T:
    """Raises TooMany when too many others are waiting."""
    if not _room.acquire(blocking=False):
        raise TooMany(BUSY, SECONDS_TO_COME_BACK)
    future = _threads.submit(work)
    # When the work ends and not when the request does: a cancelled request still keeps its thread busy.
    future.add_done_callback(lambda _: _room.release())
    return await asyncio.wrap_future(future)
