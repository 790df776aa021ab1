"""The end of the newcomer's own traject, for their first page."""

from dataclasses import dataclass
from datetime import date

from backend import content
from backend.content.endings import Afterwards, Ending
from backend.content.guide import Organisation
from backend.core import db
from backend.core.access import Person


@dataclass(frozen=True, slots=True)
class Ended:
    ending: Ending
    day: date
    erase_on: date
    afterwards: list[tuple[Afterwards, Organisation | None]]  # and who tells more about it


async def ended(me: Person) -> Ended | None:
    """Of who asks, so their own traject is the access."""
    row = await db.fetch_one(
        "SELECT end_reason, ended_on, erase_on FROM traject WHERE id = ? AND ended_on IS NOT NULL", me.traject
    )
    if row is None:
        return None
    reason, day, erase_on = row
    pack = content.load(me.gemeente_key)
    comes = [each for each in pack.afterwards.values() if reason in each.endings]
    return Ended(
        pack.endings[reason], day, erase_on, [(each, pack.organisations.get(each.organisation or "")) for each in comes]
    )
