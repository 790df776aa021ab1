"""For whom a helper works, as far as another may hand that over."""

from datetime import date

from backend.core import clock, db
from backend.core.access import Person, visible_to
from backend.core.dossiers import DECIDED_OF, NEWCOMER, Newcomer
from backend.features.people.queries import members
from backend.features.people.queries.members import Member

# Whose places may be handed over: a beheerder sees to the gemeente, a klantmanager to those for whom they decide.
_OF_GEMEENTE = "traject.gemeente = ?"
_OF_ONES_OWN = f"traject.id IN ({DECIDED_OF})"


def _reach(by: Person) -> tuple[str, tuple[object, ...]]:
    return (_OF_GEMEENTE, (by.gemeente,)) if by.role == "beheerder" else (_OF_ONES_OWN, visible_to(by))


async def of(by: Person, helper: int, day: date) -> list[Newcomer]:
    """For whom this helper works on that day, not as a stand-in; as far as it is this person's to say."""
    reach, args = _reach(by)
    rows = await db.fetch(
        f"SELECT {NEWCOMER} FROM team JOIN traject ON traject.id = team.traject"
        " JOIN person ON person.id = traject.newcomer AND person.ended_at IS NULL"
        " WHERE team.person = ? AND team.role <> 'newcomer' AND team.replaces IS NULL"
        f" AND (team.until IS NULL OR team.until > ?) AND {reach} ORDER BY person.name, person.id",
        *(helper, day, *args),
    )
    return [Newcomer(*row) for row in rows]


async def holders(by: Person) -> list[Member]:
    """Who has something to hand over."""
    reach, args = _reach(by)
    rows = await db.fetch(
        f"{members.MEMBER} AND person.role <> 'newcomer' AND EXISTS (SELECT 1 FROM team"
        " JOIN traject ON traject.id = team.traject WHERE team.person = person.id AND team.replaces IS NULL"
        f" AND (team.until IS NULL OR team.until > ?) AND {reach}) ORDER BY person.name, person.id",
        *(by.gemeente, clock.today(), *args),
    )
    return [members.of_row(*row) for row in rows]
