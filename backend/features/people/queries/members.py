"""The people of one gemeente, for its beheerder."""

from dataclasses import dataclass
from datetime import datetime

from backend.core import db
from backend.core.access import HELPERS, Person
from backend.core.errors import NotFound

PAGE = 100


@dataclass(frozen=True, slots=True)
class Member:
    id: int
    name: str
    role: str
    email: str | None
    ended_at: datetime | None
    is_active: bool  # has signed in with a password and a code, or with a PIN

    @property
    def is_newcomer(self) -> bool:
        return self.role == "newcomer"


MEMBER = (
    "SELECT person.id, person.name, person.role, person.email, person.ended_at,"
    " credential.pin_hash, credential.password_hash"
    " FROM person LEFT JOIN credential ON credential.person = person.id WHERE person.gemeente = ?"
)
NAMED = r"LOWER(person.name) LIKE ? ESCAPE '\'"


async def staff_of(gemeente: int, name: str = "") -> list[Member]:
    """Whose name holds this."""
    rows = await db.fetch(
        f"{MEMBER} AND {NAMED} AND person.role <> 'newcomer' ORDER BY person.name, person.id",
        *(gemeente, db.containing(name)),
    )
    return [of_row(*row) for row in rows]


async def newcomers_of(gemeente: int, page: int, name: str = "") -> tuple[list[Member], bool]:
    """One page of them, counted from 1, and whether there is a next one."""
    rows = await db.fetch(
        f"{MEMBER} AND {NAMED} AND person.role = 'newcomer' ORDER BY person.name, person.id LIMIT ? OFFSET ?",
        *(gemeente, db.containing(name), PAGE + 1, (page - 1) * PAGE),
    )
    return [of_row(*row) for row in rows[:PAGE]], len(rows) > PAGE


async def member(by: Person, person: int) -> Member:
    row = await db.fetch_one(f"{MEMBER} AND person.id = ?", by.gemeente, person)
    if row is None:
        raise NotFound
    return of_row(*row)


def of_row(
    id: int, name: str, role: str, email: str | None, ended: datetime | None, pin: str | None, password: str | None
) -> Member:
    return Member(id, name, role, email, ended, bool(pin or password))


async def helpers_of(gemeente: int) -> list[Member]:
    return [one for one in await staff_of(gemeente) if one.role in HELPERS and one.ended_at is None]
