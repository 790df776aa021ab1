"""What happened on the way, as far as the reader may know it."""

import json
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import NamedTuple

from backend.core import access, db
from backend.core.access import Person
from backend.features.leerroute.queries.sight import SEES, What

MOST = 30


class Happened(NamedTuple):
    verb: str
    at: datetime
    actor: str | None
    data: dict[str, str | int | None]


async def history(me: Person, traject: int, verbs: Mapping[What, Collection[str]]) -> list[Happened]:
    """Newest first. `verbs` says which events are about which matter."""
    found = []
    for what, some in verbs.items():
        found += await _of(what, me, traject, tuple(some))
    return sorted(found, key=lambda event: event.at, reverse=True)[:MOST]


async def _of(what: What, me: Person, traject: int, verbs: tuple[str, ...]) -> list[Happened]:
    rows = await db.fetch(
        "SELECT event.verb, event.at, person.call_name, event.data FROM event"
        " LEFT JOIN person ON person.id = event.actor"
        f" WHERE event.traject = ? AND event.verb IN ({', '.join('?' * len(verbs))}) AND event.traject IN"
        f" ({access.TEAM_OF} AND team.role IN {SEES[what]}) ORDER BY event.id DESC LIMIT {MOST}",
        *(traject, *verbs, *access.visible_to(me)),
    )
    return [Happened(verb, at, actor, json.loads(data)) for verb, at, actor, data in rows]
