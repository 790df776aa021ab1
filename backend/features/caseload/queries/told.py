"""What else a line says: how far somebody is, what the law asks, who works with them. By traject."""

from collections import defaultdict
from typing import NamedTuple

from backend.core import access, clock, db
from backend.core.access import Person
from backend.features.caseload.rules.reasons import Found


async def steps(me: Person) -> dict[int, dict[str, str]]:
    """Where each step stands that has begun, by traject."""
    rows = await db.fetch(
        f"SELECT traject, step, state FROM step_state WHERE traject IN ({access.TEAM_OF})", *access.visible_to(me)
    )
    states: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for traject, step, state in rows:
        states[traject][step] = state
    return states


# Of the law only a klantmanager reads all; of the lessons a docent too.
SIGNALS = (
    "SELECT signal.traject, signal.kind, signal.number, signal.day FROM team"
    " JOIN signal ON signal.traject = team.traject AND (team.role = 'klantmanager'"
    " OR (team.role = 'docent' AND signal.kind = 'missed'))"
    " WHERE team.person = ? AND team.since <= ? AND (team.until IS NULL OR team.until > ?)"
    " AND signal.since <= ? AND (signal.until IS NULL OR signal.until > ?)"
)


async def signals(me: Person) -> dict[int, dict[str, Found]]:
    """What the law asks to look at today, by traject and kind."""
    today = clock.today()
    told: defaultdict[int, dict[str, Found]] = defaultdict(dict)
    for traject, kind, number, day in await db.fetch(SIGNALS, *access.visible_to(me), today, today):
        told[traject][kind] = Found(number, day)
    return told


class Mate(NamedTuple):
    id: int
    name: str


async def mates(me: Person) -> dict[int, list[Mate]]:
    """Who else works on each traject, by traject."""
    today = clock.today()
    rows = await db.fetch(
        "SELECT team.traject, person.id, person.call_name FROM team own JOIN team ON team.traject = own.traject"
        " AND team.person <> own.person AND team.role <> 'newcomer' AND team.since <= ?"
        " AND (team.until IS NULL OR team.until > ?) JOIN person ON person.id = team.person AND person.ended_at IS NULL"
        " WHERE own.person = ? AND own.since <= ? AND (own.until IS NULL OR own.until > ?)",
        *(today, today, *access.visible_to(me)),
    )
    found: defaultdict[int, list[Mate]] = defaultdict(list)
    for traject, *mate in rows:
        found[traject].append(Mate(*mate))
    return found
