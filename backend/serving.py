"""The web server: granian, with what long-lived streams and a quick stop need."""

import asyncio
import os

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from backend.core import migrate, settings
from backend.core.engine import DB

WITHOUT_WORKER = "WEGWIJS_WITHOUT_WORKER"  # from this process to the web processes that granian starts
STREAMS = 16_384  # granian stops at 1,024 open connections unless told otherwise
SECONDS_TO_STOP = 3  # an open stream would hold up a stop for ever


def serve(*, with_worker: bool) -> None:
    chosen = settings.current()
    asyncio.run(_reachable())
    os.environ[WITHOUT_WORKER] = "" if with_worker else "1"
    Granian(
        "backend.app:serve",
        factory=True,
        interface=Interfaces.ASGI,
        address=chosen.host,
        port=chosen.port,
        workers=chosen.processes,
        backlog=STREAMS,
        backpressure=STREAMS,
        workers_kill_timeout=SECONDS_TO_STOP,
        respawn_failed_workers=True,
        websockets=False,
        log_access=False,
        log_level=LogLevels.warning,
    ).serve()


async def _reachable() -> None:
    """Says in one sentence, before any web process starts, why the database cannot be used."""
    await DB.open()
    try:
        await migrate.insist_on_current()
    finally:
        await DB.close()
