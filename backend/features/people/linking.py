"""Linking a phone, the helper's half: make the code, match the number, stop.

A photographed QR gains nothing: the phone that opens it only gets a number, and the helper has to see that number
on the newcomer's phone.
"""

from datetime import timedelta

from backend.core import access, clock, db, dossiers, events, sessions
from backend.core.access import Person
from backend.core.dossiers import Newcomer
from backend.core.errors import NotFound, Refused
from backend.features.people import codes, devices, hashing, limits, sealing
from backend.features.people.limits import Limit
from backend.features.people.rules import phones

LIFE = timedelta(minutes=10)
CODE_LENGTH = 8
CODE_OWNER = "enrolment"  # a code is found by its hash alone: the phone does not know whose it is
PER_DAY = Limit("linking", 5, timedelta(days=1))
MOST_WRONG = 3
SEAL = "enrolment"
LINKERS = ("begeleider", "klantmanager")


def may_link(helper: Person) -> bool:
    """Who links a phone could link their own and see what the newcomer sees; that is more than a docent may."""
    return helper.role in LINKERS


async def start(helper: Person, newcomer_id: int) -> None:
    """A new code for the newcomer's phone; one made before stops working."""
    newcomer = await dossiers.open_for(helper, newcomer_id)
    if not may_link(helper):
        raise NotFound
    if await devices.count(newcomer.id) >= devices.MOST:
        raise Refused(devices.TOO_MANY)
    await limits.spend((PER_DAY, str(newcomer.id)))
    token, code = sessions.new_token(), codes.new(CODE_LENGTH)
    code_hash, *_ = await hashing.hash_codes([code], CODE_OWNER)
    async with db.write():
        await _replace(helper, newcomer, sessions.hashed(token), code_hash, f"{token} {code}")
        await events.record("phone_link_started", newcomer.subject, helper)


async def _replace(helper: Person, newcomer: Newcomer, token_hash: str, code_hash: str, both: str) -> None:
    await db.execute(
        "INSERT INTO enrolment (person, helper, token_hash, code_hash, sealed, expires_at, label)"
        " VALUES (?, ?, ?, ?, ?, ?, '') ON CONFLICT (person) DO UPDATE SET helper = excluded.helper,"
        " token_hash = excluded.token_hash, code_hash = excluded.code_hash, sealed = excluded.sealed,"
        " expires_at = excluded.expires_at, label = '', wrong = 0, opened_at = NULL, pending_hash = NULL,"
        " number = NULL, choices = NULL, approved_at = NULL, shared = NULL, device = NULL, ended_at = NULL",
        *(newcomer.id, helper.id, token_hash, code_hash),
        *(sealing.seal(both, SEAL, newcomer.id), clock.now() + LIFE),
    )


# What a helper may still decide about: their own, waiting for the number, of a newcomer on whose team they are today.
_WAITING = (
    "helper = ? AND person = ? AND opened_at IS NOT NULL AND approved_at IS NULL AND ended_at IS NULL"
    f" AND expires_at > ? AND person IN (SELECT newcomer FROM traject WHERE id IN ({access.TEAM_OF}))"
)


def _waiting(helper: Person, newcomer: int) -> tuple[object, ...]:
    return helper.id, newcomer, clock.now(), *access.visible_to(helper)


async def match(helper: Person, newcomer_id: int, number: int, turn: int) -> None:
    """The helper says which number the phone shows. `turn`: how many were wrong when they saw the three.

    A second tap on the same three changes nothing.
    """
    newcomer = await dossiers.open_for(helper, newcomer_id)
    async with db.write():
        approved = await db.execute(
            f"UPDATE enrolment SET approved_at = ? WHERE number = ? AND wrong = ? AND {_WAITING} RETURNING id",
            *(clock.now(), number, turn, *_waiting(helper, newcomer.id)),
        )
        if not approved:
            await _count_wrong(helper, newcomer, turn)


async def _count_wrong(helper: Person, newcomer: Newcomer, turn: int) -> None:
    number, choices = phones.draw()
    counted = await db.execute(
        "UPDATE enrolment SET wrong = wrong + 1, number = ?, choices = ?"
        f" WHERE wrong = ? AND {_WAITING} RETURNING wrong",
        *(number, " ".join(map(str, choices)), turn, *_waiting(helper, newcomer.id)),
    )
    if counted and counted[0][0] >= MOST_WRONG:
        await _end(newcomer)
        await events.record("phone_link_refused", newcomer.subject, helper)


async def stop(helper: Person, newcomer_id: int) -> None:
    """For when the number is not on this phone: somebody else opened the code."""
    newcomer = await dossiers.open_for(helper, newcomer_id)
    async with db.write():
        if await _end(newcomer):
            await events.record("phone_link_stopped", newcomer.subject, helper)


async def _end(newcomer: Newcomer) -> bool:
    ended = await db.execute(
        "UPDATE enrolment SET ended_at = ?, sealed = NULL WHERE person = ? AND ended_at IS NULL RETURNING id",
        *(clock.now(), newcomer.id),
    )
    return bool(ended)
