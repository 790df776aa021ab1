"""Who has a place on the team of one newcomer, before, now and soon."""

from dataclasses import dataclass
from datetime import date

from backend.core import clock, db
from backend.core.errors import NotFound


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
