"""Who looked at which dossier: the newcomer may know it, and the gemeente answers for it."""

from datetime import datetime, timedelta

from backend.core import access, clock, db
from backend.core.access import Person

HOUR = timedelta(hours=1)
MOST = 10_000  # looks of this process that it remembers, so that most pages ask nothing

# Whose dossier a thing with a number belongs to. What a household does together stands in the dossier of each of them.
OF_TASK = (
    "EXISTS (SELECT 1 FROM task WHERE task.id = ? AND task.household = traject.household"
    " AND (task.traject IS NULL OR task.traject = traject.id))"
)
OF = {
    "person": "traject.newcomer = ?",
    "task": OF_TASK,
    "appointment": "traject.id = (SELECT appointment.traject FROM appointment WHERE appointment.id = ?)",
    "visit": "traject.id = (SELECT home_visit.traject FROM home_visit WHERE home_visit.id = ?)",
    "notice": "traject.id = (SELECT notice.traject FROM notice WHERE notice.id = ?)",
}
# Read before it is written: of another process, or at another thing of the same dossier, it may be there already.
NEW = (
    "SELECT traject.id FROM traject WHERE {whose} AND traject.id IN ({team}) AND NOT EXISTS (SELECT 1"
    " FROM dossier_look WHERE dossier_look.traject = traject.id AND dossier_look.person = ? AND dossier_look.at = ?)"
)

_noted: set[tuple[int, str, int, datetime]] = set()


def hour(moment: datetime) -> datetime:
    return moment.replace(minute=0, second=0, microsecond=0)


async def note(person: Person, what: str, number: int) -> None:
    """That a helper saw this thing. At most one look at a dossier is kept for each hour."""
    look = (person.id, what, number, hour(clock.now()))
    if look in _noted:
        return
    sql = NEW.format(whose=OF[what], team=access.TEAM_OF)
    rows = await db.fetch(sql, number, *access.visible_to(person), person.id, look[-1])
    if rows:
        await _keep(person, [traject for (traject,) in rows], look[-1])
    _remember(look)


async def _keep(person: Person, trajects: list[int], at: datetime) -> None:
    async with db.write():
        for traject in trajects:
            await db.execute(
                "INSERT INTO dossier_look (person, traject, at) VALUES (?, ?, ?)"
                " ON CONFLICT (person, traject, at) DO NOTHING",
                *(person.id, traject, at),
            )


async def last_visit(me: Person, traject: int) -> datetime | None:
    """The hour of the one before this: what came in that hour is shown twice rather than missed."""
    row = await db.fetch_one(
        "SELECT at FROM dossier_look WHERE traject = ? AND person = ? AND at <= ? ORDER BY at DESC LIMIT 1",
        *(traject, me.id, clock.now() - HOUR),
    )
    return row[0] if row else None


def _remember(look: tuple[int, str, int, datetime]) -> None:
    if len(_noted) >= MOST:
        _noted.clear()
    _noted.add(look)


def forget() -> None:
    """For a database that was emptied."""
    _noted.clear()
