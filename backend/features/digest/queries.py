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


async def helpers() -> list[int]:
    marks = ", ".join("?" * len(HELPERS))
    rows = await db.fetch(f"SELECT id FROM person WHERE role IN ({marks}) AND ended_at IS NULL ORDER BY id", *HELPERS)
    return [person for (person,) in rows]
