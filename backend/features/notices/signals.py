"""What the klantmanager hears of days that no task has: signals of the leerroute, and questions that wait.

Each is told once, by whatever finds it first: a change of the traject, or the sweep of a day. A sweep costs what comes
and goes on its days, whatever exists.
"""

from datetime import date, timedelta

from backend import content
from backend.core import clock, db, events, jobs
from backend.core.clock import AMSTERDAM
from backend.core.events import Happened, Hint
from backend.features.notices.policy import first_reminder, policy
from backend.features.notices.row import SIGNAL
from backend.features.notices.rules import moment_at

SUBJECT = f"'{SIGNAL}' || signal.kind || ':' || signal.traject || ':' || CAST(signal.since AS TEXT)"
KLANTMANAGERS = (
    " JOIN person ON person.id = team.person AND person.ended_at IS NULL"
    " WHERE team.role = 'klantmanager' AND team.since <= ? AND (team.until IS NULL OR team.until > ?)"
)
TELL = (
    "INSERT INTO notice (person, kind, subject, traject, day, created_at)"
    f" SELECT team.person, '{SIGNAL}' || signal.kind, {SUBJECT}, signal.traject, signal.since, ?"
    f" FROM signal JOIN team ON team.traject = signal.traject{KLANTMANAGERS}"
    " AND (signal.until IS NULL OR signal.until > ?) AND signal.kind IN ({kinds}) AND {which}"
    " ON CONFLICT (person, subject) DO NOTHING RETURNING person"
)
TELL_QUESTION = (
    "INSERT INTO notice (person, kind, subject, traject, task, day, created_at)"
    " SELECT team.person, ?, ? || ':' || task.id || ':' || CAST(agreement.reply_due AS TEXT),"
    " agreement.traject, task.id, agreement.reply_due, ?"
    " FROM agreement JOIN task ON task.agreement = agreement.id JOIN gemeente ON gemeente.id = task.gemeente"
    f" JOIN team ON team.traject = agreement.traject{KLANTMANAGERS}"
    " AND gemeente.key = ? AND agreement.reply_due BETWEEN ? AND ?"
    " ON CONFLICT (person, subject) DO NOTHING RETURNING person"
)
END = f"UPDATE notice SET read_at = ? WHERE read_at IS NULL AND kind LIKE '{SIGNAL}%' AND "
# Of who works on the traject, and was not read: as many as anybody could read.
SOLVED = (
    f"{END}traject = ? AND person IN (SELECT team.person FROM team WHERE team.traject = ?)"
    f" AND (kind, day) NOT IN (SELECT '{SIGNAL}' || signal.kind, signal.since FROM signal WHERE signal.traject = ?"
    " AND (signal.until IS NULL OR signal.until > ?))"
)
PASSED = (
    f"{END}(person, subject) IN (SELECT team.person, {SUBJECT} FROM signal"
    " JOIN team ON team.traject = signal.traject WHERE signal.until BETWEEN ? AND ?)"
)

GEMEENTEN = (
    "SELECT person.id, gemeente.key FROM person JOIN gemeente ON gemeente.id = person.gemeente"
    " WHERE person.id IN ({marks}) ORDER BY person.id"
)


async def watch(event: Happened) -> None:
    """After the signals of this traject were written anew. Safe to run twice."""
    traject, today = event.subject.traject, clock.today()
    await db.execute(SOLVED, clock.now(), traject, traject, traject, today)
    await _tell("signal.traject = ? AND signal.since <= ?", traject, today)


async def sweep() -> None:
    """At any hour and as often as one likes."""
    today = clock.today()
    first = today - timedelta(days=policy().signals.catch_up)
    async with db.write():
        await db.execute(PASSED, clock.now(), first, today)
        await _tell("signal.since BETWEEN ? AND ?", first, today)
    for (gemeente,) in await db.fetch("SELECT key FROM gemeente ORDER BY id"):
        async with db.write():
            await _tell_questions(gemeente, today)


async def _tell(which: str, *args: object) -> None:
    now, today, kinds = clock.now(), clock.today(), policy().signals.kinds
    sql = TELL.format(kinds=", ".join("?" * len(kinds)), which=which)
    await _wake(await db.execute(sql, now, today, today, today, *kinds, *args))


async def _tell_questions(gemeente: str, today: date) -> None:
    known = content.load(gemeente).reminders
    for kind in policy().replies.kinds:
        lead = known[kind].lead
        last = lead.after(today) if lead else today
        first = last - timedelta(days=policy().replies.catch_up)
        await _wake(await db.execute(TELL_QUESTION, kind, kind, clock.now(), today, today, gemeente, first, last))


async def _wake(told: list[db.Row]) -> None:
    if not told:
        return
    marks, people = db.any_of(sorted({person for (person,) in told}))
    for person, gemeente in await db.fetch(GEMEENTEN.format(marks=marks), *people):
        at = moment_at(clock.today(), first_reminder(gemeente), AMSTERDAM)
        await events.hint(Hint(person=person))
        await jobs.wake("notice", f"notice:{person}", max(clock.now() + policy().gather, at), {"person": person})
