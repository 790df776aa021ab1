"""Who comes to an appointment is another: the newcomer hears it, and who is asked along or taken off."""

from backend.core import clock, db
from backend.core.events import Happened
from backend.features.notices import meetings
from backend.features.notices.meetings import Row

NEWCOMER = "appointment_people"
# The words for who it is about; those of before are over with it.
HEARS = {"appointment_joined": "helper_appointment_new", "appointment_left": "helper_appointment_off"}


async def watch(event: Happened) -> None:
    """Safe to run twice: a notice is one for each person and subject."""
    row, person = await meetings.row_of(int(str(event.data["appointment"]))), int(str(event.data["person"]))
    if row is None:
        return
    await _end_old(row, person)
    for hearer, words in ((person, HEARS[event.verb]), (await _newcomer(row), NEWCOMER)):
        if hearer != event.actor:
            await meetings.tell(hearer, words, row, event)


async def _end_old(row: Row, person: int) -> None:
    await db.execute(
        "UPDATE notice SET read_at = ? WHERE appointment = ? AND person = ? AND read_at IS NULL",
        *(clock.now(), row.id, person),
    )


async def _newcomer(row: Row) -> int:
    [(newcomer,)] = await db.fetch("SELECT newcomer FROM traject WHERE id = ?", row.traject)
    return int(newcomer)
