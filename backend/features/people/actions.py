"""What this slice does for the command line, the demo and the worker; its own pages use the modules beside this one."""

from backend.core import db
from backend.core.access import Person
from backend.features.people.accounts import add_gemeente, add_person, end_account
from backend.features.people.credentials import set_password, set_pin, set_totp
from backend.features.people.devices import add as add_device
from backend.features.people.forgetting import forget_expired
from backend.features.people.inviting import invite

__all__ = [
    "add_device",
    "add_gemeente",
    "add_person",
    "add_staff",
    "end_account",
    "forget_expired",
    "invite",
    "set_password",
    "set_pin",
    "set_totp",
]


async def add_staff(
    gemeente: int, role: str, name: str, email: str, by: Person | None = None, phone: str | None = None
) -> str:
    """The invitation link of the new member of staff, to be shown once."""
    async with db.write():
        return await invite(await add_person(gemeente, role, name, email=email, phone=phone), by)
