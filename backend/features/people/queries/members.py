"""The people of one gemeente, for its beheerder."""

from dataclasses import dataclass
from datetime import date, datetime

from backend.core import clock, db
from backend.core.access import HELPERS, Person, visible_to
from backend.core.dossiers import DECIDED_OF, Newcomer
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


@dataclass(frozen=True, slots=True)
class Place:
    """A helper's place on a team."""

    person: int
    name: str
    role: str
    since: date
    until: date | None
    replaces: str | None  # for whom they stand in
    reason: str

    @property
    def is_over(self) -> bool:
        return self.until is not None and self.until <= clock.today()

    @property
    def is_now(self) -> bool:
        return self.since <= clock.today() and not self.is_over


_MEMBER = (
    "SELECT person.id, person.name, person.role, person.email, person.ended_at,"
    " credential.pin_hash, credential.password_hash"
    " FROM person LEFT JOIN credential ON credential.person = person.id WHERE person.gemeente = ?"
)


async def staff_of(gemeente: int) -> list[Member]:
    rows = await db.fetch(f"{_MEMBER} AND person.role <> 'newcomer' ORDER BY person.name, person.id", gemeente)
    return [_member(*row) for row in rows]


async def newcomers_of(gemeente: int, page: int) -> tuple[list[Member], bool]:
    """One page of them, counted from 1, and whether there is a next one."""
    rows = await db.fetch(
        f"{_MEMBER} AND person.role = 'newcomer' ORDER BY person.name, person.id LIMIT ? OFFSET ?",
        *(gemeente, PAGE + 1, (page - 1) * PAGE),
    )
    return [_member(*row) for row in rows[:PAGE]], len(rows) > PAGE


async def member(by: Person, person: int) -> Member:
    row = await db.fetch_one(f"{_MEMBER} AND person.id = ?", by.gemeente, person)
    if row is None:
        raise NotFound
    return _member(*row)


def _member(
    id: int, name: str, role: str, email: str | None, ended: datetime | None, pin: str | None, password: str | None
) -> Member:
    return Member(id, name, role, email, ended, bool(pin or password))


async def helpers_of(gemeente: int) -> list[Member]:
    return [one for one in await staff_of(gemeente) if one.role in HELPERS and one.ended_at is None]


_PLACE = (
    "SELECT person.id, person.name, team.role, team.since, team.until, replaced.name, team.reason"
    " FROM team JOIN person ON person.id = team.person LEFT JOIN person replaced ON replaced.id = team.replaces"
    " WHERE team.traject = ? AND team.role <> 'newcomer'"
)


async def team_of(traject: int) -> list[Place]:
    rows = await db.fetch(f"{_PLACE} ORDER BY team.since, person.id", traject)
    return [Place(*row) for row in rows]


async def place(traject: int, helper: int) -> Place:
    row = await db.fetch_one(f"{_PLACE} AND person.id = ?", traject, helper)
    if row is None:
        raise NotFound
    return Place(*row)


# Whose places may be handed over: a beheerder sees to the gemeente, a klantmanager to those for whom they decide.
_OF_GEMEENTE = "traject.gemeente = ?"
_OF_ONES_OWN = f"traject.id IN ({DECIDED_OF})"


def _reach(by: Person) -> tuple[str, tuple[object, ...]]:
    return (_OF_GEMEENTE, (by.gemeente,)) if by.role == "beheerder" else (_OF_ONES_OWN, visible_to(by))


async def caseload(by: Person, helper: int, day: date) -> list[Newcomer]:
    """For whom this helper works on that day, not as a stand-in; as far as it is this person's to say."""
    reach, args = _reach(by)
    rows = await db.fetch(
        "SELECT person.id, person.name, person.call_name, person.language, traject.id, traject.household,"
        " traject.gemeente FROM team JOIN traject ON traject.id = team.traject"
        " JOIN person ON person.id = traject.newcomer AND person.ended_at IS NULL"
        " WHERE team.person = ? AND team.role <> 'newcomer' AND team.replaces IS NULL"
        f" AND (team.until IS NULL OR team.until > ?) AND {reach} ORDER BY person.name, person.id",
        *(helper, day, *args),
    )
    return [Newcomer(*row) for row in rows]


async def with_caseload(by: Person) -> list[Member]:
    """Who has something to hand over."""
    reach, args = _reach(by)
    rows = await db.fetch(
        f"{_MEMBER} AND person.role <> 'newcomer' AND EXISTS (SELECT 1 FROM team"
        " JOIN traject ON traject.id = team.traject WHERE team.person = person.id AND team.replaces IS NULL"
        f" AND (team.until IS NULL OR team.until > ?) AND {reach}) ORDER BY person.name, person.id",
        *(by.gemeente, clock.today(), *args),
    )
    return [_member(*row) for row in rows]
