"""A newcomer's phones. Each holds a secret in a cookie; the table holds only its hash."""

import base64
from dataclasses import dataclass
from datetime import datetime, timedelta

from backend.core import clock, db, dossiers, events, keys, sessions
from backend.core.access import Person, Visit
from backend.core.errors import Refused, SignInNeeded
from backend.core.texts import N_
from backend.features.people import accounts

MOST = 3
UNUSED, OLDEST = timedelta(days=90), timedelta(days=365)  # then a phone has to be linked again
OLD_SECRET_LIVES = timedelta(seconds=60)

TOO_MANY = N_("Er zijn al drie telefoons gekoppeld. Kies eerst: telefoon kwijt.")

LIVE = "device.revoked_at IS NULL AND device.used_at > ? AND device.created_at > ?"


def live() -> tuple[datetime, datetime]:
    """The arguments of LIVE."""
    now = clock.now()
    return now - UNUSED, now - OLDEST


@dataclass(frozen=True, slots=True)
class Device:
    id: int
    person: int
    call_name: str
    shared: bool
    locked_until: datetime | None


async def find(secret: str) -> Device | None:
    hashed = sessions.hashed(secret)
    row = await db.fetch_one(
        "SELECT device.id, device.person, person.call_name, device.shared, device.locked_until"
        " FROM device JOIN person ON person.id = device.person"
        " WHERE (device.secret_hash = ? OR (device.old_secret_hash = ? AND device.rotated_at > ?))"
        f" AND {LIVE} AND person.ended_at IS NULL",
        *(hashed, hashed, clock.now() - OLD_SECRET_LIVES, *live()),
    )
    return Device(*row) if row else None


async def add(person: int, label: str, shared: bool) -> tuple[int, str]:
    """The new phone's id and secret. Raises Refused when the person has three."""
    secret, now = sessions.new_token(), clock.now()
    async with db.write():
        if await count(person) >= MOST:
            raise Refused(TOO_MANY)
        device = await db.insert(
            "device",
            person=person,
            secret_hash=sessions.hashed(secret),
            label=label,
            shared=shared,
            rotated_at=now,
            created_at=now,
            used_at=now,
        )
    return device, secret


async def count(person: int) -> int:
    rows = await db.fetch(f"SELECT COUNT(*) FROM device WHERE person = ? AND {LIVE}", person, *live())
    return int(rows[0][0])


async def rotate(device: int, secret: str) -> str:
    """The phone's next secret.

    It follows from the last one: a PIN sent twice, or again because the answer got lost, ends with the same secret.
    """
    following = base64.urlsafe_b64encode(keys.mac("device", secret)).decode().rstrip("=")
    async with db.write():
        await db.execute(
            "UPDATE device SET secret_hash = ?, old_secret_hash = ?, rotated_at = ?"
            " WHERE id = ? AND secret_hash = ? AND revoked_at IS NULL",
            *(sessions.hashed(following), sessions.hashed(secret), clock.now(), device, sessions.hashed(secret)),
        )
    return following


async def say_whose(visit: Visit, shared: bool) -> str:
    """The token of a session that lives as long as on such a phone. Raises SignInNeeded for what is no linked phone."""
    if visit.device is None:
        raise SignInNeeded
    async with db.write():
        await db.execute("UPDATE device SET shared = ? WHERE id = ?", shared, visit.device)
        return await sessions.start(visit.person.id, lifetime(shared), visit.device)


def lifetime(shared: bool) -> sessions.Lifetime:
    return sessions.SHARED_PHONE if shared else sessions.OWN_PHONE


async def lose(helper: Person, newcomer_id: int) -> None:
    """All phones, sessions and links of the newcomer end at once. Said twice, nobody is told again."""
    newcomer = await dossiers.open_for(helper, newcomer_id)
    async with db.write():
        if await accounts.close_ways_in(newcomer.id):
            await events.record("phone_lost", newcomer.subject, helper)
