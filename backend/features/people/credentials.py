"""What a person proves themselves with. Each is set as a whole; none can be read back."""

import pyotp

from backend.core import clock, db
from backend.features.people import codes, hashing, sealing

TOTP = "totp"  # what the seed is sealed for
RECOVERY_CODES, RECOVERY_LENGTH = 10, 10


def new_seed() -> str:
    return pyotp.random_base32()


async def set_pin(person: int, pin: str) -> None:
    await store(person, pin_hash=await hashing.hash_pin(pin, person))


async def set_password(person: int, password: str) -> None:
    await store(person, password_hash=await hashing.hash_password(password))


async def set_totp(person: int, seed: str) -> None:
    """Codes of the former seed no longer count."""
    await store(person, totp_seed=sealing.seal(seed, TOTP, person), totp_step=0)


async def store(person: int, **columns: str | int) -> None:
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    changes = ", ".join(f"{name} = excluded.{name}" for name in columns)
    async with db.write():
        await db.execute(
            f"INSERT INTO credential (person, {names}) VALUES (?, {marks})"
            f" ON CONFLICT (person) DO UPDATE SET {changes}",
            *(person, *columns.values()),
        )


async def pin_hash(person: int) -> str | None:
    row = await db.fetch_one("SELECT pin_hash FROM credential WHERE person = ?", person)
    return row[0] if row else None


async def make_recovery_codes(person: int) -> tuple[list[str], list[str]]:
    """New codes and their hashes: kept apart, so that hashing is done before the transaction that stores them."""
    made = [codes.new(RECOVERY_LENGTH) for _ in range(RECOVERY_CODES)]
    return made, await hashing.hash_codes(made, person)


async def store_recovery_codes(person: int, hashes: list[str]) -> None:
    """Those made before end."""
    async with db.write():
        await db.execute("DELETE FROM recovery_code WHERE person = ?", person)
        for code_hash in hashes:
            await db.insert("recovery_code", person=person, code_hash=code_hash)


async def use_recovery_code(person: int, code_hash: str) -> bool:
    async with db.write():
        used = await db.execute(
            "UPDATE recovery_code SET used_at = ? WHERE person = ? AND code_hash = ? AND used_at IS NULL RETURNING id",
            *(clock.now(), person, code_hash),
        )
    return bool(used)
