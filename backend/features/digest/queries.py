from typing import NamedTuple

from backend.core import db
from backend.core.access import HELPERS, Person

DEFAULT = "push"


class Reach(NamedTuple):
    channel: str
    email: str | None


async def reach(me: Person) -> Reach:
    """How somebody wants to hear it, and their address."""
    [(channel, email)] = await db.fetch(
        "SELECT digest_wish.channel, person.email FROM person"
        " LEFT JOIN digest_wish ON digest_wish.person = person.id WHERE person.id = ?",
        me.id,
    )
    return Reach(channel or DEFAULT, email)


class Helper(NamedTuple):
    person: int
    gemeente: str


async def helpers() -> list[Helper]:
    marks = ", ".join("?" * len(HELPERS))
    rows = await db.fetch(
        "SELECT person.id, gemeente.key FROM person JOIN gemeente ON gemeente.id = person.gemeente"
        f" WHERE person.role IN ({marks}) AND person.ended_at IS NULL ORDER BY person.id",
        *HELPERS,
    )
    return [Helper(*row) for row in rows]
