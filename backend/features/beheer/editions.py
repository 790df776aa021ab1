"""Which edition of its content each gemeente has, and how every process comes to show it.

Each process asks once a second: an edition is rare, the question is one look at an index, and nothing can be missed.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import msgspec

from backend import content
from backend.content import Overlay
from backend.core import db, log

LOOK_EVERY = 1.0  # seconds

LAST = (
    "SELECT gemeente.key, (SELECT edition.id FROM edition WHERE edition.gemeente = gemeente.id"
    " ORDER BY edition.number DESC LIMIT 1) FROM gemeente"
)


async def look() -> None:
    """Shows the last edition of each gemeente from now on."""
    for key, edition in await db.fetch(LAST):
        if (edition or 0) != content.laid(key).edition:
            content.lay(key, await _read(edition) if edition else Overlay())


async def _read(edition: int) -> Overlay:
    [(body,)] = await db.fetch("SELECT body FROM edition WHERE id = ?", edition)
    try:
        return msgspec.structs.replace(msgspec.json.decode(body, type=Overlay), edition=edition)
    except msgspec.MsgspecError:
        log.log.exception("edition cannot be read", extra={"event": "edition cannot be read"})
        return Overlay(edition, unreadable=True)


@asynccontextmanager
async def running() -> AsyncIterator[None]:
    await look()
    looking = asyncio.create_task(_keep_looking())
    try:
        yield
    finally:
        looking.cancel()
        with suppress(asyncio.CancelledError):
            await looking


async def _keep_looking() -> None:
    while True:
        await asyncio.sleep(LOOK_EVERY)
        try:
            await look()
        except db.Unavailable:
            log.say("editions wait for the database", level=logging.WARNING)
