"""Sessions are rows: an opaque token in a cookie, only its hash in the table, ended at once by whoever may.

A token is never taken over from the browser: each sign-in makes a new one. Times: the sign-in design's table.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from backend.core import access, clock, db, events
from backend.core.access import Person, Visit
from backend.core.events import Subject

TOUCH_AFTER = timedelta(seconds=30)  # a shared phone locks after 5 minutes: coarser would cut into that


@dataclass(frozen=True, slots=True)
class Lifetime:
    idle: timedelta
    absolute: timedelta


STAFF = Lifetime(idle=timedelta(minutes=15), absolute=timedelta(hours=12))
OWN_PHONE = Lifetime(idle=timedelta(days=30), absolute=timedelta(days=365))
SHARED_PHONE = Lifetime(idle=timedelta(minutes=5), absolute=timedelta(hours=12))


def new_token() -> str:
    return secrets.token_urlsafe(32)


def hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


async def start(person_id: int, lifetime: Lifetime, device: int | None = None) -> str:
    """A new session's token. One session a device: an earlier one ends."""
    now, token = clock.now(), new_token()
    async with db.write():
        if device:
            await db.execute("UPDATE session SET ended_at = ? WHERE device = ? AND ended_at IS NULL", now, device)
        await db.insert(
            "session",
            person=person_id,
            device=device,
            token_hash=hashed(token),
            created_at=now,
            seen_at=now,
            expires_at=now + lifetime.absolute,
            idle_seconds=int(lifetime.idle.total_seconds()),
            proved_at=now,
        )
    return token


FIND = (
    f"SELECT session.id, session.seen_at, session.idle_seconds, session.proved_at, session.device,"
    # Every page has the bell: here it costs one look at an index, as a query of its own four times that.
    f" (SELECT COUNT(*) FROM notice WHERE notice.person = session.person AND notice.read_at IS NULL),"
    f" COALESCE(device.shared, false), session.expires_at, {access.PERSON}"
    f" FROM session JOIN {access.PERSON_FROM.replace('person JOIN', 'person ON person.id = session.person JOIN', 1)}"
    " LEFT JOIN device ON device.id = session.device"
    " WHERE session.token_hash = ? AND session.ended_at IS NULL AND session.expires_at > ?"
    " AND person.ended_at IS NULL AND device.revoked_at IS NULL"
)


async def find(token: str, *, is_use: bool = True) -> Visit | None:
    """`is_use`: the person does something, which keeps the session alive; a page that refreshes itself does not."""
    now = clock.now()
    row = await db.fetch_one(FIND, hashed(token), now)
    if row is None or row[1] + timedelta(seconds=row[2]) <= now:
        return None
    if is_use and now - row[1] > TOUCH_AFTER:
        await _touch(row[0], now)
    number, _, _, proved_at, device, unread, shared, until, *person = row
    return Visit(number, Person(*person), proved_at, until, device=device, unread=unread, shared=bool(shared))


async def is_of_who_left(token: str) -> bool:
    """Somebody whose account has ended, and who will not be back."""
    row = await db.fetch_one(
        "SELECT session.id FROM session JOIN person ON person.id = session.person"
        " WHERE session.token_hash = ? AND person.ended_at IS NOT NULL",
        hashed(token),
    )
    return row is not None


async def _touch(session: int, now: datetime) -> None:
    async with db.write():
        await db.execute("UPDATE session SET seen_at = ? WHERE id = ? AND ended_at IS NULL", now, session)


async def is_live(session: int) -> bool:
    """Without counting as use: an open stream must not keep a session alive."""
    row = await db.fetch_one(
        "SELECT session.seen_at, session.idle_seconds FROM session"
        " JOIN person ON person.id = session.person LEFT JOIN device ON device.id = session.device"
        " WHERE session.id = ? AND session.ended_at IS NULL AND session.expires_at > ?"
        " AND person.ended_at IS NULL AND device.revoked_at IS NULL",
        session,
        clock.now(),
    )
    return row is not None and row[0] + timedelta(seconds=row[1]) > clock.now()


async def prove(session: int) -> None:
    """The person has just shown a PIN, or password and code."""
    async with db.write():
        await db.execute("UPDATE session SET proved_at = ? WHERE id = ?", clock.now(), session)


async def end(session: int, person: Person) -> None:
    """The person signs out."""
    async with db.write():
        ended = await db.execute(
            "UPDATE session SET ended_at = ? WHERE id = ? AND ended_at IS NULL RETURNING device", clock.now(), session
        )
        await events.hint(events.Hint(person=person.id))
        for (device,) in ended:
            await events.record("signed_out", Subject(person.gemeente), person, session=session, device=device)


async def end_all(person_id: int) -> None:
    async with db.write():
        await db.execute(
            "UPDATE session SET ended_at = ? WHERE person = ? AND ended_at IS NULL", clock.now(), person_id
        )
        await events.hint(events.Hint(person=person_id))
