"""Who has an account. Nobody is deleted: an ended account keeps its history and opens nothing."""

from datetime import date

from backend import content
from backend.core import access, clock, db, events, sessions
from backend.core.access import Person
from backend.core.errors import Invalid, NotFound, Refused
from backend.core.events import Happened
from backend.core.texts import N_, SOURCE, languages

TAKEN = N_("Dit e-mailadres is al in gebruik.")
NOT_YOURSELF = N_("U kunt uw eigen account niet stoppen. Vraag een andere beheerder.")
HAND_OVER_FIRST = N_("Draag eerst de cliënten over. Anders heeft iemand geen helper meer.")

# Somebody of whom this helper is the only begeleider, or the only klantmanager.
ALONE_FOR = (
    "SELECT team.traject FROM team JOIN traject ON traject.id = team.traject AND traject.ended_on IS NULL"
    " JOIN person newcomer ON newcomer.id = traject.newcomer AND newcomer.ended_at IS NULL"
    " WHERE team.person = ? AND team.role IN ('begeleider', 'klantmanager')"
    " AND team.since <= ? AND (team.until IS NULL OR team.until > ?)"
    " AND NOT EXISTS (SELECT 1 FROM team other JOIN person ON person.id = other.person AND person.ended_at IS NULL"
    " WHERE other.traject = team.traject AND other.role = team.role AND other.person <> team.person"
    " AND (other.until IS NULL OR other.until > ?)) LIMIT 1"
)


async def add_gemeente(key: str, demo: bool = False) -> int:
    """Its id; a gemeente that exists already stays as it is. Its name comes from its pack."""
    async with db.write():
        await db.execute(
            "INSERT INTO gemeente (key, name, demo) VALUES (?, ?, ?) ON CONFLICT (key) DO NOTHING",
            *(key, content.load(key).gemeente.name, demo),
        )
        rows = await db.fetch("SELECT id FROM gemeente WHERE key = ?", key)
    return int(rows[0][0])


async def follow_edition(event: Happened) -> None:
    """A gemeente that chose another name is called so everywhere."""
    async with db.write():
        await db.execute("UPDATE gemeente SET name = ? WHERE id = ?", event.data["name"], event.subject.gemeente)


async def add_person(
    gemeente: int,
    role: str,
    name: str,
    *,
    call_name: str = "",
    language: str = SOURCE,
    email: str | None = None,
    phone: str | None = None,
    born: date | None = None,
) -> int:
    """The new person's id. Raises Invalid when the e-mail address is somebody's already."""
    address = email.strip().lower() if email else None
    async with db.write():
        # The address decides, and the index behind it: of two at once, one gets in.
        rows = await db.execute(
            "INSERT INTO person (gemeente, role, name, call_name, language, email, phone, born, created_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (email) DO NOTHING RETURNING id",
            *(gemeente, role, name, call_name or name.split()[0], language, address, phone, born, clock.now()),
        )
    if not rows:
        raise Invalid(email=TAKEN)
    return int(rows[0][0])


async def end_account(by: Person, person_id: int) -> None:
    """Ends every session, phone and link of the person at once, and their place on every team."""
    if person_id == by.id:
        raise Refused(NOT_YOURSELF)
    now = clock.now()
    async with db.write():
        if not await db.fetch_one("SELECT id FROM person WHERE id = ? AND gemeente = ?", person_id, by.gemeente):
            raise NotFound
        await _hold(person_id)
        if await is_needed(person_id):
            raise Refused(HAND_OVER_FIRST)
        ended = await db.execute(
            "UPDATE person SET ended_at = ? WHERE id = ? AND ended_at IS NULL RETURNING role", now, person_id
        )
        if not ended:
            return
        await close_ways_in(person_id)
        if ended[0][0] in access.STAFF:
            await _leave_teams(person_id)
        await events.record("account_ended", events.Subject(by.gemeente), by, person=person_id)


async def is_needed(person_id: int) -> bool:
    """Somebody would be left without a begeleider, or without a klantmanager."""
    today = clock.today()
    return await db.fetch_one(ALONE_FOR, person_id, today, today, today) is not None


async def close_ways_in(person_id: int) -> bool:
    """True if any was open. Links first: one that is just becoming a phone is waited for, then its phone is seen."""
    now = clock.now()
    changed = [
        await db.execute(sql, now, person_id)
        for sql in (
            "UPDATE enrolment SET ended_at = ?, sealed = NULL WHERE person = ? AND ended_at IS NULL RETURNING id",
            "UPDATE invitation SET used_at = ? WHERE person = ? AND used_at IS NULL RETURNING id",
            "UPDATE device SET revoked_at = ? WHERE person = ? AND revoked_at IS NULL RETURNING id",
        )
    ]
    await sessions.end_all(person_id)
    return any(changed)


async def _hold(person_id: int) -> None:
    """Of two helpers of one newcomer who end at once, one finds that the other has gone."""
    for household in await _helped(person_id):
        await db.lock("household", household)
    await db.lock("person", person_id)


async def _helped(person_id: int) -> list[int]:
    """The households."""
    rows = await db.fetch(
        "SELECT DISTINCT household FROM traject JOIN team ON team.traject = traject.id WHERE team.person = ?"
        " AND (team.until IS NULL OR team.until > ?) ORDER BY household",
        *(person_id, clock.today()),
    )
    return [household for (household,) in rows]


async def _leave_teams(person_id: int) -> None:
    today = clock.today()
    for household in await _helped(person_id):
        await events.touch(household)
    await db.execute(
        "UPDATE team SET until = ? WHERE person = ? AND (until IS NULL OR until > ?)", today, person_id, today
    )


async def choose_language(person: Person, code: str) -> None:
    async with db.write():
        await db.execute("UPDATE person SET language = ? WHERE id = ?", code, person.id)


def is_offered(gemeente_key: str, code: str) -> bool:
    return code in languages() and code in content.load(gemeente_key).gemeente.languages
