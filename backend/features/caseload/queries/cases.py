"""Everyone on a helper's list, counted in the database: one row for each, however many tasks they have."""

from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

from backend import content
from backend.core import access, clock, db
from backend.core.access import Person


class Case(NamedTuple):
    id: int
    name: str
    speaks: str
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
    "SELECT person.id, person.name, person.speaks, person.phone, traject.id, traject.started_on,"
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
    " AND person.ended_at IS NULL AND traject.ended_on IS NULL"
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


@content.kept
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
