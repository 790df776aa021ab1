"""Argon2id for everything that a person can remember or read out. Random tokens of 256 bits need only SHA-256."""

import base64
import secrets
from collections.abc import Iterable

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.low_level import hash_secret_raw

from backend.core import keys
from backend.features.people.off_loop import off_loop

PASSWORDS = PasswordHasher(time_cost=3, memory_cost=65536, parallelism=4)  # RFC 9106, low memory
PINS = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)  # OWASP; the pepper does the rest
SALT_BYTES, HASH_BYTES = 16, 32


async def hash_password(password: str) -> str:
    return await off_loop(lambda: PASSWORDS.hash(password))


async def password_matches(known: str | None, password: str) -> bool:
    """As slow for nobody's password as for a wrong one."""
    expected = known or _nobodys()
    return await off_loop(lambda: _verified(PASSWORDS, expected, password))


def is_outdated(password_hash: str) -> bool:
    return PASSWORDS.check_needs_rehash(password_hash)


async def hash_pin(pin: str, person: int) -> str:
    return await off_loop(lambda: PINS.hash(keys.mac("pin", pin, person)))


async def pin_matches(known: str, pin: str, person: int) -> bool:
    return await off_loop(lambda: _verified(PINS, known, keys.mac("pin", pin, person)))


async def hash_codes(codes: Iterable[str], owner: int | str) -> list[str]:
    """The same code of the same owner gives the same hash, so that a row can be found, and used once, by it.

    The salt comes from the secret: without that, nobody can compute tables for our codes.
    """
    return await off_loop(lambda: [_code_hash(code, owner) for code in codes])


def _code_hash(code: str, owner: int | str) -> str:
    digest = hash_secret_raw(
        keys.mac("code", owner, code),
        salt=keys.mac("code salt", owner)[:SALT_BYTES],
        time_cost=PINS.time_cost,
        memory_cost=PINS.memory_cost,
        parallelism=PINS.parallelism,
        hash_len=HASH_BYTES,
        type=Type.ID,
    )
    return digest.hex()


def _verified(hasher: PasswordHasher, known: str, given: str | bytes) -> bool:
    try:
        return hasher.verify(known, given)
    except (VerificationError, InvalidHashError):
        return False


def _nobodys() -> str:
    salt, digest = (_base64(secrets.token_bytes(size)) for size in (PASSWORDS.salt_len, PASSWORDS.hash_len))
    costs = f"m={PASSWORDS.memory_cost},t={PASSWORDS.time_cost},p={PASSWORDS.parallelism}"
    return f"$argon2id$v=19${costs}${salt}${digest}"


def _base64(raw: bytes) -> str:
    return base64.b64encode(raw).decode().rstrip("=")
