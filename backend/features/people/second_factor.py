"""The second thing staff show: a code of their authenticator, or one of the ten codes they wrote down."""

import hmac
from datetime import datetime, timedelta

import pyotp

from backend.core import clock, db
from backend.core.errors import Invalid
from backend.core.texts import N_
from backend.features.people import codes, credentials, hashing, limits, sealing
from backend.features.people.limits import Limit
from backend.features.people.rules import pins

TOTP_TRIES = Limit("totp", 5, timedelta(minutes=15))
RECOVERY_TRIES = Limit("recovery", 5, timedelta(hours=1))
STEP_SECONDS = 30
TOTP_DIGITS = 6

WRONG_CODE = N_("Deze code klopt niet. Kijk nog een keer in uw app.")


async def check(person: int, typed: str) -> None:
    """Raises Invalid for a wrong or used code, TooMany after too many of them."""
    code = pins.folded(typed)
    is_totp = len(code) == TOTP_DIGITS and code.isdigit()
    this_try = (TOTP_TRIES if is_totp else RECOVERY_TRIES, str(person))
    async with limits.trying(this_try):
        if not await (_use_totp(person, code) if is_totp else _use_recovery_code(person, code)):
            raise Invalid(code=WRONG_CODE)


async def _use_recovery_code(person: int, typed: str) -> bool:
    code_hash, *_ = await hashing.hash_codes([codes.read(typed)], person)
    return await credentials.use_recovery_code(person, code_hash)


async def _use_totp(person: int, code: str) -> bool:
    row = await db.fetch_one("SELECT totp_seed FROM credential WHERE person = ?", person)
    if row is None or row[0] is None:
        return False
    step = matching_step(sealing.unseal(row[0], credentials.TOTP, person), code, clock.now())
    return step is not None and await _use_step(person, step)


async def _use_step(person: int, step: int) -> bool:
    """Each step once, and none before it: of two with the same code one gets in."""
    async with db.write():
        used = await db.execute(
            "UPDATE credential SET totp_step = ? WHERE person = ? AND totp_step < ? RETURNING id", step, person, step
        )
    return bool(used)


def matching_step(seed: str, code: str, now: datetime) -> int | None:
    """The step of 30 seconds whose code this is: now, the one before, or the one after."""
    current = int(now.timestamp()) // STEP_SECONDS
    totp, given = pyotp.TOTP(seed), code.encode()  # compare_digest takes no text with other letters than ASCII
    near = (current - 1, current, current + 1)
    steps = [step for step in near if hmac.compare_digest(totp.generate_otp(step).encode(), given)]
    return max(steps, default=None)
