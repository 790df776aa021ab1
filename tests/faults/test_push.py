"""kill -9 between sending and acknowledging, again and again: nothing is lost, and a repeat replaces the first."""

import asyncio
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from backend.core import settings
from tests.push.service import Browser, Service, serving
from tests.server import ROOT, environment
from tests.store import rows
from tests.town import Size, Town

KILLS, MESSAGES, SECONDS = 12, 40, 90
SETTINGS = {
    "WEGWIJS_VAPID_SUBJECT": "mailto:beheer@wegwijs.nl",
    "WEGWIJS_VAPID_KEY": settings.new_vapid_key(),
    "WEGWIJS_PUSH_LOOPBACK": "yes",
}
WORKERS = 1 if settings.current().is_sqlite else 2  # on SQLite one process writes

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


class Workers:
    def __init__(self, database: str, service: Service) -> None:
        self._environment = environment(database, **SETTINGS)
        self.service, self.kills = service, 0
        self.running: dict[int, subprocess.Popen[bytes]] = {}
        service.on_post = self.on_post

    def start(self) -> None:
        command = [sys.executable, "-m", "tests.faults.sending"]
        process = subprocess.Popen(command, cwd=ROOT, env=self._environment)
        self.running[process.pid] = process

    def on_post(self) -> None:
        """At every third message that comes for the first time its worker dies, before it has an answer."""
        paths = [post.path for post in self.service.posts]
        if self.kills < KILLS and paths.count(paths[-1]) == 1 and len(set(paths)) % 3 == 0:
            self.kills += 1
            victim = self.running.pop(int(self.service.posts[-1].headers["x-worker"]))
            victim.kill()
            victim.wait()
            self.start()


@contextmanager
def working(database: str, service: Service) -> Iterator[Workers]:
    workers = Workers(database, service)
    try:
        for _ in range(WORKERS):
            workers.start()
        yield workers
    finally:
        for process in workers.running.values():
            process.kill()
            process.wait()


@pytest.fixture
def town(town_of: Callable[[Size], Town]) -> Town:
    return town_of(Size(trajects=1, awake=1))


async def fill(database: str, service: Service) -> None:
    browser = Browser()
    arguments = [str(service.port), browser.p256dh, browser.auth, str(MESSAGES)]
    command = [sys.executable, "-c", FILL, *arguments]
    await asyncio.to_thread(subprocess.run, command, cwd=ROOT, env=environment(database, **SETTINGS), check=True)


async def test_no_message_is_lost_and_none_comes_more_than_once_again(town: Town, database: str) -> None:
    async with serving() as service:
        await fill(database, service)
        with working(database, service) as workers:
            for _ in range(SECONDS * 5):
                if not await rows(database, "SELECT id FROM job"):
                    break
                await asyncio.sleep(0.2)
    posts = Counter(post.path for post in service.posts)
    assert workers.kills == KILLS
    assert set(posts) == {f"/{number}" for number in range(MESSAGES)}
    assert max(posts.values()) <= 2 and sum(posts.values()) == MESSAGES + KILLS
    assert {(post.path, post.headers["topic"]) for post in service.posts} == {
        (path, f"taak-{path[1:]}") for path in posts
    }
