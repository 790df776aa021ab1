"""Whom a name means, for who looks something up about a gemeente."""

from typing import NamedTuple

from backend.core import db
from backend.core.access import Person
from backend.core.errors import Invalid
from backend.core.texts import N_

MOST = 10  # each is looked up on its own
TOO_MANY = N_("Te veel mensen heten zo. Typ meer van de naam.")


class Named(NamedTuple):
    person: int
    traject: int | None


async def named(me: Person, name: str) -> list[Named]:
    """Who in the gemeente is called so, also those who left. Raises Invalid when these are too many."""
    rows = await db.fetch(
        "SELECT person.id, traject.id FROM person LEFT JOIN traject ON traject.newcomer = person.id"
        r" WHERE person.gemeente = ? AND LOWER(person.name) LIKE ? ESCAPE '\' ORDER BY person.id LIMIT ?",
        *(me.gemeente, db.containing(name), MOST + 1),
    )
    if len(rows) > MOST:
        raise Invalid(naam=TOO_MANY)
    return [Named(*row) for row in rows]
