"""Who is asking, and the one rule of what they may see: the trajects on whose team they are today."""

from dataclasses import dataclass
from datetime import datetime

from backend.core import clock, db

STAFF = ("begeleider", "klantmanager", "docent", "beheerder")
HELPERS = ("begeleider", "klantmanager", "docent")


@dataclass(frozen=True, slots=True)
class Person:
    id: int
    gemeente: int
    gemeente_key: str
    gemeente_name: str
    role: str
    name: str
    call_name: str
    language: str
    traject: int | None = None  # a newcomer's own
    household: int | None = None
    version: int | None = None  # of the household: what is shown of it is as old as this

    @property
    def is_newcomer(self) -> bool:
        return self.role == "newcomer"

    @property
    def is_helper(self) -> bool:
        return self.role in HELPERS


@dataclass(frozen=True, slots=True)
class Visit:
    """A person in a live session."""

    session: int
    person: Person
    proved_at: datetime  # the last PIN, or password with code
    until: datetime  # whatever is done with it, it ends then
    device: int | None
    shared: bool  # others use this phone: nothing is kept on it
    unread: int = 0  # notices, for the bell


# One place decides what "on the team" means; every query of a traject, a household or a task carries it.
TEAM_OF_TO = (
    "SELECT team.traject FROM team WHERE team.person = {person}"
    " AND team.since <= ? AND (team.until IS NULL OR team.until > ?)"
)
TEAM_OF = TEAM_OF_TO.format(person="?")

# A docent sees the lessons and the exams, not the household's money or health. What the plan agrees is between the
# newcomer and the gemeente; of others, only who is to carry it out sees it.
DOCENT_STEPS = ("leren", "examen")
TASK_FOR_ROLE = (
    f"(team.role <> 'docent' OR task.step IN {DOCENT_STEPS})"
    " AND (task.agreement IS NULL OR team.role IN ('newcomer', 'klantmanager')"
    " OR task.actor = CASE team.role WHEN 'docent' THEN 'taalschool' ELSE team.role END)"
)
TASK_VISIBLE_TO = (
    "EXISTS (SELECT 1 FROM team JOIN traject ON traject.id = team.traject"
    " WHERE team.person = {person} AND team.since <= ? AND (team.until IS NULL OR team.until > ?)"
    " AND traject.household = task.household AND (task.traject IS NULL OR task.traject = traject.id)"
    f" AND {TASK_FOR_ROLE})"
)
TASK_VISIBLE = TASK_VISIBLE_TO.format(person="?")

# What a newcomer tells a caseworker is not a docent's to know, not even that they met. Who stands in sees the same.
APPOINTMENT_VISIBLE_TO = (
    "EXISTS (SELECT 1 FROM team WHERE team.person = {person} AND team.since <= ?"
    " AND (team.until IS NULL OR team.until > ?) AND team.traject = appointment.traject"
    " AND (team.role <> 'docent' OR EXISTS (SELECT 1 FROM appointment_person comes"
    " WHERE comes.appointment = appointment.id AND comes.person IN (team.person, team.replaces))))"
)
APPOINTMENT_VISIBLE = APPOINTMENT_VISIBLE_TO.format(person="?")

# The team's row of who stands in for `stand.replaces`; takes visible_to().
STANDS_IN = (
    "stand.person = ? AND stand.since <= ? AND (stand.until IS NULL OR stand.until > ?)"
    " AND stand.traject = appointment.traject"
)

# Theirs to change: who comes or planned it, or stands in for them; and when none of these is on the team any more,
# whoever is.
APPOINTMENT_OWN = (  # takes own_to()
    "(appointment.planned_by = ? OR EXISTS (SELECT 1 FROM appointment_person own WHERE own.appointment = appointment.id"
    f" AND own.person = ?) OR EXISTS (SELECT 1 FROM team stand WHERE {STANDS_IN}"
    " AND (stand.replaces = appointment.planned_by OR EXISTS (SELECT 1 FROM appointment_person own"
    " WHERE own.appointment = appointment.id AND own.person = stand.replaces)))"
    " OR NOT EXISTS (SELECT 1 FROM team staff LEFT JOIN appointment_person there"
    " ON there.person = staff.person AND there.appointment = appointment.id WHERE staff.traject = appointment.traject"
    " AND staff.role <> 'newcomer' AND staff.since <= ? AND (staff.until IS NULL OR staff.until > ?)"
    " AND (there.id IS NOT NULL OR staff.person = appointment.planned_by)))"
)

# A shared note is the newcomer's to read, and the caseworkers'; an internal one the caseworkers' alone. A docent reads
# what that docent wrote, and what a docent wrote for themselves is nobody else's.
NOTE_VISIBLE_TO = (
    "EXISTS (SELECT 1 FROM team WHERE team.person = {person} AND team.since <= ?"
    " AND (team.until IS NULL OR team.until > ?) AND team.traject = note.traject AND (note.author = team.person"
    " OR team.role = 'newcomer' AND note.audience = 'shared' OR team.role IN ('begeleider', 'klantmanager')"
    " AND (note.audience = 'shared' OR note.role <> 'docent')))"
)
NOTE_VISIBLE = NOTE_VISIBLE_TO.format(person="?")


def visible_to(person: Person) -> tuple[object, ...]:
    """The arguments of TEAM_OF, and of TASK_VISIBLE, APPOINTMENT_VISIBLE and NOTE_VISIBLE."""
    today = clock.today()
    return person.id, today, today


def own_to(person: Person) -> tuple[object, ...]:
    today = clock.today()
    return person.id, person.id, *visible_to(person), today, today


async def households_of(person: Person) -> frozenset[int]:
    rows = await db.fetch(f"SELECT DISTINCT household FROM traject WHERE id IN ({TEAM_OF})", *visible_to(person))
    return frozenset(row[0] for row in rows)


PERSON = (
    "person.id, person.gemeente, gemeente.key, gemeente.name, person.role, person.name, person.call_name,"
    " person.language, traject.id, traject.household, household.version"
)
PERSON_FROM = (
    "person JOIN gemeente ON gemeente.id = person.gemeente LEFT JOIN traject ON traject.newcomer = person.id"
    " LEFT JOIN household ON household.id = traject.household"
)


async def person(person_id: int) -> Person | None:
    row = await db.fetch_one(
        f"SELECT {PERSON} FROM {PERSON_FROM} WHERE person.id = ? AND person.ended_at IS NULL", person_id
    )
    return Person(*row) if row else None
