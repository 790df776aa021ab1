"""Sends so many messages, by itself or from the job table, and says what it took:
`python -m tests.bench.push_sending '{"number": 10, …}'`."""

import asyncio
import json
import ssl
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from functools import partial

import uvloop

from backend import content
from backend.core import clock, db
from backend.core.engine import DB
from backend.core.runner import Runner
from backend.features.notices.composing import compose
from backend.features.push.delivering import Delivery
from backend.features.push.sender import PER_HOST, Sender, Target, sending
from backend.features.push.vapid import signer

TTL, TOPIC = 3_600, "taak-17"


@dataclass(frozen=True)
class Order:
    number: int
    body: str  # "" for what the jobs in the table say
    endpoint: str
    certificate: str
    key: str
    subject: str
    p256dh: str
    auth: str


@dataclass(frozen=True)
class Spent:
    seconds: float
    cpu: float  # seconds

    def per_second(self, number: int) -> float:
        return number / self.seconds

    def per_core(self, number: int) -> float:
        """Messages in a second of one core."""
        return number / self.cpu


async def spent(work: Callable[[], Awaitable[object]]) -> Spent:
    begun, cpu = time.perf_counter(), time.process_time()
    await work()
    return Spent(time.perf_counter() - begun, time.process_time() - cpu)


async def send(sender: Sender, order: Order, number: int) -> None:
    """As many at a time as one push service gets."""
    waiting = iter(range(number))
    target, body = Target(1, 1, order.endpoint, order.p256dh, order.auth, shared=False), order.body.encode()

    async def in_turn() -> None:
        for _ in waiting:
            answer = await sender.send(target, body, TTL, TOPIC, urgent=False)
            assert answer.status == 201

    await asyncio.gather(*(in_turn() for _ in range(PER_HOST)))


async def deliver(sender: Sender, order: Order) -> Spent:
    await DB.open()
    try:
        await _fill(order)
        took = await spent(Runner({"push": Delivery(sender, compose)}).run_due)
        [(accepted,)] = await db.fetch("SELECT number FROM tally WHERE kind = 'push' AND outcome = 'accepted'")
        assert accepted == order.number
        return took
    finally:
        await DB.close()


async def _fill(order: Order) -> None:
    """A phone, a notice about a task, and a job that is due, for each newcomer."""
    content.load("nijkerk")  # as a worker did long ago
    now = clock.now()
    async with db.write():
        await db.execute(
            "INSERT INTO push_subscription (id, person, endpoint, p256dh, auth, created_at, seen_at)"
            " SELECT newcomer, newcomer, CAST(? AS TEXT) || newcomer, ?, ?, ?, ? FROM traject",
            *(order.endpoint, order.p256dh, order.auth, now, now),
        )
        await db.execute(
            "INSERT INTO notice (id, person, kind, subject, traject, task, day, created_at, pushed_at)"
            " SELECT newcomer, newcomer, 'task_due', 'task_due', traject.id, MIN(task.id), MIN(task.due), ?, ?"
            " FROM traject JOIN task ON task.traject = traject.id GROUP BY newcomer, traject.id",
            *(now, now),
        )
        await db.execute(
            "INSERT INTO job (kind, key, payload, due_at, run_at) SELECT 'push', 'push:' || newcomer,"
            """ '{"subscription":' || newcomer || ',"person":' || newcomer || ',"notices":[' || newcomer || ']}',"""
            " ?, ? FROM traject",
            *(now, now),
        )
        await db.execute(
            "INSERT INTO notice_wish (person, quiet_from, quiet_until) SELECT newcomer, '00:00', '00:00' FROM traject"
        )


async def main(order: Order) -> None:
    tls = ssl.create_default_context(cafile=order.certificate)
    ours = signer()
    assert ours
    async with sending(ours, loopback=True, tls=tls) as sender:
        if order.body:
            await send(sender, order, PER_HOST)
            took = await spent(partial(send, sender, order, order.number))
        else:
            took = await deliver(sender, order)
    sys.stdout.write(json.dumps(asdict(took)))


if __name__ == "__main__":
    uvloop.run(main(Order(**json.loads(sys.argv[1]))))
