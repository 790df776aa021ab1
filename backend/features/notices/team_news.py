"""Who comes, who goes and who stands in: told to the newcomer by name, and to colleagues when somebody joins them."""

from backend.core import clock, db, events, jobs
from backend.core.dossiers import CASEWORKERS
from backend.core.events import Happened, Hint
from backend.features.notices.policy import policy
from backend.features.notices.row import TEAM_NEWS

VERBS = ("team_changed", "stand_in_arranged", "handed_over", "dossier_taken_up")
KINDS = ("team_new", "team_left", "team_handed", "team_stand_in", "team_joined", "helper_team_joined")


async def watch(event: Happened) -> None:
    """Safe to run twice: of each helper there is one notice, the last that can be said."""
    traject, helper, other = event.subject.traject, event.data["person"], _other(event)
    if traject is None or not isinstance(helper, int):
        return
    kind = await _kind(event, traject, helper)
    for about in (helper, other):
        await _end(traject, about)
    [(newcomer,)] = await db.fetch("SELECT newcomer FROM traject WHERE id = ?", traject)
    await end_of_who_left()
    if kind:
        await _tell(newcomer, kind, traject, helper, other)
    if event.verb == "dossier_taken_up":
        for colleague in await _colleagues(traject, helper):
            await _tell(colleague, "helper_team_joined", traject, helper, helper)


def _other(event: Happened) -> object:
    """Who leaves or is away; else the helper themselves."""
    return event.data.get("leaving") or event.data.get("replaces") or event.data["person"]


async def _kind(event: Happened, traject: int, helper: int) -> str:
    """The end of a stand-in was told with its beginning."""
    if event.verb != "team_changed":
        return {"stand_in_arranged": "team_stand_in", "handed_over": "team_handed"}.get(event.verb, "team_joined")
    if "since" in event.data:
        return "team_new"
    row = await db.fetch_one("SELECT replaces FROM team WHERE traject = ? AND person = ?", traject, helper)
    return "" if row and row[0] else "team_left"


async def _colleagues(traject: int, but: int) -> list[int]:
    today = clock.today()
    rows = await db.fetch(
        "SELECT team.person FROM team JOIN person ON person.id = team.person AND person.ended_at IS NULL"
        f" WHERE team.traject = ? AND team.person <> ? AND team.role IN {CASEWORKERS}"
        " AND team.since <= ? AND (team.until IS NULL OR team.until > ?) ORDER BY team.id",
        *(traject, but, today, today),
    )
    return [person for (person,) in rows]


async def end_of_who_left() -> None:
    """What waits for somebody who left a team is no longer theirs to hear, nor to be counted at the bell."""
    await db.execute(
        "UPDATE notice SET read_at = ? WHERE read_at IS NULL AND EXISTS (SELECT 1 FROM team"
        " WHERE team.traject = notice.traject AND team.person = notice.person AND team.until <= ?)",
        *(clock.now(), clock.today()),
    )


def subject(traject: int, helper: object) -> str:
    return f"{TEAM_NEWS}:{traject}:{helper}"


async def _end(traject: int, helper: object) -> None:
    """What was said of this helper before is no longer so."""
    await db.execute(
        "UPDATE notice SET read_at = ? WHERE traject = ? AND subject = ? AND read_at IS NULL",
        *(clock.now(), traject, subject(traject, helper)),
    )


async def _tell(person: int, kind: str, traject: int, helper: int, other: object) -> None:
    now = clock.now()
    await db.execute(
        "INSERT INTO notice (person, kind, subject, traject, actor, created_at) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (person, subject) DO UPDATE SET kind = excluded.kind, actor = excluded.actor,"
        " created_at = excluded.created_at, read_at = NULL, pushed_at = NULL, withheld = NULL",
        *(person, kind, subject(traject, helper), traject, other, now),
    )
    await events.hint(Hint(person=person))
    await jobs.wake("notice", f"notice:{person}", now + policy().gather, {"person": person})
