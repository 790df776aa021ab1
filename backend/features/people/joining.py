"""Linking a phone, the phone's half: open the code, wait for the number, say whose phone it is, choose a PIN."""

from datetime import timedelta

from backend.core import access, clock, db, events, sessions
from backend.core.access import Person
from backend.core.errors import Invalid, Refused
from backend.core.texts import N_
from backend.features.people import (
    accounts,
    choosing,
    codes,
    credentials,
    devices,
    hashing,
    limits,
    linking,
)
from backend.features.people.limits import Limit
from backend.features.people.rules import phones
from backend.features.people.unlocking import Unlocked

PER_MINUTE = Limit("open minute", 10, timedelta(minutes=1))
PER_HOUR = Limit("open hour", 30, timedelta(hours=1))
WRONG_CODES = Limit("open code", 5, timedelta(minutes=15))

WRONG = N_("Deze code werkt niet. Vraag uw begeleider om een nieuwe code.")
OVER = N_("Het koppelen is gestopt. Vraag uw begeleider om een nieuwe code.")


async def open_token(token: str, address: str, user_agent: str) -> str:
    """The secret for the phone's waiting cookie. Raises Invalid: wrong, used and expired look the same."""
    await limits.spend((PER_MINUTE, address), (PER_HOUR, address))
    return await _open("token_hash", sessions.hashed(token), user_agent)


async def open_code(typed: str, address: str, user_agent: str) -> str:
    await limits.spend((PER_MINUTE, address), (PER_HOUR, address))
    async with limits.trying((WRONG_CODES, address)):
        code_hash, *_ = await hashing.hash_codes([codes.read(typed)], linking.CODE_OWNER)
        return await _open("code_hash", code_hash, user_agent)


async def _open(column: str, hashed: str, user_agent: str) -> str:
    """Marks it used in one conditional update: of two phones, one gets in."""
    pending, now = sessions.new_token(), clock.now()
    number, choices = phones.draw()
    async with db.write():
        opened = await db.execute(
            "UPDATE enrolment SET opened_at = ?, pending_hash = ?, number = ?, choices = ?, label = ?, sealed = NULL,"
            f" expires_at = ? WHERE {column} = ? AND opened_at IS NULL AND ended_at IS NULL AND expires_at > ?"
            " RETURNING id",
            *(now, sessions.hashed(pending), number, " ".join(map(str, choices)), phones.label(user_agent)),
            *(now + linking.LIFE, hashed, now),
        )
    if not opened:
        raise Invalid(code=WRONG)
    return pending


# The phone's turn: the helper has tapped the number that it showed.
_APPROVED = "pending_hash = ? AND approved_at IS NOT NULL AND ended_at IS NULL AND expires_at > ?"


async def say_whose(pending: str, shared: bool) -> None:
    async with db.write():
        said = await db.execute(
            f"UPDATE enrolment SET shared = ? WHERE {_APPROVED} RETURNING id",
            *(shared, sessions.hashed(pending), clock.now()),
        )
    if not said:
        raise Refused(OVER)


async def choose_pin(pending: str, pin: str, again: str, language: str) -> Unlocked:
    """Makes the phone the newcomer's and opens it, in the language that was chosen on it ("" for none)."""
    person = await _person_of(pending)
    pin_hash = await choosing.hashed(pin, again, person.id)
    spoken = language if accounts.is_offered(person.gemeente_key, language) else person.language
    async with db.write():
        shared, label = await _finish(pending)
        device, secret = await devices.add(person.id, label, shared)
        await db.execute("UPDATE enrolment SET device = ? WHERE person = ?", device, person.id)
        await credentials.store(person.id, pin_hash=pin_hash)
        await accounts.choose_language(person, spoken)
        session = await sessions.start(person.id, devices.lifetime(shared), device)
        await events.record("phone_linked", events.about(person), person, label=label)
    return Unlocked(session, secret, shared, spoken)


async def _person_of(pending: str) -> Person:
    row = await db.fetch_one(f"SELECT person FROM enrolment WHERE {_APPROVED}", sessions.hashed(pending), clock.now())
    person = await access.person(row[0]) if row else None
    if person is None:
        raise Refused(OVER)
    return person


async def _finish(pending: str) -> tuple[bool, str]:
    """Whose phone it is and what it is called. Once: of two at the same time one gets in."""
    finished = await db.execute(
        f"UPDATE enrolment SET ended_at = ? WHERE {_APPROVED} AND shared IS NOT NULL RETURNING shared, label",
        *(clock.now(), sessions.hashed(pending), clock.now()),
    )
    if not finished:
        raise Refused(OVER)
    return bool(finished[0][0]), str(finished[0][1])
