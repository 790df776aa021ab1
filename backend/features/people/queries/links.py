"""How far the linking of a phone is, as the helper and as the phone see it; and the phones there are."""

from dataclasses import dataclass
from datetime import datetime

from backend.core import clock, db, sessions
from backend.core.access import Person
from backend.core.dossiers import Newcomer
from backend.features.people import codes, devices, linking, sealing


@dataclass(frozen=True, slots=True)
class Phone:
    label: str
    shared: bool
    used_at: datetime
    gets_messages: bool
    arrived_at: datetime | None  # the last message that it showed


@dataclass(frozen=True, slots=True)
class Link:
    """state: ready, number, approved, linked or refused."""

    state: str
    turn: int
    choices: tuple[int, ...]
    label: str
    token: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """The phone's side of a link that was opened on it."""

    number: int
    is_approved: bool
    shared: bool | None
    name: str
    helper: str
    helper_call_name: str


async def phones_of(newcomer: int) -> list[Phone]:
    rows = await db.fetch(
        "SELECT device.label, device.shared, device.used_at, session.seen_at,"
        " (SELECT COUNT(*) FROM push_subscription WHERE push_subscription.device = device.id),"
        " (SELECT MAX(arrived_at) FROM push_subscription WHERE push_subscription.device = device.id) FROM device"
        " LEFT JOIN session ON session.device = device.id AND session.ended_at IS NULL"
        f" WHERE device.person = ? AND {devices.LIVE} ORDER BY device.id",
        *(newcomer, *devices.live()),
    )
    return [_phone(*row) for row in rows]


def _phone(
    label: str,
    shared: bool,
    unlocked: datetime,
    seen: datetime | None,
    subscribed: int,
    arrived: datetime | str | None,
) -> Phone:
    # SQLite gives what an aggregate makes of a moment as text.
    arrived_at = datetime.fromisoformat(arrived) if isinstance(arrived, str) else arrived
    return Phone(label, shared, max(unlocked, seen or unlocked), subscribed > 0, arrived_at)


async def link_of(helper: Person, newcomer: Newcomer) -> Link | None:
    """The helper's own, running or just ended."""
    row = await db.fetch_one(
        "SELECT wrong, choices, label, sealed, opened_at, approved_at, ended_at, device FROM enrolment"
        " WHERE person = ? AND helper = ? AND expires_at > ?",
        *(newcomer.id, helper.id, clock.now()),
    )
    if row is None:
        return None
    wrong, choices, label, sealed, opened, approved, ended, device = row
    state = _state(opened, approved, ended, device, wrong)
    if state is None:
        return None
    numbers = tuple(int(number) for number in (choices or "").split())
    token, code = sealing.unseal(sealed, linking.SEAL, newcomer.id).split() if sealed else ("", "")
    return Link(state, wrong, numbers, label, token, codes.shown(code))


def _state(
    opened: datetime | None, approved: datetime | None, ended: datetime | None, device: int | None, wrong: int
) -> str | None:
    if device:
        return "linked"
    if wrong >= linking.MOST_WRONG:
        return "refused"
    if ended:
        return None
    if approved:
        return "approved"
    return "number" if opened else "ready"


async def waiting(pending: str) -> Waiting | None:
    row = await db.fetch_one(
        "SELECT enrolment.number, enrolment.approved_at, enrolment.shared, person.call_name, helper.name,"
        " helper.call_name"
        " FROM enrolment JOIN person ON person.id = enrolment.person JOIN person helper ON helper.id = enrolment.helper"
        " WHERE enrolment.pending_hash = ? AND enrolment.ended_at IS NULL AND enrolment.expires_at > ?",
        *(sessions.hashed(pending), clock.now()),
    )
    return Waiting(row[0], row[1] is not None, *row[2:]) if row else None
