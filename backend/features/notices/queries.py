"""Notices with how it is now with what they are about, and what a person chose about them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from backend.core import access, clock, db
from backend.core.access import Person
from backend.core.errors import NotFound
from backend.features.notices.policy import hours, policy
from backend.features.notices.rules import Hours, Needs, Standing


class Row(NamedTuple):
    id: int
    kind: str
    day: date | None
    created_at: datetime
    read_at: datetime | None
    task: int | None
    template: str | None
    title: str | None
    child: str | None
    done_at: datetime | None
    dropped_at: datetime | None
    retired_at: datetime | None
    stuck_at: datetime | None
    stuck_reason: str | None
    confirmed_at: datetime | None
    accepted_at: datetime | None
    advise: date | None
    due: date | None
    planned_on: date | None
    actor: str | None
    actor_is_staff: bool
    newcomer: str | None
    newcomer_id: int | None
    traject: int | None
    visible: bool

    @property
    def is_open(self) -> bool:
        return not (self.done_at or self.dropped_at or self.retired_at)

    @property
    def standing(self) -> Standing:
        return Standing(
            needs=NEEDS.get(self.kind, "open"),
            visible=bool(self.visible),
            read=self.read_at is not None,
            day=self.day,
            days=(self.advise, self.due, self.planned_on),
            open=self.is_open,
            stuck=self.stuck_at is not None,
            confirmed=self.confirmed_at is not None,
            accepted=self.accepted_at is not None,
            waits_for_helper=self.stuck_at is not None,
        )


# What must still be so for a kind to be worth a push.
NEEDS: dict[str, Needs] = {
    "helper_asked": "stuck",
    "confirmed": "confirmed",
    "accepted": "accepted",
    "message": "nothing",
    "helper_message": "nothing",
    "helper_plan": "nothing",
    "plan_reply": "nothing",
}

SELECT = (
    "SELECT notice.id, notice.kind, notice.day, notice.created_at, notice.read_at, task.id, task.template, task.title,"
    " child.name, task.done_at, task.dropped_at, task.retired_at, task.stuck_at, task.stuck_reason, task.confirmed_at,"
    " task.accepted_at, task.advise, task.due, task.planned_on, actor.call_name,"
    f" COALESCE(actor.role, '') <> 'newcomer', newcomer.call_name, newcomer.id, notice.traject, {access.TASK_VISIBLE}"
    " FROM notice LEFT JOIN task ON task.id = notice.task LEFT JOIN child ON child.id = task.child"
    " LEFT JOIN person actor ON actor.id = notice.actor LEFT JOIN traject ON traject.id = notice.traject"
    " LEFT JOIN person newcomer ON newcomer.id = traject.newcomer WHERE notice.person = ?"
)
# Told again after it went out, a notice waits again.
WAITS = "notice.withheld IS NULL AND (notice.pushed_at IS NULL OR notice.pushed_at < notice.created_at)"
IN_INBOX = 50


async def waiting(me: Person) -> list[Row]:
    """What has not gone out, what is due first."""
    return await _rows(me, f" AND notice.read_at IS NULL AND {WAITS} ORDER BY notice.day, notice.id")


async def these(me: Person, ids: list[int]) -> list[Row]:
    marks = ", ".join("?" * len(ids))
    return await _rows(me, f" AND notice.id IN ({marks}) ORDER BY notice.day, notice.id", *ids)


async def inbox(me: Person) -> list[Row]:
    """Unread first, then the newest. Of what is not on the team's list any more nothing is left to say."""
    rows = await _rows(me, f" ORDER BY notice.read_at IS NOT NULL, notice.created_at DESC LIMIT {IN_INBOX}")
    return [row for row in rows if row.visible]


async def one(me: Person, notice: int) -> Row:
    """Raises NotFound for somebody else's, and for what the person may no longer see."""
    rows = await _rows(me, " AND notice.id = ?", notice)
    if not rows or not rows[0].visible:
        raise NotFound
    return rows[0]


async def _rows(me: Person, more: str, *args: object) -> list[Row]:
    rows = await db.fetch(SELECT + more, *access.visible_to(me), me.id, *args)
    return [Row(*row) for row in rows]


async def unread(person: int) -> int:
    [(number,)] = await db.fetch("SELECT COUNT(*) FROM notice WHERE person = ? AND read_at IS NULL", person)
    return int(number)


async def last_words(notice: Row) -> str:
    """What was last said about the task by whoever the notice is from."""
    row = await db.fetch_one(
        "SELECT comment.body FROM comment JOIN notice ON notice.task = comment.task AND notice.actor = comment.author"
        " WHERE notice.id = ? ORDER BY comment.id DESC LIMIT 1",
        notice.id,
    )
    return str(row[0]) if row else ""


async def helper_of(traject: int | None) -> str:
    """Whom the newcomer turns to first; "" while there is nobody."""
    today = clock.today()
    row = await db.fetch_one(
        "SELECT person.call_name FROM team JOIN person ON person.id = team.person"
        " WHERE team.traject = ? AND team.role <> 'newcomer' AND person.ended_at IS NULL"
        " AND team.since <= ? AND (team.until IS NULL OR team.until > ?)"
        " ORDER BY CASE team.role WHEN 'begeleider' THEN 0 WHEN 'klantmanager' THEN 1 ELSE 2 END, team.id LIMIT 1",
        *(traject, today, today),
    )
    return str(row[0]) if row else ""


async def sent_lately(person: int, since: datetime) -> list[datetime]:
    """When messages went out: notices of one message share the moment."""
    rows = await db.fetch("SELECT DISTINCT pushed_at FROM notice WHERE person = ? AND pushed_at >= ?", person, since)
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


async def wishes(me: Person) -> Wishes:
    """What the person chose. Staff unless they say otherwise get no names on a locked screen."""
    row = await db.fetch_one("SELECT muted, discreet, quiet_from, quiet_until FROM notice_wish WHERE person = ?", me.id)
    if row is None:
        return Wishes(False, not me.is_newcomer, policy().quiet_from, policy().quiet_until)
    return Wishes(bool(row[0]), bool(row[1]), row[2], row[3])
