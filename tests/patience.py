"""Waiting for what another process or task brings about."""

import asyncio
import time
from collections.abc import Awaitable, Callable

Look = Callable[[], Awaitable[bool]]


async def comes_true(look: Look, within: float) -> bool:
    """In seconds."""
    last = time.monotonic() + within
    while time.monotonic() < last:
        if await look():
            return True
        await asyncio.sleep(0.02)
    return False
