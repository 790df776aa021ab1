"""Hints of all processes, over one LISTEN connection that heals by itself when the server was away."""

import asyncio
import logging
import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

import asyncpg

from backend.core import db, log, settings
from backend.core.events import CHANNEL, Hint

SECONDS_TO_WAIT = 5
SHORTEST_PAUSE, LONGEST_PAUSE = 0.2, 5.0
# A connection that died without a word (a failover, a firewall) is silent for ever: only asking shows it.
ASK_EVERY = 10.0


async def listen(tell: Callable[[Hint], None], resync: Callable[[], None], heard: asyncio.Event) -> None:
    """Until cancelled; sets `heard` once it hears. After every gap it calls `resync`: what happened was not heard."""
    pause = SHORTEST_PAUSE
    while True:
        try:
            async with _listening(tell) as (connection, lost):
                if heard.is_set():
                    resync()
                heard.set()
                pause = SHORTEST_PAUSE
                await _stay(connection, lost)
        except (*db.UNAVAILABLE, asyncpg.PostgresError) as error:
            log.say("live waits for the database", level=logging.WARNING, reason=type(error).__name__)
        await asyncio.sleep(random.uniform(pause / 2, pause))
        pause = min(pause * 2, LONGEST_PAUSE)


@asynccontextmanager
async def _listening(tell: Callable[[Hint], None]) -> AsyncIterator[tuple[asyncpg.Connection, asyncio.Event]]:
    connection = await asyncpg.connect(
        settings.current().database,
        timeout=SECONDS_TO_WAIT,
        command_timeout=SECONDS_TO_WAIT,
        server_settings={"application_name": "wegwijs live"},
    )
    lost = asyncio.Event()
    try:
        connection.add_termination_listener(lambda _: lost.set())
        await connection.add_listener(CHANNEL, lambda *heard: tell(Hint.decode(heard[-1])))
        yield connection, lost
    finally:
        connection.terminate()


async def _stay(connection: asyncpg.Connection, lost: asyncio.Event) -> None:
    """Returns or raises when the connection is lost."""
    while not lost.is_set():
        with suppress(TimeoutError):
            async with asyncio.timeout(ASK_EVERY):
                await lost.wait()
                return
        await connection.execute("SELECT 1")
