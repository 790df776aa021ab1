"""Who lives with a newcomer, and what would happen to the shared tasks if others came together."""

from dataclasses import dataclass
from typing import NamedTuple

from backend.core import access, db, dossiers
from backend.core.access import Person
from backend.core.dossiers import Newcomer
from backend.core.errors import NotFound


class Shared(NamedTuple):
    """A task that is done once for all who live together."""

    template: str | None
    title: str
    child: str | None

    @property
    def key(self) -> tuple[str | None, str | None]:
        return self.template, self.child


@dataclass(frozen=True, slots=True)
class Joining:
    other: Newcomer
    is_last: bool  # nobody stays behind: the shared tasks come along
    comes: list[Shared]
    double: list[Shared]
    there: list[Shared]


async def others(whose: Newcomer) -> list[str]:
    rows = await db.fetch(
        "SELECT person.name FROM traject JOIN person ON person.id = traject.newcomer"
        " WHERE traject.household = ? AND traject.id <> ? AND person.ended_at IS NULL ORDER BY traject.id",
        *(whose.household, whose.traject),
    )
    return [name for (name,) in rows]


async def could_join(me: Person, whose: Newcomer) -> list[tuple[int, str]]:
    """The klantmanager's other people who live elsewhere."""
    rows = await db.fetch(
        "SELECT person.id, person.name FROM traject JOIN person ON person.id = traject.newcomer"
        f" WHERE traject.id IN ({dossiers.DECIDED_OF}) AND traject.household <> ? AND person.ended_at IS NULL"
        " ORDER BY person.name, person.id",
        *(*access.visible_to(me), whose.household),
    )
    return [(person, name) for person, name in rows]


async def joining(me: Person, newcomer: int, other: int) -> Joining:
    whose, joined = [await dossiers.decided_by(me, who) for who in (newcomer, other)]
    if whose.household == joined.household:
        raise NotFound
    there, is_last = await _shared(joined.household), not await others(whose)
    mine, known = await _shared(whose.household) if is_last else [], {task.key for task in there if task.template}
    return Joining(
        other=joined,
        is_last=is_last,
        comes=[task for task in mine if task.key not in known],
        double=[task for task in mine if task.key in known],
        there=there,
    )


async def _shared(household: int) -> list[Shared]:
    rows = await db.fetch(
        "SELECT task.template, task.title, child.name FROM task LEFT JOIN child ON child.id = task.child"
        " WHERE task.household = ? AND task.traject IS NULL AND task.dropped_at IS NULL AND task.retired_at IS NULL"
        " ORDER BY task.id",
        household,
    )
    return [Shared(*row) for row in rows]
