"""The ways of looking at the list that somebody keeps."""

from typing import NamedTuple

from backend.core import db
from backend.core.access import Person


class Kept(NamedTuple):
    id: int
    name: str
    query: str


async def kept(me: Person) -> list[Kept]:
    rows = await db.fetch("SELECT id, name, query FROM list_view WHERE person = ? ORDER BY name, id", me.id)
    return [Kept(*row) for row in rows]
