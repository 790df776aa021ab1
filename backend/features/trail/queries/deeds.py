"""Who did what kind of thing when, and in whose dossier. Nothing of what stands in it leaves this query.

Each question is answered from the newest end of an index, by one part for each person or kind that is asked for, so
that it costs the same however much has happened.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from backend.core import db
from backend.core.access import Person
from backend.core.trail.kinds import in_groups
from backend.features.trail.queries import people
from backend.features.trail.queries.asked import Asked, Condition, since
from backend.features.trail.queries.people import Named

PAGE = 100

# What follows from facts by itself nobody did; of these nobody is named who did it, and yet they must be here.
BY_NOBODY = ("account_activated", "sign_in_refused", "phone_revoked", "dossier_erased")
BY_SOMEBODY = f"(event.actor IS NOT NULL OR event.verb IN {BY_NOBODY})"
# The first thing in their data is whom they are about.
ABOUT_PEOPLE = (*in_groups("rechten", "mensen"), "sign_in_refused")

PART = (
    "SELECT id, at FROM (SELECT event.id, event.at FROM event WHERE {where}"
    " ORDER BY event.at DESC, event.id DESC LIMIT ?) AS part"
)
SELECT = (
    "SELECT event.id, event.at, event.verb, actor.name, actor.role, newcomer.name, event.data FROM event"
    " LEFT JOIN person actor ON actor.id = event.actor LEFT JOIN traject ON traject.id = event.traject"
    " LEFT JOIN person newcomer ON newcomer.id = traject.newcomer"
    " WHERE event.id IN (SELECT id FROM ({parts}) AS found ORDER BY at DESC, id DESC LIMIT ?)"
    " ORDER BY event.at DESC, event.id DESC"
)


@dataclass(frozen=True, slots=True)
class Deed:
    id: int
    at: datetime
    verb: str
    who: str | None
    role: str | None
    newcomer: str | None  # whose dossier
    whom: str | None  # the colleague whom it is about


async def in_gemeente(me: Person, asked: Asked, most: int = PAGE) -> tuple[list[Deed], bool]:
    """The newest first, and whether there are more."""
    every = [(BY_SOMEBODY, ()), *await since("event", asked)]
    parts = [_part([*part, *every], most + 1) for part in await _parts(me, asked)]
    if not parts:
        return [], False
    sql = SELECT.format(parts=" UNION ".join(part for part, _ in parts))
    rows = await db.fetch(sql, *chain.from_iterable(args for _, args in parts), most + 1)
    about = [_about(verb, data) for *_, verb, _, _, _, data in rows[:most]]
    names = await _names({person for person in about if person})
    found = [Deed(*(*row[:-1], names.get(person))) for row, person in zip(rows, about, strict=False)]
    return found, len(rows) > most


async def _parts(me: Person, asked: Asked) -> list[list[Condition]]:
    """One for each index to read: of a person, of a kind, or of everything.

    Whoever is called so is of this gemeente, and so is all that they did: to ask for that too, SQLite reads everything.
    """
    here = ("event.gemeente = ?", (me.gemeente,))
    verbs = in_groups(asked.group) if asked.group else ()
    if asked.name:
        found = await people.named(me, asked.name)
        return list(chain.from_iterable(_of_person(one, here, verbs) for one in found))
    return [[here, ("event.verb = ?", (verb,))] for verb in verbs] if verbs else [[here]]


def _of_person(one: Named, here: Condition, verbs: tuple[str, ...]) -> Iterator[list[Condition]]:
    """What they did, what was done in their dossier, and what was done to their account or place on a team."""
    kinds = [(f"event.verb IN ({', '.join('?' * len(verbs))})", verbs)] if verbs else []
    yield [("event.actor = ?", (one.person,)), *kinds]
    if one.traject:
        yield [("event.traject = ?", (one.traject,)), *kinds]
    for verb in ABOUT_PEOPLE:
        if not verbs or verb in verbs:
            about = (f'{{"person": {one.person}}}', f'{{"person": {one.person},%')
            yield [here, ("event.verb = ?", (verb,)), ("(event.data = ? OR event.data LIKE ?)", about)]


def _part(conditions: list[Condition], most: int) -> Condition:
    where = " AND ".join(condition for condition, _ in conditions)
    return PART.format(where=where), (*(value for _, values in conditions for value in values), most)


def _about(verb: str, data: str) -> int | None:
    return json.loads(data).get("person") if verb in ABOUT_PEOPLE else None


async def _names(ids: set[int]) -> dict[int | None, str]:
    if not ids:
        return {}
    marks, values = db.any_of(sorted(ids))
    return {id: name for id, name in await db.fetch(f"SELECT id, name FROM person WHERE id IN ({marks})", *values)}
