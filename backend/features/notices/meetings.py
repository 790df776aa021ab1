"""What of an appointment is told to whom, and when it is recalled. Never to the actor, nor to who left the team."""

from datetime import date, datetime
from typing import NamedTuple

from backend.core import clock, db, jobs
from backend.core.clock import AMSTERDAM
from backend.core.coming import is_away
from backend.core.events import Happened
from backend.core.jobs import Ending, Job
from backend.core.runner import Later
from backend.features.notices.policy import MeetingRule, policy
from backend.features.notices.rules import Meeting, why_over

JOB = "reminder"
STAMP = "%Y%m%dT%H%MZ"  # in UTC


class Told(NamedTuple):
    newcomer: str = ""  # the words of the pack; "" for nothing
    staff: str = ""


TOLD = {
    "appointment_planned": Told("appointment_new", "helper_appointment_new"),
    "appointment_moved": Told("appointment_moved", "helper_appointment_moved"),
    "appointment_cancelled": Told("appointment_cancelled", "helper_appointment_cancelled"),
    "appointment_series_ended": Told("appointment_cancelled", "helper_appointment_cancelled"),
    "appointment_refused": Told(staff="helper_cannot_come"),
    "appointment_kept": Told(staff="helper_can_come"),
    "appointment_attended": Told(),  # what was said of its time is over
    "appointment_missed": Told(),
    "appointment_agreed": Told("appointment_agreed"),
}
OF_SERIES = {"appointment_new": "lessons_new", "appointment_moved": "lesson_change"}
RECALLED = ("appointment_planned", "appointment_moved")


class Row(NamedTuple):
    id: int
    kind: str | None
    starts_at: datetime
    ends_at: datetime
    status: str
    refused: bool
    series: int | None
    traject: int
    gemeente: str

    def subject(self, words: str) -> str:
        return f"{words}:{self.id}:{self.starts_at:{STAMP}}"


SELECT = (
    "SELECT appointment.id, appointment.kind, appointment.starts_at, appointment.ends_at, appointment.status,"
    " appointment.cannot_at IS NOT NULL, appointment.series, appointment.traject, gemeente.key"
    " FROM appointment JOIN gemeente ON gemeente.id = appointment.gemeente"
)


async def watch(event: Happened) -> None:
    """Safe to run twice: a notice is one for each person and subject, a job one for each reminder."""
    row = await row_of(int(str(event.data["appointment"])))
    if row is None:
        return
    await _end_old(row)
    told = TOLD[event.verb]
    for person, role in await _who_comes(row):
        words = told.newcomer if role == "newcomer" else told.staff
        if words and person != event.actor:
            await tell(person, OF_SERIES.get(words, words) if row.series else words, row, event)
    for each in await _all_of(row) if event.verb in RECALLED else ():
        await _recall(each)


async def row_of(appointment: int) -> Row | None:
    """None: it was erased with its dossier."""
    found = await db.fetch_one(f"{SELECT} WHERE appointment.id = ?", appointment)
    return Row(*found) if found else None


async def _all_of(row: Row) -> list[Row]:
    """Of a series each has its own reminders."""
    if row.series is None:
        return [row]
    return [Row(*each) for each in await db.fetch(f"{SELECT} WHERE appointment.series = ?", row.series)]


# Who planned it too: at an exam there is nobody else.
COMES = (
    "SELECT person.id, person.role FROM appointment JOIN team ON team.traject = appointment.traject"
    " JOIN person ON person.id = team.person AND person.ended_at IS NULL"
    " WHERE appointment.id = ? AND team.since <= ? AND (team.until IS NULL OR team.until > ?)"
    " AND (person.id = appointment.planned_by OR EXISTS (SELECT 1 FROM appointment_person"
    " WHERE appointment_person.appointment = appointment.id AND appointment_person.person = person.id))"
    " ORDER BY person.id"
)


async def _who_comes(row: Row) -> list[tuple[int, str]]:
    """In the place of who is away on its day: who stands in, from the day on which they are on the team."""
    today = clock.today()
    away = await _stand_ins(row, today)
    asked: list[tuple[int, str]] = await db.fetch(COMES, row.id, today, today)
    return list(dict.fromkeys((away.get(person, person), role) for person, role in asked))


async def _stand_ins(row: Row, today: date) -> dict[int, int]:
    rows = await db.fetch(
        "SELECT team.replaces, team.person, team.since, team.until FROM team"
        " JOIN person ON person.id = team.person AND person.ended_at IS NULL"
        " WHERE team.traject = ? AND team.replaces IS NOT NULL AND team.since <= ?"
        " AND (team.until IS NULL OR team.until > ?)",
        *(row.traject, today, today),
    )
    return {absent: person for absent, person, since, until in rows if is_away(row.starts_at, since, until)}


async def _end_old(row: Row) -> None:
    """What was said before of when it is, is said anew or is over; what was agreed stays."""
    await db.execute(
        "UPDATE notice SET read_at = ? WHERE appointment = ? AND kind <> 'appointment_agreed' AND read_at IS NULL",
        *(clock.now(), row.id),
    )


async def tell(person: int, words: str, row: Row, event: Happened) -> None:
    now, was = clock.now(), event.data.get("was")
    days = [moment.astimezone(AMSTERDAM).date() for moment in (row.starts_at, _moment(was) or row.starts_at)]
    await db.execute(
        "INSERT INTO notice (person, kind, subject, traject, appointment, day, actor, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (person, subject) DO UPDATE SET actor = excluded.actor, created_at = excluded.created_at,"
        " day = excluded.day, read_at = NULL, withheld = NULL",
        *(person, words, row.subject(words), row.traject, row.id, min(days), event.actor, now),
    )
    await jobs.wake("notice", f"notice:{person}", now + policy().gather, {"person": person})


def _moment(text: object) -> datetime | None:
    return datetime.fromisoformat(str(text)) if text else None


def rules_for(row: Row) -> list[MeetingRule]:
    return [rule for rule in policy().appointment if rule.is_for(row.kind, row.gemeente)]


async def _recall(row: Row) -> None:
    """What would have been due before it was planned is left out: that it is planned was told just now."""
    for rule in rules_for(row):
        due = rule.due(row.gemeente, row.starts_at)
        if row.status == "planned" and due > clock.now():
            payload: jobs.Payload = {"appointment": row.id, "words": rule.words}
            await jobs.wake(JOB, f"appointment:{row.id}:{rule.words}", due, payload)


async def remind(job: Job) -> Later | None:
    """The notices in one transaction with the end of the job; or the reason for which there are none."""
    async with db.write():
        row = await row_of(int(str(job.payload["appointment"])))
        if row is None:
            await jobs.finish(job)
            return None
        rule = next(rule for rule in policy().appointment if rule.words == job.payload["words"])
        due = rule.due(row.gemeente, row.starts_at)
        if row.status == "planned" and clock.now() < due:
            return Later(due)  # it has moved to later
        await jobs.finish(job)
        reason = why_over(_meeting(row, rule.until(row.gemeente, row.starts_at)), clock.now())
        if reason:
            await jobs.count([Ending(JOB, reason)])
        else:
            await _remind(row, rule.words)
    return None


def _meeting(row: Row, last: datetime) -> Meeting:
    return Meeting("same_time", row.status, row.starts_at, row.starts_at, last, bool(row.refused), published=False)


async def _remind(row: Row, words: str) -> None:
    now, day = clock.now(), row.starts_at.astimezone(AMSTERDAM).date()
    newcomers = [person for person, role in await _who_comes(row) if role == "newcomer"]
    for person in newcomers:
        await db.execute(
            "INSERT INTO notice (person, kind, subject, traject, appointment, day, created_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (person, subject) DO NOTHING",
            *(person, words, row.subject(words), row.traject, row.id, day, now),
        )
        await jobs.wake("notice", f"notice:{person}", now, {"person": person})
