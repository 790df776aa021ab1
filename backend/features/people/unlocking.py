"""The PIN opens a linked phone. A try is counted in the database before the PIN is looked at."""

from dataclasses import dataclass
from datetime import datetime
from typing import NoReturn

from backend.core import access, clock, db, events, sessions
from backend.core.access import Person, Visit
from backend.core.errors import Invalid, NotFound, SignInNeeded, TooMany
from backend.core.texts import N_
from backend.features.people import credentials, devices, hashing
from backend.features.people.devices import Device
from backend.features.people.rules import pins

WRONG_PIN = N_("Deze pincode klopt niet.")
PAUSED = N_("Dit was te vaak fout. Wacht nog {minutes} min.")


@dataclass(frozen=True, slots=True)
class Unlocked:
    session: str
    secret: str
    shared: bool
    language: str


async def unlock(secret: str, pin: str) -> Unlocked:
    """Raises NotFound for a phone that is not linked, TooMany in a pause, Invalid for a wrong PIN."""
    device = await devices.find(secret)
    person = await access.person(device.person) if device else None
    if device is None or person is None:
        raise NotFound
    await _check(device, person, pin)
    async with db.write():
        await _accept(device.id)
        following = await devices.rotate(device.id, secret)
        session = await sessions.start(person.id, devices.lifetime(device.shared), device.id)
        await events.record("signed_in", events.Subject(person.gemeente), person)
    return Unlocked(session, following, device.shared, person.language)


async def prove_again(visit: Visit, pin: str) -> None:
    """Raises Invalid or TooMany, as when unlocking."""
    if visit.device is None:
        raise SignInNeeded
    device = Device(visit.device, visit.person.id, visit.person.call_name, visit.shared, None)
    await _check(device, visit.person, pin)
    async with db.write():
        await _accept(device.id)


async def _check(device: Device, person: Person, pin: str) -> None:
    count = await _count(device.id, person)
    known = await credentials.pin_hash(person.id)
    try:
        is_right = known is not None and await hashing.pin_matches(known, pins.folded(pin), person.id)
    except TooMany:
        await _uncount(device.id, count)  # it was not looked at: a crowd at the door must not lock anybody's phone
        raise
    if not is_right:
        await _refuse(device.id, person)


async def _count(device: int, person: Person) -> int:
    """One conditional update: of twenty at once, those that come in a pause are not looked at."""
    now = clock.now()
    async with db.write():
        counted = await db.execute(
            "UPDATE device SET wrong_pins = wrong_pins + 1, locked_until = NULL WHERE id = ? AND revoked_at IS NULL"
            " AND wrong_pins < ? AND (locked_until IS NULL OR locked_until <= ?) RETURNING wrong_pins",
            *(device, pins.MOST_WRONG, now),
        )
        if counted and (pause := pins.pause_after(counted[0][0])):
            await db.execute("UPDATE device SET locked_until = ? WHERE id = ?", now + pause, device)
    return int(counted[0][0]) if counted else await _turn_away(device, person, now)


async def _uncount(device: int, count: int) -> None:
    """Takes the pause away as well, unless it is another try's."""
    async with db.write():
        await db.execute(
            "UPDATE device SET wrong_pins = wrong_pins - 1,"
            " locked_until = CASE WHEN wrong_pins = ? THEN NULL ELSE locked_until END WHERE id = ? AND wrong_pins > 0",
            *(count, device),
        )


async def _turn_away(device: int, person: Person, now: datetime) -> NoReturn:
    row = await db.fetch_one("SELECT locked_until FROM device WHERE id = ? AND revoked_at IS NULL", device)
    if row and row[0] and row[0] > now:
        raise TooMany(PAUSED, int((row[0] - now).total_seconds()) + 1)
    async with db.write():
        await _revoke_used_up(device, person)
    raise NotFound


async def _refuse(device: int, person: Person) -> None:
    async with db.write():
        await events.record("sign_in_refused", events.Subject(person.gemeente), person=person.id, reason="pin")
        revoked = await _revoke_used_up(device, person)
    raise NotFound if revoked else Invalid(pin=WRONG_PIN)


async def _revoke_used_up(device: int, person: Person) -> bool:
    """After the tenth wrong PIN in a row the phone has to be linked again."""
    now = clock.now()
    revoked = await db.execute(
        "UPDATE device SET revoked_at = ? WHERE id = ? AND wrong_pins >= ? AND revoked_at IS NULL RETURNING id",
        *(now, device, pins.MOST_WRONG),
    )
    if revoked:
        await db.execute("UPDATE session SET ended_at = ? WHERE device = ? AND ended_at IS NULL", now, device)
        await events.hint(events.Hint(person=person.id))
        await events.record("phone_revoked", events.about(person))
    return bool(revoked)


async def _accept(device: int) -> None:
    """Raises NotFound for a phone that was lost while its PIN was looked at."""
    accepted = await db.execute(
        "UPDATE device SET wrong_pins = 0, locked_until = NULL, used_at = ? WHERE id = ? AND revoked_at IS NULL"
        " RETURNING id",
        *(clock.now(), device),
    )
    if not accepted:
        raise NotFound
