"""One message to one phone. Taken at least once; a repeat has the same topic, so the phone shows it once."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import msgspec

from backend.core import access, clock, db, log, texts
from backend.core.jobs import Job
from backend.core.message import Message
from backend.core.runner import Done, Failed, Later, Outcome, pause
from backend.core.texts import N_
from backend.features.push import hosts, rules
from backend.features.push.queries import target_of
from backend.features.push.sender import SECONDS, Answer, Sender, Target

MOST_BYTES = 2_048  # Firefox on Android takes 2,744 after encryption, the others 3,993
TEST_LIVES = 300  # seconds

TEST_TITLE = "Wegwijs"
TEST_BODY = N_("Het werkt. Zo ziet een bericht eruit.")


class Composer(Protocol):
    """Words a message now; None when there is nothing to say any more."""

    def __call__(
        self, person: int, notices: list[int], *, shared: bool, buttons: bool
    ) -> Awaitable[Message | None]: ...


Handler = Callable[[Job], Awaitable[Outcome]]


@dataclass(frozen=True, slots=True)
class Delivery:
    sender: Sender
    compose: Composer

    async def __call__(self, job: Job) -> Outcome:
        target = await target_of(int(str(job.payload["subscription"])), int(str(job.payload["person"])))
        if target is None:
            return Done("no_phone")
        if not hosts.allows(target.endpoint):
            return Done("not_allowed")
        host = self.sender.host(target)
        if rest := host.rests():
            return Later(rest)
        message = await self._message(job, target)
        if message is None:
            return Done("not_needed")
        async with host.turn() as later:
            return Later(later) if later else await self._send(job, target, message)

    async def _send(self, job: Job, target: Target, message: Message) -> Outcome:
        if not job.is_ours(SECONDS):
            return None  # this process stood still: by the time the message arrives the job is another's
        ttl = int((message.until - clock.now()).total_seconds())
        if ttl <= 0:
            return Done("too_late")
        body = payload(message)
        if len(body) > MOST_BYTES:
            log.log.error("message too big", extra={"event": "message too big"})
            return Done("too_big")
        answer = await self.sender.send(target, body, ttl, message.topic, urgent=message.urgent)
        return await settle(job, target, answer, message.until)

    async def _message(self, job: Job, target: Target) -> Message | None:
        if "test" in job.payload:
            return await _test(target, job)
        notices = job.payload["notices"]
        ids = [int(str(each)) for each in notices] if isinstance(notices, list) else []
        return await self.compose(target.person, ids, shared=target.shared, buttons=target.has_buttons)


async def settle(job: Job, target: Target, answer: Answer, until: datetime) -> Outcome:
    found = rules.verdict(answer.status)
    if found.then == "gone":
        await _delete(target)
    if found.then == "fault":
        await _mark(target, answer.status)
        log.log.error("push refused", extra={"event": "push refused", "status": answer.status})
    if found.then != "again":
        return Done(found.outcome)
    now = clock.now()
    asked = rules.wait_asked(answer.retry_after, now)
    wait = asked or (rules.slow_down(job.attempts) if found.outcome == "slow_down" else pause(job.attempts))
    if now + wait >= until:
        log.say("push given up", level=logging.WARNING, status=answer.status)
        return Done("too_late")
    return Failed(found.outcome, now + wait)


async def _delete(target: Target) -> None:
    async with db.write():
        await db.execute("DELETE FROM push_subscription WHERE id = ? AND endpoint = ?", target.id, target.endpoint)


async def _mark(target: Target, status: int) -> None:
    async with db.write():
        await db.execute("UPDATE push_subscription SET refused = ? WHERE id = ?", status, target.id)


async def _test(target: Target, job: Job) -> Message | None:
    me = await access.person(target.person)
    if me is None:
        return None
    words = texts.of(me.language)
    until = datetime.fromisoformat(str(job.payload["test"]))
    return Message(
        title=TEST_TITLE,
        body=words.plain(TEST_BODY),
        language=words.language.code,
        dir=words.language.dir,
        address="/meldingen",
        topic="proef",
        until=until,
        unread=0,
        urgent=True,
    )


def payload(message: Message) -> bytes:
    """The declarative shape: Safari shows it by itself, every other browser's worker reads it the same."""
    notification: dict[str, object] = {
        "title": message.title,
        "body": message.body,
        "lang": message.language,
        "dir": message.dir,
        "tag": message.topic,
        "navigate": message.address,
    }
    if message.task:
        notification["data"] = {"task": message.task}
    if message.actions:
        notification["actions"] = [
            {"action": name, "title": title, "navigate": message.address} for name, title in message.actions
        ]
    shape = {"web_push": 8030, "notification": notification, "app_badge": message.unread}
    return msgspec.json.encode(shape)
