"""The brede intake: for the newcomer and the klantmanager, and for nobody else."""

from datetime import date, datetime
from typing import NamedTuple

from backend.core import access, db, dossiers
from backend.core.access import Person


class Intake(NamedTuple):
    told_on: date | None = None
    told_by: str | None = None
    choice: str | None = None
    chosen_at: datetime | None = None
    chosen_by: str | None = None
    waits_for: str = ""
    answered_on: date | None = None


async def intake(me: Person, traject: int) -> Intake:
    row = await db.fetch_one(
        "SELECT told_on, teller.call_name, choice, chosen_at, chooser.call_name, waits_for, answered_on FROM intake"
        " LEFT JOIN person teller ON teller.id = intake.told_by LEFT JOIN person chooser ON chooser.id = chosen_by"
        f" WHERE intake.traject = ? AND intake.traject IN ({dossiers.PLAN_OF})",
        *(traject, *access.visible_to(me)),
    )
    return Intake(*row) if row else Intake()


class Talk(NamedTuple):
    id: int
    held_on: date
    company: str
    subjects: str
    summary: str
    written_by: str
    written_at: datetime

    @property
    def keys(self) -> list[str]:
        return self.subjects.split()


async def talks(me: Person, traject: int) -> list[Talk]:
    """Newest first."""
    rows = await db.fetch(
        "SELECT talk.id, talk.held_on, talk.company, talk.subjects, talk.summary, person.call_name, talk.written_at"
        " FROM intake_talk talk JOIN person ON person.id = talk.written_by"
        f" WHERE talk.traject = ? AND talk.traject IN ({dossiers.PLAN_OF}) ORDER BY talk.held_on DESC, talk.id DESC",
        *(traject, *access.visible_to(me)),
    )
    return [Talk(*row) for row in rows]


class Toets(NamedTuple):
    taken_on: date | None
    result: str
    score: int | None
    needed: int | None
    because: str
    recorded_by: str
    recorded_at: datetime


async def toets(me: Person, traject: int) -> Toets | None:
    row = await db.fetch_one(
        "SELECT toets.taken_on, toets.result, toets.score, toets.needed, toets.because, person.call_name,"
        " toets.recorded_at FROM leerbaarheidstoets toets JOIN person ON person.id = toets.recorded_by"
        f" WHERE toets.traject = ? AND toets.traject IN ({dossiers.PLAN_OF})",
        *(traject, *access.visible_to(me)),
    )
    return Toets(*row) if row else None
