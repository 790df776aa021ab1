"""What waits for an answer of a helper: one fixed query for each kind. Access is the join with their team.

What is answered is not there any more: nobody has to cross it off.
"""

from datetime import datetime
from functools import cache
from typing import NamedTuple

from backend import content
from backend.core import access, clock, db, dossiers
from backend.core.access import Person


class OnTask(NamedTuple):
    task: int
    newcomer: int
    who: str
    template: str | None
    title: str
    child: str | None
    since: datetime
    said: str | None  # the words, or the reason of the pack
    last: int | None  # of a question: the message that holds these words


# A task is the begeleider's to look after; the klantmanager's where there is none, or where it is theirs to do.
IN_HAND = (
    "(? OR team.role <> 'klantmanager' OR task.actor = 'klantmanager' OR task.agreement IS NOT NULL OR NOT EXISTS"
    " (SELECT 1 FROM team other WHERE other.traject = team.traject AND other.role = 'begeleider'"
    " AND other.since <= ? AND (other.until IS NULL OR other.until > ?)))"
)
ON_TASK = (
    "SELECT task.id, person.id, person.name, task.template, task.title, child.name, {since}, {said}, {last}"
    " FROM team JOIN traject ON traject.id = team.traject JOIN person ON person.id = traject.newcomer"
    " JOIN task ON task.household = traject.household AND (task.traject IS NULL OR task.traject = traject.id)"
    f" AND {access.TASK_FOR_ROLE} AND {IN_HAND}"
    " LEFT JOIN child ON child.id = task.child{more}"
    " WHERE team.person = ? AND team.since <= ? AND (team.until IS NULL OR team.until > ?)"
    " AND person.ended_at IS NULL AND task.dropped_at IS NULL AND task.retired_at IS NULL AND {so}"
)
ANSWERED = (
    "SELECT 1 FROM comment answer JOIN person helper ON helper.id = answer.author AND helper.role <> 'newcomer'"
    " WHERE answer.task = comment.task AND answer.id > comment.id"
)
READ = (
    "SELECT 1 FROM event WHERE event.task = comment.task AND verb = 'comments_read' AND event.at >= comment.created_at"
)
QUESTIONS = ON_TASK.format(
    since="comment.created_at",
    said="comment.body",
    last="comment.id",
    more=" JOIN comment ON comment.task = task.id AND comment.author = person.id",
    so=f"NOT EXISTS ({ANSWERED}) AND NOT EXISTS ({READ}) ORDER BY comment.id",
)
# Of what a household shares, whoever asked comes first.
STUCK = ON_TASK.format(
    since="task.stuck_at",
    said="task.stuck_reason",
    last="NULL",
    more="",
    so="task.stuck_at IS NOT NULL AND task.done_at IS NULL"
    " ORDER BY CASE WHEN person.id = task.stuck_by THEN 0 ELSE 1 END, traject.id",
)
LOOKS = ON_TASK.format(
    since="task.done_at",
    said="NULL",
    last="NULL",
    more="",
    so="task.done_at IS NOT NULL AND task.confirmed_at IS NULL AND task.template IN ({seen})"
    " ORDER BY CASE WHEN person.id = task.done_by THEN 0 ELSE 1 END, traject.id",
)


async def questions(me: Person, *, of_team: bool) -> list[OnTask]:
    """Each word that nobody answered, in the order in which they were said."""
    return await _on_tasks(QUESTIONS, me, of_team)


async def stuck(me: Person, *, of_team: bool) -> list[OnTask]:
    return await _on_tasks(STUCK, me, of_team)


async def looks(me: Person, *, of_team: bool) -> list[OnTask]:
    """Done, and it counts only when a helper has seen it."""
    sql, seen = _looks(me.gemeente_key)
    return await _on_tasks(sql, me, of_team, *seen)


@content.kept
@cache
def _looks(gemeente: str) -> tuple[str, tuple[str, ...]]:
    seen = tuple(task.key for task in content.load(gemeente).tasks.values() if task.counts == "confirmed")
    return LOOKS.format(seen=", ".join("?" * len(seen)) or "NULL"), seen


async def _on_tasks(sql: str, me: Person, of_team: bool, *more: object) -> list[OnTask]:
    today = clock.today()
    rows = await db.fetch(sql, of_team, today, today, *access.visible_to(me), *more)
    return [OnTask(*row) for row in rows]


class Asked(NamedTuple):
    """About what the plan agrees."""

    agreement: int
    newcomer: int
    who: str
    what: str
    answer: str
    note: str
    since: datetime


async def plans(me: Person) -> list[Asked]:
    """For who decides about the plan."""
    rows = await db.fetch(
        "SELECT agreement.id, person.id, person.name, agreement.what, agreement.answer, agreement.note,"
        " agreement.answered_at FROM agreement JOIN traject ON traject.id = agreement.traject"
        " JOIN person ON person.id = traject.newcomer"
        f" WHERE agreement.traject IN ({dossiers.DECIDED_OF}) AND agreement.reply_due IS NOT NULL"
        " AND agreement.ended_at IS NULL AND person.ended_at IS NULL",
        *access.visible_to(me),
    )
    return [Asked(*row) for row in rows]


class Told(NamedTuple):
    """A note of which a colleague wants this helper to know."""

    note: int
    newcomer: int
    who: str
    author: str
    since: datetime


async def notes(me: Person) -> list[Told]:
    """Until they open the notes of that newcomer."""
    rows = await db.fetch(
        "SELECT note.id, person.id, person.name, author.name, note.written_at FROM note_should_know"
        " JOIN note ON note.id = note_should_know.note JOIN person author ON author.id = note.author"
        " JOIN traject ON traject.id = note.traject JOIN person ON person.id = traject.newcomer"
        " WHERE note_should_know.person = ? AND note_should_know.seen_at IS NULL AND note.withdrawn_at IS NULL"
        f" AND person.ended_at IS NULL AND {access.NOTE_VISIBLE}",
        *(me.id, *access.visible_to(me)),
    )
    return [Told(*row) for row in rows]


class Refused(NamedTuple):
    appointment: int
    newcomer: int
    who: str
    kind: str | None
    title: str
    starts_at: datetime
    reason: str
    since: datetime


async def refused(me: Person, *, of_team: bool) -> list[Refused]:
    """Appointments that the newcomer cannot come to; those of others too for who looks after the whole team."""
    rows = await db.fetch(
        "SELECT appointment.id, person.id, person.name, appointment.kind, appointment.title, appointment.starts_at,"
        " appointment.cannot_reason, appointment.cannot_at FROM appointment"
        " JOIN traject ON traject.id = appointment.traject JOIN person ON person.id = traject.newcomer"
        f" WHERE {access.APPOINTMENT_VISIBLE} AND appointment.cannot_at IS NOT NULL AND appointment.status = 'planned'"
        f" AND appointment.starts_at > ? AND person.ended_at IS NULL AND (? OR {access.APPOINTMENT_OWN})",
        *(*access.visible_to(me), clock.now(), of_team, *access.own_to(me)),
    )
    return [Refused(*row) for row in rows]
