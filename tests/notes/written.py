"""Notes as the tests make and read them."""

import json

from backend.core import db
from backend.features.notes import actions, queries
from backend.features.notes.queries import Row
from backend.features.notes.rules.reading import Audience
from tests.cast import World


async def written(
    world: World,
    by: str = "anneke",
    about: str = "samira",
    audience: Audience = "shared",
    text: str = "Wij spraken af.",
    should_know: tuple[str, ...] = (),
) -> int:
    told = tuple(world[name].id for name in should_know)
    return await actions.write(world[by], world[about].id, actions.Wish(audience, text, "nl", told))


async def read_by(world: World, reader: str, about: str = "samira") -> list[Row]:
    return await queries.notes(world[reader], world[about].traject or 0)


async def texts_for(world: World, reader: str, about: str = "samira") -> list[str]:
    return [note.body for note in await read_by(world, reader, about)]


async def happened(world: World, about: str = "samira") -> list[tuple[str, int]]:
    """What was recorded about notes, and about which."""
    rows = await db.fetch(
        "SELECT verb, data FROM event WHERE traject = ? AND verb LIKE 'note_%' ORDER BY id", world[about].traject
    )
    return [(verb, json.loads(data)["note"]) for verb, data in rows]
