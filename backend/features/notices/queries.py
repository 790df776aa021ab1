"""Notices with how it is now with what they are about, and what a person chose about them."""

from dataclasses import dataclass
from datetime import date, datetime

from backend import content
from backend.core import access, clock, coming, db
from backend.core.access import Person
from backend.core.errors import NotFound
from backend.core.together import Together
from backend.features.notices import morning
from backend.features.notices.policy import hours
from backend.features.notices.row import PROPOSAL, SIGNAL, TEAM_NEWS, Row
from backend.features.notices.rules import Hours

# The law's days are the college's to watch; who of the others is on the team hears nothing of them.
SIGNAL_VISIBLE = (
    f"notice.kind LIKE '{SIGNAL}%' AND EXISTS (SELECT 1 FROM team WHERE team.person = notice.person"
    " AND team.role = 'klantmanager' AND team.since <= ? AND (team.until IS NULL OR team.until > ?)"
    " AND team.traject = notice.traject)"
)
TEAM_NEWS_VISIBLE = (
    f"notice.subject LIKE '{TEAM_NEWS}:%' AND notice.traject IN ({access.TEAM_OF_TO.format(person='notice.person')})"
)
VISIT_VISIBLE = (
    "notice.kind = 'visit_ended' AND EXISTS (SELECT 1 FROM team WHERE team.person = notice.person"
    " AND team.since <= ? AND (team.until IS NULL OR team.until > ?) AND team.traject = notice.traject)"
)
PROPOSAL_VISIBLE = (
    f"notice.kind LIKE '{PROPOSAL}%' AND EXISTS (SELECT 1 FROM person reader WHERE reader.id = notice.person"
    " AND reader.role IN ('beheerder', 'klantmanager') AND reader.gemeente = content_draft.gemeente)"
)
SELECT = (
    "SELECT notice.id, notice.kind, notice.day, notice.created_at, notice.read_at, task.id, task.template, task.title,"
    " child.name, task.done_at, task.dropped_at, task.retired_at, task.stuck_at, task.stuck_reason, task.confirmed_at,"
    " task.accepted_at, task.advise, task.due, task.planned_on, actor.call_name,"
    " COALESCE(actor.role, '') <> 'newcomer', newcomer.call_name, newcomer.id, notice.traject, notice.person,"
    " notice.subject, appointment.id, appointment.kind, appointment.title, appointment.starts_at, appointment.ends_at,"
    " appointment.at_home, appointment.place, appointment.video, appointment.by_phone, appointment.status,"
    " appointment.cancel_reason, appointment.cannot_at, appointment.cannot_reason, appointment.published_at,"
    " gemeente.key, agreement.reply_due, signal.kind, signal.day, signal.number, traject.ended_on, traject.end_reason,"
    " EXISTS (SELECT 1 FROM step_state WHERE step_state.traject = traject.id AND step_state.state = 'done'"
    " AND step_state.seen = false),"
    " note.id, note.withdrawn_at, content_draft.id,"
    " CASE WHEN content_draft.ended_at IS NULL AND content_draft.offered_at IS NOT NULL THEN content_draft.version END,"
    f" (notice.kind = '{morning.KIND}' OR notice.kind = 'step_done' AND traject.newcomer = notice.person"
    f" OR {access.TASK_VISIBLE_TO.format(person='notice.person')}"
    f" OR {access.APPOINTMENT_VISIBLE_TO.format(person='notice.person')}"
    f" OR {access.NOTE_VISIBLE_TO.format(person='notice.person')} OR {SIGNAL_VISIBLE}"
    f" OR {TEAM_NEWS_VISIBLE} OR {VISIT_VISIBLE} OR {PROPOSAL_VISIBLE})"
    " FROM notice LEFT JOIN task ON task.id = notice.task LEFT JOIN child ON child.id = task.child"
    " LEFT JOIN agreement ON agreement.id = task.agreement"
    f" LEFT JOIN signal ON signal.traject = notice.traject AND '{SIGNAL}' || signal.kind = notice.kind"
    " AND signal.since = notice.day AND signal.since <= ? AND (signal.until IS NULL OR signal.until > ?)"
    " LEFT JOIN appointment ON appointment.id = notice.appointment LEFT JOIN note ON note.id = notice.note"
    " LEFT JOIN content_draft ON content_draft.id = notice.proposal"
    " LEFT JOIN person actor ON actor.id = notice.actor LEFT JOIN traject ON traject.id = notice.traject"
    " LEFT JOIN person newcomer ON newcomer.id = traject.newcomer"
    " LEFT JOIN gemeente ON gemeente.id = appointment.gemeente"
)
WAITS = "notice.withheld IS NULL AND notice.pushed_at IS NULL"
IN_INBOX = 50


async def waiting(me: Person) -> list[Row]:
    """What has not gone out, what is due first; also what was read meanwhile, which then says so."""
    return await _rows(f"notice.person = ? AND {WAITS} ORDER BY notice.day, notice.id", me.id)


async def these(me: Person, ids: list[int]) -> list[Row]:
    rows = [row for row in await _notices(*ids) if row.person == me.id]
    return sorted(rows, key=lambda row: (row.day or date.max, row.id))


async def _find(notices: list[int]) -> dict[int, Row]:
    marks, ids = db.any_of(notices)
    rows = await _rows(f"notice.id IN ({marks})", *ids)
    return {row.id: row for row in rows}


_notices = Together(_find)


async def inbox(me: Person) -> list[Row]:
    """Unread first, then the newest. Of what is not on the team's list any more nothing is left to say."""
    rows = await _rows(
        f"notice.person = ? ORDER BY notice.read_at IS NOT NULL, notice.created_at DESC LIMIT {IN_INBOX}", me.id
    )
    return [row for row in rows if row.visible]


async def one(me: Person, notice: int) -> Row:
    """Raises NotFound for somebody else's, and for what the person may no longer see."""
    rows = await _rows("notice.person = ? AND notice.id = ?", me.id, notice)
    if not rows or not rows[0].visible:
        raise NotFound
    return rows[0]


async def _rows(which: str, *args: object) -> list[Row]:
    today = clock.today()
    rows = await db.fetch(f"{SELECT} WHERE {which}", *[today] * 14, *args)
    return [Row(*row) for row in rows]


async def last_words(notice: Row) -> str:
    """What was last said about the task by whoever the notice is from."""
    row = await db.fetch_one(
        "SELECT comment.body FROM comment JOIN notice ON notice.task = comment.task AND notice.actor = comment.author"
        " WHERE notice.id = ? ORDER BY comment.id DESC LIMIT 1",
        notice.id,
    )
    return str(row[0]) if row else ""


async def who_comes(notice: Row) -> list[str]:
    """The helpers who really come to its appointment, by the name that a newcomer calls them."""
    asked = await coming.people([notice.appointment]) if notice.appointment else {}
    return [each.really.call_name for people in asked.values() for each in people if each.role != "newcomer"]


async def helper_of(traject: int | None) -> str:
    """Whom the newcomer turns to first; "" while there is nobody."""
    return next(iter(await _helpers(traject)), "") if traject else ""


async def _find_helpers(trajects: list[int]) -> dict[int, str]:
    today = clock.today()
    marks, ids = db.any_of(trajects)
    rows = await db.fetch(
        "SELECT team.traject, person.call_name FROM team JOIN person ON person.id = team.person"
        f" WHERE team.traject IN ({marks}) AND team.role <> 'newcomer' AND person.ended_at IS NULL"
        " AND team.since <= ? AND (team.until IS NULL OR team.until > ?)"
        " ORDER BY CASE team.role WHEN 'begeleider' THEN 0 WHEN 'klantmanager' THEN 1 ELSE 2 END, team.id",
        *(*ids, today, today),
    )
    return {traject: name for traject, name in reversed(rows)}  # who comes first stays


_helpers = Together(_find_helpers)


async def sent_lately(person: int, since: datetime) -> list[datetime]:
    """When messages went out, those of an appointment of that day not counted."""
    rows = await db.fetch("SELECT at FROM sent_message WHERE person = ? AND at >= ?", person, since)
    return [moment for (moment,) in rows]


async def is_looking(person: int) -> bool:
    return await db.fetch_one("SELECT 1 FROM looking WHERE person = ? AND until > ?", person, clock.now()) is not None


async def subscriptions(person: int) -> list[int]:
    rows = await db.fetch(
        "SELECT push_subscription.id FROM push_subscription LEFT JOIN device ON device.id = push_subscription.device"
        " WHERE push_subscription.person = ? AND device.revoked_at IS NULL ORDER BY push_subscription.id",
        person,
    )
    return [subscription for (subscription,) in rows]


@dataclass(frozen=True, slots=True)
class Wishes:
    muted: bool
    discreet: bool
    quiet_from: str
    quiet_until: str

    @property
    def hours(self) -> Hours:
        return hours(self.quiet_from, self.quiet_until)


WISHES = "notice_wish.muted, notice_wish.discreet, notice_wish.quiet_from, notice_wish.quiet_until"


async def wishes(me: Person) -> Wishes:
    """What the person chose. Staff unless they say otherwise get no names on a locked screen."""
    return wished(me, await db.fetch_one(f"SELECT {WISHES} FROM notice_wish WHERE person = ?", me.id))


def wished(me: Person, row: db.Row | None) -> Wishes:
    if row is None or row[0] is None:
        said = content.load(me.gemeente_key).reminding
        return Wishes(False, not me.is_newcomer, said.quiet_from, said.quiet_until)
    return Wishes(bool(row[0]), bool(row[1]), row[2], row[3])
