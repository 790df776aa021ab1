"""What the tests of the leerroute look at: rows, and what was told."""

import json
from typing import Any

from backend.core import db
from backend.core.access import Person
from backend.core.trail.kinds import in_groups
from backend.features.leerroute import learning
from backend.features.leerroute.learning import Learning


async def told(person: Person, *verbs: str) -> list[tuple[str, dict[str, Any]]]:
    """Without names: all that this slice tells."""
    rows = await db.fetch("SELECT verb, data FROM event WHERE traject = ? ORDER BY id", person.traject)
    return [(verb, json.loads(data)) for verb, data in rows if verb in (verbs or in_groups("leren"))]


async def count(table: str, person: Person) -> int:
    rows = await db.fetch(f"SELECT COUNT(*) FROM {table} WHERE traject = ?", person.traject)
    return int(rows[0][0])


async def known(me: Person, person: Person) -> Learning:
    """What this person may see of that newcomer's way."""
    assert person.traject
    return await learning.of(me, person.traject)
