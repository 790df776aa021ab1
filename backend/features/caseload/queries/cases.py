"""Everyone on a helper's list, counted in the database: one row for each, however many tasks they have."""

from collections import defaultdict
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

from backend import content
from backend.core import access, clock, db
from backend.core.access import Person
from backend.features.caseload.rules.reasons import Found


class Case(NamedTuple):
    id: int
    name: str
    language: str
    phone: str | None
    traject: int
    started: date
    people: int  # newcomers and children who live together
    route: str | None
    seen_at: datetime | None  # the last time that they used the app
    meets_at: datetime | None
    missed: int  # appointments
    reached: bool
    open: int
    done: int
    late: int
    stuck: int
    look: int
    due: date | None
    asked_at: datetime | None
    waits: date | None


# Fixed SQL: this page is open all day. What makes late is decided in checklist/rules; a test holds the two together.
CASES = (
    "SELECT person.id, person.name, person.language, person.phone, traject.id, traject.started_on,"
    " (SELECT COUNT(*) FROM traject other WHERE other.household = traject.household)"
    " + (SELECT COUNT(*) FROM child WHERE child.household = traject.household),"
    " (SELECT route FROM leerroute WHERE leerroute.traject = traject.id),"
    " (SELECT session.seen_at FROM session WHERE session.person = person.id ORDER BY session.seen_at DESC LIMIT 1),"
    " (SELECT appointment.starts_at FROM appointment WHERE appointment.traject = traject.id"
    " AND appointment.status = 'planned' AND appointment.ends_at > ? AND {meeting}"
    " ORDER BY appointment.starts_at LIMIT 1),"
    " (SELECT COUNT(*) FROM appointment JOIN appointment_person comes ON comes.appointment = appointment.id"
    " AND comes.person = person.id AND comes.present = false"
    " WHERE appointment.traject = traject.id AND appointment.starts_at >= ? AND {meeting}),"
    " EXISTS (SELECT 1 FROM push_subscription LEFT JOIN device ON device.id = push_subscription.device"
    " WHERE push_subscription.person = person.id AND push_subscription.refused IS NULL AND device.revoked_at IS NULL),"
    " COUNT(task.id) FILTER (WHERE task.done_at IS NULL),"
    " COUNT(task.id) FILTER (WHERE task.done_at IS NOT NULL),"
    " COUNT(task.id) FILTER (WHERE task.done_at IS NULL AND task.due < ? AND {binding}),"
    " COUNT(task.id) FILTER (WHERE task.done_at IS NULL AND task.stuck_at IS NOT NULL),"
    " COUNT(task.id) FILTER (WHERE task.done_at IS NOT NULL AND task.confirmed_at IS NULL"
    " AND task.template IN ({seen})),"
    " MIN(task.due) FILTER (WHERE task.done_at IS NULL AND task.due >= ? AND {binding}),"
    " MIN(task.stuck_at) FILTER (WHERE task.done_at IS NULL AND task.stuck_reason IN ({asking})),"
    " MIN(COALESCE(task.advise, task.due)) FILTER (WHERE task.done_at IS NULL AND task.actor = 'klantmanager')"
    " FROM team JOIN traject ON traject.id = team.traject JOIN person ON person.id = traject.newcomer"
    " LEFT JOIN task ON task.household = traject.household AND (task.traject IS NULL OR task.traject = traject.id)"
    " AND task.dropped_at IS NULL AND task.retired_at IS NULL AND task.opens <= ?"
    f" AND {access.TASK_FOR_ROLE}"
    " WHERE team.person = ? AND team.since <= ? AND (team.until IS NULL OR team.until > ?)"
    " AND person.ended_at IS NULL"
    " GROUP BY person.id, traject.id, team.id"
)
BINDING = "task.due_basis IN ('law', 'letter')"
# As in access.APPOINTMENT_VISIBLE, for the team that is joined here.
MEETING = (
    "(team.role <> 'docent' OR EXISTS (SELECT 1 FROM appointment_person mine"
    " WHERE mine.appointment = appointment.id AND mine.person = team.person))"
)


class Counted(NamedTuple):
    sql: str
    seen: tuple[str, ...]  # templates that are done only when a helper has seen it
    asking: tuple[str, ...]  # reasons for which a helper has to come


@cache
def _counted(gemeente: str) -> Counted:
    """The query of one gemeente."""
    pack = content.load(gemeente)
    seen = tuple(task.key for task in pack.tasks.values() if task.counts == "confirmed")
    asking = tuple(reason.key for reason in pack.reasons.values() if reason.notify == "helper")
    sql = CASES.format(meeting=MEETING, binding=BINDING, seen=_marks(seen), asking=_marks(asking))
    return Counted(sql, seen, asking)


def _marks(values: tuple[str, ...]) -> str:
    return ", ".join("?" * len(values)) or "NULL"


async def cases(me: Person) -> list[Case]:
    sql, seen, asking = _counted(me.gemeente_key)
    today, now = clock.today(), clock.now()
    rows = await db.fetch(sql, now, _missed_since(me), today, *seen, today, *asking, today, *access.visible_to(me))
    return [Case._make((*counted, _date(due), _moment(asked), _date(waits))) for *counted, due, asked, waits in rows]


def _missed_since(me: Person) -> datetime:
    flag, now = content.load(me.gemeente_key).flags.get("missed"), clock.now()
    return flag.length.before(now) if flag and flag.length else now


# SQLite gives what an aggregate makes of a date or a moment as text.
def _date(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _moment(value: Any) -> datetime | None:
    return datetime.fromisoformat(value) if isinstance(value, str) else value


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
