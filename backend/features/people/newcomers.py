"""The newcomer that a helper works for."""

from dataclasses import dataclass

from backend.core import access, db
from backend.core.access import Person
from backend.core.errors import NotFound
from backend.core.events import Subject


@dataclass(frozen=True, slots=True)
class Newcomer:
    id: int
    name: str
    call_name: str
    gemeente: int
    household: int
    traject: int

    @property
    def subject(self) -> Subject:
        return Subject(self.gemeente, self.household, self.traject)


SELECT = (
    "SELECT person.id, person.name, person.call_name, person.gemeente, traject.household, traject.id"
    " FROM person JOIN traject ON traject.newcomer = person.id WHERE person.ended_at IS NULL AND person.id = ?"
)


async def of_helper(helper: Person, newcomer: int) -> Newcomer:
    """Raises NotFound outside the helper's own teams."""
    row = await db.fetch_one(f"{SELECT} AND traject.id IN ({access.TEAM_OF})", newcomer, *access.visible_to(helper))
    if row is None:
        raise NotFound
    return Newcomer(*row)


async def of_gemeente(beheerder: Person, newcomer: int) -> Newcomer:
    row = await db.fetch_one(f"{SELECT} AND person.gemeente = ?", newcomer, beheerder.gemeente)
    if row is None:
        raise NotFound
    return Newcomer(*row)


def subject_of(person: Person) -> Subject:
    return Subject(person.gemeente, person.household, person.traject)
