"""A worker that only sends, one message at a time and with a short lease: `python -m tests.faults.sending`.

To be killed at the worst moment. Says who it is to the push service, so that the right one dies.
"""

import asyncio
import os
from datetime import timedelta

from backend.core import clock, jobs, settings
from backend.core.engine import DB
from backend.core.message import Message
from backend.core.runner import Runner
from backend.features.push.delivering import Delivery
from backend.features.push.sender import sending
from backend.features.push.vapid import Signer

LEASE = timedelta(seconds=11)  # a second longer than a message may take


async def message(person: int, notices: list[int], *, shared: bool, buttons: bool) -> Message | None:
    topic = f"taak-{notices[0]}"
    return Message("Morgen", "", "nl", "ltr", "/taken/1", topic, clock.now() + timedelta(hours=1), 1)


async def main() -> None:
    jobs.LEASE = LEASE
    push = settings.current().push
    assert push is not None
    await DB.open()
    async with sending(Signer(push.key, push.subject), loopback=True) as sender:
        sender._session.headers["x-worker"] = str(os.getpid())
        runner = Runner({"push": Delivery(sender, message)}, at_once=1)
        while True:
            await runner.run_due()
            await asyncio.sleep(0.02)


if __name__ == "__main__":
    asyncio.run(main())
