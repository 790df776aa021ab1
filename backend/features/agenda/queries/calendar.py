"""One's appointments for a calendar: the own ones, in words that say nothing of anybody else."""

from datetime import timedelta
from urllib.parse import urlsplit

from backend import content
from backend.core import clock, settings, texts
from backend.core.access import Person
from backend.core.texts import N_
from backend.core.times import Span
from backend.features.agenda.queries import appointments
from backend.features.agenda.queries.appointments import Row
from backend.features.agenda.rules.ics import Meeting

AT_HOME = N_("Bij u thuis")
BY_PHONE = N_("Met de telefoon")
BACK, AHEAD = timedelta(days=31), timedelta(days=400)


async def meeting(me: Person, appointment: int) -> Meeting:
    """Raises NotFound for what is not theirs to see."""
    return _meeting(await appointments.one(me, appointment), me)


async def meetings(me: Person) -> list[Meeting]:
    """What was cancelled too, so that a calendar takes it out."""
    now = clock.now()
    return [_meeting(row, me) for row in await appointments.where_one_comes(me, Span(now - BACK, now + AHEAD))]


def _meeting(row: Row, me: Person) -> Meeting:
    origin = settings.current().origin
    return Meeting(
        uid=f"afspraak-{row.id}@{urlsplit(origin).hostname}",
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        title=_title(row, me),
        address=f"{origin}/afspraken/{row.id}",
        place=_place(row, me),
        note=row.bring if me.is_newcomer else "",
        version=row.version,
        cancelled=row.status == "cancelled",
    )


def _title(row: Row, me: Person) -> str:
    pack = content.load(me.gemeente_key)
    kind = pack.appointments.get(row.kind or "")
    return texts.plainly(me.language, pack)(kind.title) if kind else row.title


def _place(row: Row, me: Person) -> str:
    if row.at_home:
        return texts.of(me.language).plain(AT_HOME) if me.is_newcomer else ""
    return texts.of(me.language).plain(BY_PHONE) if row.by_phone else row.place or row.video
