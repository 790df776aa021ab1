"""What the tests of the journey look at: facts, steps, children, and what was told."""

import json
from typing import Any

from backend.core import db
from backend.core.access import Person


async def told(person: Person, *verbs: str) -> list[tuple[str, dict[str, Any]]]:
    """Events of this traject, oldest first: the verb, and what was said with it."""
    rows = await db.fetch("SELECT verb, data FROM event WHERE traject = ? ORDER BY id", person.traject)
    return [(verb, json.loads(data)) for verb, data in rows if verb in verbs]


async def fact(person: Person, key: str) -> tuple[str, str] | None:
    row = await db.fetch_one("SELECT value, source FROM fact WHERE traject = ? AND key = ?", person.traject, key)
    return (row[0], row[1]) if row else None


async def steps(person: Person) -> dict[str, str]:
    return dict([*map(tuple, await db.fetch("SELECT step, state FROM step_state WHERE traject = ?", person.traject))])


async def child(person: Person, name: str) -> int:
    row = await db.fetch_one("SELECT id FROM child WHERE household = ? AND name = ?", person.household, name)
    assert row is not None
    return int(row[0])


async def children(person: Person) -> list[str]:
    rows = await db.fetch("SELECT name FROM child WHERE household = ? ORDER BY id", person.household)
    return [name for (name,) in rows]
