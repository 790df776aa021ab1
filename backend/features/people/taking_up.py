"""A klantmanager takes up a dossier of the own gemeente, and says why: to the team and to the newcomer."""

from typing import NamedTuple

from backend.core import access, clock, db, dossiers
from backend.core.access import Person
from backend.core.errors import Invalid, NotFound
from backend.core.texts import N_
from backend.features.people import teams

LONGEST = 300
WHY = N_("Schrijf waarom u dit dossier opneemt.")
MOST_FOUND = 20


class Found(NamedTuple):
    """Whoever is not on the team learns no more than who it is."""

    id: int
    name: str


ELSEWHERE = (
    "SELECT person.id, person.name FROM traject JOIN person ON person.id = traject.newcomer"
    f" WHERE traject.gemeente = ? AND person.ended_at IS NULL AND traject.id NOT IN ({access.TEAM_OF})"
)


async def search(me: Person, name: str) -> list[Found]:
    """Of the own gemeente, for whom one does not work today."""
    if not name:
        return []
    rows = await db.fetch(
        f"{ELSEWHERE} AND LOWER(person.name) LIKE ? ESCAPE '\\' ORDER BY person.name, person.id LIMIT {MOST_FOUND}",
        *(me.gemeente, *access.visible_to(me), db.containing(name)),
    )
    return [Found(*row) for row in rows]


async def one(me: Person, newcomer: int) -> Found:
    row = await db.fetch_one(f"{ELSEWHERE} AND person.id = ?", me.gemeente, *access.visible_to(me), newcomer)
    if row is None:
        raise NotFound
    return Found(*row)


async def take_up(me: Person, newcomer_id: int, reason: str) -> None:
    """Said again, it stays as it was said first."""
    if not reason.strip():
        raise Invalid(reason=WHY)
    newcomer = await dossiers.of_gemeente(me, newcomer_id)
    async with db.write():
        await db.lock("household", newcomer.household)
        known = await teams.place_of(newcomer.traject, me.id)
        if known and known.since <= clock.today() and not known.is_over(clock.today()):
            return
        await teams.settle(newcomer.traject, me.id, me.role, clock.today(), reason=reason)
        await teams.tell(me, newcomer, "dossier_taken_up", me.id, reason=reason)
