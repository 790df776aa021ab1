"""Workers that only send, to be killed at the worst moment: `python -m tests.faults.sending WORKERS AT_ONCE`.

For each that dies comes another, forked from a process that has imported everything. Each says who it is to the push
service, so that the right one dies. A lease, a message and a pause are shorter than in production.
"""

import asyncio
import os
import sys
from datetime import timedelta

from backend.core import clock, jobs, runner, settings
from backend.core.engine import DB
from backend.core.message import Message
from backend.core.runner import Runner
from backend.features.push import delivering, sender
from backend.features.push.delivering import Delivery
from backend.features.push.vapid import Signer

SECONDS = 4.0
LEASE, PAUSE = timedelta(seconds=6), timedelta(seconds=1)


async def message(person: int, notices: list[int], *, shared: bool, buttons: bool) -> Message | None:
    topic = f"taak-{notices[0]}"
    return Message("Morgen", "", "nl", "ltr", "/taken/1", topic, clock.now() + timedelta(hours=1), 1)


async def work(at_once: int) -> None:
    push = settings.current().push
    assert push is not None
    await DB.open()
    async with sender.sending(Signer(push.key, push.subject), loopback=True) as sending:
        sending._session.headers["x-worker"] = str(os.getpid())
        running = Runner({"push": Delivery(sending, message)}, at_once=at_once)
        while True:
            await running.run_due()
            await asyncio.sleep(0.02)


def start(at_once: int) -> None:
    if os.fork() == 0:
        try:
            asyncio.run(work(at_once))
        finally:
            os._exit(1)


def main(workers: int, at_once: int) -> None:
    jobs.LEASE, runner.PAUSES, sender.REST = LEASE, (PAUSE,), PAUSE
    sender.SECONDS = delivering.SECONDS = SECONDS
    for _ in range(workers):
        start(at_once)
    while True:
        os.wait()
        start(at_once)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
