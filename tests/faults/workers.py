"""Processes that send, over a database full of messages that are due, to a push service of the test's own."""

import asyncio
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from backend.core import settings
from tests.patience import comes_true
from tests.push.service import Browser, Service
from tests.server import ROOT, environment
from tests.store import rows

WORKERS = 1 if settings.current().is_sqlite else 2  # on SQLite one process writes
SETTINGS = {
    "WEGWIJS_VAPID_SUBJECT": "mailto:beheer@wegwijs.nl",
    "WEGWIJS_VAPID_KEY": settings.new_vapid_key(),
    "WEGWIJS_PUSH_LOOPBACK": "yes",
}

FILL = """
import asyncio, json, sys
from backend.core import clock, db, jobs
from backend.core.engine import DB
async def fill(port, p256dh, auth, messages):
    await DB.open()
    async with db.write():
        for number in range(messages):
            subscription = await db.insert("push_subscription", person=1, endpoint=f"http://127.0.0.1:{port}/{number}",
                p256dh=p256dh, auth=auth, created_at=clock.now(), seen_at=clock.now())
            payload = {"subscription": subscription, "person": 1, "notices": [number]}
            await jobs.enqueue("push", f"push:{number}", clock.now(), payload)
    await DB.close()
asyncio.run(fill(int(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])))
"""


async def fill(database: str, service: Service, messages: int) -> None:
    """Messages that are due, each for a phone of its own and with a topic of its own."""
    browser = Browser()
    arguments = [str(service.port), browser.p256dh, browser.auth, str(messages)]
    command = [sys.executable, "-c", FILL, *arguments]
    await asyncio.to_thread(subprocess.run, command, cwd=ROOT, env=environment(database, **SETTINGS), check=True)


@contextmanager
def working(database: str, at_once: int = 1) -> Iterator[None]:
    command = [sys.executable, "-m", "tests.faults.sending", str(WORKERS), str(at_once)]
    process = subprocess.Popen(command, cwd=ROOT, env=environment(database, **SETTINGS), start_new_session=True)
    try:
        yield
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def signal_sender(service: Service, what: signal.Signals) -> int:
    """To whoever sent the last message."""
    worker = int(service.posts[-1].headers["x-worker"])
    os.kill(worker, what)
    return worker


def times(service: Service) -> Counter[str]:
    """How often each message came."""
    return Counter(post.path for post in service.posts)


def have_topics_of_their_own(service: Service) -> bool:
    return all(post.headers["topic"] == f"taak-{post.path[1:]}" for post in service.posts)


async def all_are_done(database: str, within: float) -> bool:
    async def are_done() -> bool:
        return not await rows(database, "SELECT id FROM job")

    return await comes_true(are_done, within)
