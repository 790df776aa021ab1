"""The people around one newcomer. Access is the query itself: it begins at the newcomer's own traject."""

from datetime import date
from typing import NamedTuple

from backend.core import access, db
from backend.core.access import Person


class Helper(NamedTuple):
    name: str
    call_name: str
    role: str
    phone: str | None
    replaces: str | None  # for whom they stand in, and until which day
    until: date | None
    reason: str  # why they took the dossier up


# In the order in which a newcomer turns to them.
MY_HELPERS = (
    "SELECT helper.name, helper.call_name, team.role, helper.phone, replaced.call_name, team.until,"
    " team.reason FROM traject JOIN team ON team.traject = traject.id JOIN person helper ON helper.id = team.person"
    " LEFT JOIN person replaced ON replaced.id = team.replaces"
    " WHERE traject.newcomer = ? AND team.since <= ? AND (team.until IS NULL OR team.until > ?)"
    " AND team.role <> 'newcomer' AND helper.ended_at IS NULL"
    " ORDER BY CASE team.role WHEN 'begeleider' THEN 1 WHEN 'klantmanager' THEN 2 ELSE 3 END, team.id"
)


async def helpers_of(me: Person) -> list[Helper]:
    """Today's team of a newcomer; nobody for a member of staff."""
    return [Helper(*row) for row in await db.fetch(MY_HELPERS, *access.visible_to(me))]
