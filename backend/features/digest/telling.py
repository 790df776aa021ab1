"""In the morning a helper hears that people need them: on the phone or by mail, and not at all when nobody does."""

import asyncio
import smtplib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date

from backend.core import access, clock, db, jobs
from backend.core.access import Person
from backend.core.clock import AMSTERDAM
from backend.core.jobs import Ending, Job
from backend.core.runner import Done, Failed, Outcome
from backend.core.settings import Mail
from backend.features.digest import actions, letter, queries
from backend.features.digest.policy import policy

PERMANENT = 500  # from here on the server will say the same again


@dataclass(frozen=True, slots=True)
class Digest:
    """`needed`: how many people need a helper. `notify`: puts that there are some in the inbox and on the phone."""

    needed: Callable[[Person], Awaitable[int]]
    notify: Callable[[Person, date], Awaitable[None]]
    mail: Mail | None

    async def __call__(self, job: Job) -> Outcome:
        me = await access.person(int(str(job.payload["person"])))
        if me is None or clock.now() > job.due_at + policy().worth:
            return Done("not_needed" if me is None else "too_late")
        channel, address = await queries.reach(me)
        number = await self.needed(me) if channel != "none" else 0
        if not number:
            return Done("muted" if channel == "none" else "not_needed")
        day = job.due_at.astimezone(AMSTERDAM).date()
        if channel == "mail" and self.mail and address:
            return await _mail(self.mail, me, letter.of(me, address, day, number, self.mail.sender), day)
        await self._notify(job, me, day)
        return None

    async def _notify(self, job: Job, me: Person, day: date) -> None:
        """In one transaction with the end of the job: said once."""
        async with db.write():
            await jobs.finish(job)
            await self.notify(me, day)
            await jobs.count([Ending(actions.JOB, "accepted")])


async def _mail(mail: Mail, me: Person, message: letter.Letter, day: date) -> Outcome:
    """At most once a day: a worker that dies while it sends does not know, and a mail is not worth saying it twice."""
    if not await actions.take_turn(me, day):
        return Done("repeated")
    ended = await _send(mail, message)
    if isinstance(ended, Failed):
        await actions.give_turn_back(me)
    return ended


async def _send(mail: Mail, message: letter.Letter) -> Done | Failed:
    try:
        await asyncio.to_thread(letter.send, mail, message)
    except smtplib.SMTPResponseException as answer:
        return Done("refused") if answer.smtp_code >= PERMANENT else Failed("their_fault")
    except smtplib.SMTPRecipientsRefused as answer:
        codes = [code for code, _ in answer.recipients.values()]
        return Done("gone") if min(codes) >= PERMANENT else Failed("their_fault")
    except (OSError, smtplib.SMTPException):
        return Failed("unreachable")
    return Done("accepted")
