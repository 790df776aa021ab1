"""Staff get in for the first time, or again after losing a factor: link, password, code, all or nothing."""

from dataclasses import dataclass
from datetime import timedelta

from backend.core import clock, db, events, sessions, settings
from backend.core.access import Person
from backend.core.errors import Invalid, NotFound, Refused
from backend.core.texts import N_
from backend.features.people import credentials, hashing, limits, passwords, sealing, second_factor
from backend.features.people.limits import Limit

LIFE = timedelta(days=3)
PER_MINUTE = Limit("invitation minute", 10, timedelta(minutes=1))
PER_HOUR = Limit("invitation hour", 30, timedelta(hours=1))
CHOICES = Limit("password choice", 20, timedelta(hours=1))

STALE = N_("Deze uitnodiging werkt niet meer. Vraag uw beheerder om een nieuwe.")


@dataclass(frozen=True, slots=True)
class Invitation:
    seed: str | None
    id: int
    person: int
    gemeente: int
    gemeente_name: str
    name: str
    email: str
    password_hash: str | None


async def invite(person: int, by: Person | None = None) -> str:
    """The link, to be shown once. One sent before stops working; what the person signs in with goes on working."""
    token, now = sessions.new_token(), clock.now()
    async with db.write():
        gemeente, verb = await _invitable(person, by)
        await db.execute(
            "INSERT INTO invitation (person, token_hash, expires_at) VALUES (?, ?, ?)"
            " ON CONFLICT (person) DO UPDATE SET token_hash = excluded.token_hash, expires_at = excluded.expires_at,"
            " password_hash = NULL, totp_seed = NULL, used_at = NULL",
            *(person, sessions.hashed(token), now + LIFE),
        )
        await events.record(verb, events.Subject(gemeente), by, person=person)
    return f"{settings.current().origin}/activeren#{token}"


async def _invitable(person: int, by: Person | None) -> tuple[int, str]:
    """Of which gemeente, and what it is: for who signs in already, a way to a new password and second factor."""
    row = await db.fetch_one(
        "SELECT person.gemeente, credential.id FROM person LEFT JOIN credential ON credential.person = person.id"
        " WHERE person.id = ? AND role <> 'newcomer' AND email IS NOT NULL AND ended_at IS NULL",
        person,
    )
    if row is None or (by and row[0] != by.gemeente):
        raise NotFound
    gemeente, credential = row
    return gemeente, "account_reset" if credential else "account_invited"


async def find(token: str) -> Invitation:
    """Raises Refused when it is over, used, or never was."""
    row = await db.fetch_one(
        "SELECT invitation.id, person.id, person.gemeente, gemeente.name, person.name, person.email,"
        " invitation.password_hash, invitation.totp_seed FROM invitation"
        " JOIN person ON person.id = invitation.person JOIN gemeente ON gemeente.id = person.gemeente"
        " WHERE invitation.token_hash = ? AND invitation.used_at IS NULL AND invitation.expires_at > ?"
        " AND person.ended_at IS NULL",
        *(sessions.hashed(token), clock.now()),
    )
    if row is None:
        raise Refused(STALE)
    seed = sealing.unseal(row[-1], credentials.TOTP, row[1]) if row[-1] else None
    return Invitation(seed, *row[:-1])


async def open_link(typed: str, address: str) -> str:
    """The token in what was typed. Raises Invalid for an invitation that is not there."""
    await limits.spend((PER_MINUTE, address), (PER_HOUR, address))
    token = token_in(typed)
    try:
        await find(token)
    except Refused as stale:
        raise Invalid(code=STALE) from stale
    return token


def token_in(typed: str) -> str:
    """People paste the whole link, or only what stands behind its #."""
    return typed.rpartition("#")[2].strip()


async def choose_password(token: str, password: str, again: str) -> None:
    """Waits on the invitation until a code is confirmed. Raises Invalid for one that may not be chosen."""
    found = await find(token)
    await limits.spend((CHOICES, str(found.person)))
    await passwords.check(password, again, [found.name, found.email.partition("@")[0], found.gemeente_name])
    password_hash = await hashing.hash_password(password)
    seed = found.seed or credentials.new_seed()  # a page said twice must not make the scanned QR worthless
    async with db.write():
        await db.execute(
            "UPDATE invitation SET password_hash = ?, totp_seed = ?"
            " WHERE id = ? AND token_hash = ? AND used_at IS NULL",
            *(password_hash, sealing.seal(seed, credentials.TOTP, found.person), found.id, sessions.hashed(token)),
        )


async def confirm(token: str, code: str) -> tuple[int, list[str]]:
    """The person, whose account now works with this password and code, and their ten recovery codes."""
    found = await find(token)
    if found.password_hash is None or found.seed is None:
        raise Refused(STALE)
    async with limits.trying((second_factor.TOTP_TRIES, f"invitation {found.id}")):
        step = second_factor.matching_step(found.seed, code, clock.now())
        if step is None:
            raise Invalid(code=second_factor.WRONG_CODE)
    made, hashes = await credentials.make_recovery_codes(found.person)
    async with db.write():
        await _use(found, sessions.hashed(token))
        await credentials.set_totp(found.person, found.seed)
        await credentials.store(found.person, password_hash=found.password_hash, totp_step=step)
        await credentials.store_recovery_codes(found.person, hashes)
        await sessions.end_all(found.person)
        await events.record("account_activated", events.Subject(found.gemeente), person=found.person)
    return found.person, made


async def _use(found: Invitation, token_hash: str) -> None:
    """Once, and only with the password that was seen: of two at the same time one gets in."""
    used = await db.execute(
        "UPDATE invitation SET used_at = ?, password_hash = NULL, totp_seed = NULL"
        " WHERE id = ? AND token_hash = ? AND password_hash = ? AND used_at IS NULL RETURNING id",
        *(clock.now(), found.id, token_hash, found.password_hash),
    )
    if not used:
        raise Refused(STALE)
