"""Who hears what. HEARS is the whole table; never the actor, never who is not on the team."""

from typing import Literal, NamedTuple

from backend.core import clock, db, events, jobs
from backend.core.events import Happened, Hint
from backend.features.notices.policy import policy

To = Literal["newcomer", "helper", "klantmanager"]


class Hears(NamedTuple):
    to: To
    kind: str  # the words: a reminder of the pack
    own: bool = False  # only of a task that is the newcomer's to do


HEARS: dict[str, tuple[Hears, ...]] = {
    "task_made": (Hears("newcomer", "task_new", own=True),),
    "task_added": (Hears("newcomer", "task_new", own=True),),
    "task_moved": (Hears("newcomer", "task_moved", own=True),),
    "task_confirmed": (Hears("newcomer", "confirmed"),),
    "task_accepted": (Hears("newcomer", "accepted"),),
    "task_commented": (Hears("newcomer", "message"), Hears("helper", "helper_message")),
    "help_asked": (Hears("helper", "helper_asked"),),
    "agreement_answered": (Hears("klantmanager", "helper_plan"),),
    "agreement_replied": (Hears("newcomer", "plan_reply"),),
}
# What only says that something is to be done is over with these; what was said about it is read.
ENDS_REMINDERS = ("task_done", "task_dropped", "task_retired", "help_asked")
ENDS_QUESTIONS = ("task_done", "task_dropped", "task_retired", "help_ended")
ENDS_PLAN_QUESTIONS = ("agreement_answered", "agreement_replied", "agreement_changed", "agreement_ended")
VERBS = tuple({*HEARS, *ENDS_REMINDERS, *ENDS_QUESTIONS, *ENDS_PLAN_QUESTIONS})


class Hearer(NamedTuple):
    traject: int
    person: int


async def watch(event: Happened) -> None:
    """Safe to run twice: the notice is one for each person and subject."""
    task = event.subject.task or await _task_of(event.data.get("agreement"))
    if task is None:
        return
    await _end(event.verb, task)
    if event.actor is None and event.verb == "task_added":
        return  # a start brings dozens at once; the list itself says what is first
    if event.data.get("answer") == "understood":
        return
    for hears in HEARS.get(event.verb, ()):
        for hearer in await _hearers(hears, task):
            if hearer.person != event.actor:
                await tell(hearer, hears.kind, task, event.actor)


async def _task_of(agreement: object) -> int | None:
    """What is said of an agreement is heard as of its task: the list and the inbox name it the same."""
    row = await db.fetch_one("SELECT id FROM task WHERE agreement = ?", agreement) if agreement else None
    return row[0] if row else None


async def _end(verb: str, task: int) -> None:
    now = clock.now()
    if verb in ENDS_REMINDERS:
        await db.execute(
            "UPDATE notice SET read_at = ? WHERE task = ? AND (day IS NOT NULL OR kind IN ('task_new', 'task_moved'))"
            " AND kind <> 'helper_plan_due' AND read_at IS NULL",
            *(now, task),
        )
    if verb in ENDS_QUESTIONS:
        await db.execute(
            "UPDATE notice SET read_at = ? WHERE task = ? AND kind = 'helper_asked' AND read_at IS NULL", now, task
        )
    if verb in ENDS_PLAN_QUESTIONS:
        await db.execute(
            "UPDATE notice SET read_at = ? WHERE task = ? AND kind IN ('helper_plan', 'helper_plan_due')"
            " AND read_at IS NULL",
            *(now, task),
        )


TRAJECTS = (
    " FROM task JOIN traject ON traject.household = task.household"
    " AND (task.traject IS NULL OR task.traject = traject.id)"
)
NEWCOMERS = (
    f"SELECT traject.id, traject.newcomer{TRAJECTS} WHERE task.id = ?"
    " AND (? OR (task.actor = 'newcomer' AND traject.ended_on IS NULL))"
)
# What the plan agrees is not the begeleider's to know, unless it is theirs to do.
AGREED = "task.agreement IS NOT NULL AND task.actor <> 'begeleider'"
# The begeleider; the klantmanager where there is none, and where it is of the plan.
HELPERS = (
    f"SELECT team.traject, team.person{TRAJECTS} JOIN team ON team.traject = traject.id"
    " JOIN person ON person.id = team.person AND person.ended_at IS NULL"
    " WHERE task.id = ? AND team.since <= ? AND (team.until IS NULL OR team.until > ?)"
    f" AND (team.role = 'begeleider' AND NOT ({AGREED}) OR team.role = 'klantmanager' AND (({AGREED}) OR NOT EXISTS"
    " (SELECT 1 FROM team other WHERE other.traject = team.traject AND other.role = 'begeleider'"
    " AND other.since <= ? AND (other.until IS NULL OR other.until > ?))))"
)

KLANTMANAGERS = (
    f"SELECT team.traject, team.person{TRAJECTS} JOIN team ON team.traject = traject.id"
    " JOIN person ON person.id = team.person AND person.ended_at IS NULL"
    " WHERE task.id = ? AND team.role = 'klantmanager' AND team.since <= ? AND (team.until IS NULL OR team.until > ?)"
)


async def _hearers(hears: Hears, task: int) -> list[Hearer]:
    today = clock.today()
    if hears.to == "newcomer":
        rows = await db.fetch(NEWCOMERS, task, not hears.own)
    elif hears.to == "klantmanager":
        rows = await db.fetch(KLANTMANAGERS, task, today, today)
    else:
        rows = await db.fetch(HELPERS, task, today, today, today, today)
    return [Hearer(*row) for row in rows]


async def tell(hearer: Hearer, kind: str, task: int | None, actor: int | None) -> None:
    """What was told before is told anew, as the one notice of its subject."""
    now = clock.now()
    await db.execute(
        "INSERT INTO notice (person, kind, subject, traject, task, actor, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (person, subject) DO UPDATE SET actor = excluded.actor, created_at = excluded.created_at,"
        " read_at = NULL, pushed_at = NULL, withheld = NULL",
        *(hearer.person, kind, f"{kind}:{task or ''}", hearer.traject, task, actor, now),
    )
    await events.hint(Hint(person=hearer.person))
    await jobs.wake("notice", f"notice:{hearer.person}", now + policy().gather, {"person": hearer.person})
