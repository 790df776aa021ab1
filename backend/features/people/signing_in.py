"""Staff come in with a password and then a code; no session exists before both."""

from dataclasses import dataclass
from datetime import timedelta

from backend.core import access, clock, db, events, log, sessions, settings
from backend.core.access import Person
from backend.core.errors import Invalid, SignInNeeded
from backend.core.texts import N_
from backend.features.people import credentials, hashing, limits, second_factor, tickets
from backend.features.people.limits import Limit, Try

FROM_HERE = Limit("sign-in here", 5, timedelta(minutes=15))
FROM_ANYWHERE = Limit("sign-in", 20, timedelta(hours=1))
FROM_ADDRESS = Limit("sign-in address", 25, timedelta(minutes=5))
SESSIONS_AT_ONCE = 5

WRONG_PASSWORD = N_("E-mailadres of wachtwoord klopt niet.")


@dataclass(frozen=True, slots=True)
class Account:
    person: int
    gemeente: int
    email: str
    password_hash: str


async def check_password(email: str, password: str, address: str) -> str:
    """A ticket for the second step. An unknown e-mail address gets the same answer after the same time."""
    email = email.strip().lower()
    account = await _account("person.email = ?", email)
    await _verify(account, email, password, address)
    return tickets.issue(account.person) if account else ""


async def check_code(ticket: str, code: str) -> str:
    """A new session's token. Raises SignInNeeded for a ticket that is over."""
    person = await access.person(tickets.holder(ticket) or 0)
    if person is None:
        raise SignInNeeded
    await _verify_code(person, code)
    return await enter(person)


async def prove_again(person: Person, password: str, code: str, address: str) -> None:
    """Raises Invalid or TooMany, as when signing in."""
    account = await _account("person.id = ?", person.id)
    await _verify(account, account.email if account else "", password, address)
    await _verify_code(person, code)


async def enter(person: Person) -> str:
    """A new session's token; the oldest of more than five ends."""
    async with db.write():
        token = await sessions.start(person.id, sessions.STAFF)
        await db.execute(
            "UPDATE session SET ended_at = ? WHERE person = ? AND ended_at IS NULL AND id NOT IN"
            " (SELECT id FROM session WHERE person = ? AND ended_at IS NULL ORDER BY id DESC LIMIT ?)",
            *(clock.now(), person.id, person.id, SESSIONS_AT_ONCE),
        )
        await events.record("signed_in", events.Subject(person.gemeente), person)
    return token


async def _verify(account: Account | None, email: str, password: str, address: str) -> None:
    tries: tuple[Try, ...] = (FROM_ADDRESS, address), (FROM_HERE, f"{email} {address}"), (FROM_ANYWHERE, email)
    async with limits.trying(*tries):
        if not await hashing.password_matches(account.password_hash if account else None, password):
            # Also for an unknown address: otherwise a refusal that writes nothing down would come sooner.
            gemeente = account.gemeente if account else await _own_gemeente()
            await _note_refusal(gemeente, account.person if account else None, "password")
            raise Invalid(password=WRONG_PASSWORD)
    if account and hashing.is_outdated(account.password_hash):
        await credentials.set_password(account.person, password)


async def _verify_code(person: Person, code: str) -> None:
    try:
        await second_factor.check(person.id, code)
    except Invalid:
        await _note_refusal(person.gemeente, person.id, "code")
        raise


async def _account(condition: str, value: str | int) -> Account | None:
    """Only one that has both: a password whose code was never confirmed opens nothing."""
    row = await db.fetch_one(
        "SELECT person.id, person.gemeente, person.email, credential.password_hash"
        f" FROM person JOIN credential ON credential.person = person.id WHERE {condition}"
        " AND person.ended_at IS NULL AND person.role <> 'newcomer'"
        " AND credential.password_hash IS NOT NULL AND credential.totp_seed IS NOT NULL",
        value,
    )
    return Account(*row) if row else None


async def _own_gemeente() -> int | None:
    row = await db.fetch_one("SELECT id FROM gemeente WHERE key = ?", settings.current().gemeente)
    return row[0] if row else None


async def _note_refusal(gemeente: int | None, person: int | None, reason: str) -> None:
    log.say("sign_in_refused", reason=reason)
    if gemeente is not None:
        async with db.write():
            await events.record("sign_in_refused", events.Subject(gemeente), person=person, reason=reason)
