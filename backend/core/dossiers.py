"""Whose dossier a page or a change is about, for who may open it. Who may not finds nothing there."""

from dataclasses import dataclass
from datetime import date

from backend.core import access, db
from backend.core.access import Person
from backend.core.errors import NotFound
from backend.core.events import Subject

# A docent follows the steps and the lessons; the facts of a household are the work of these two.
CASEWORKERS = ("begeleider", "klantmanager")
CASEWORK_OF = f"{access.TEAM_OF} AND team.role IN {CASEWORKERS}"  # takes visible_to()

# The plan is between these two: of others, each sees what the law lets them (queries of pip).
PLAN_OF = f"{access.TEAM_OF} AND team.role IN ('newcomer', 'klantmanager')"
# Of the plan a begeleider knows the route and the phase; its days and those of the termijn are the klantmanager's.
DECIDED = ("pip", "term_start", "term_end")  # facts
DECIDED_OF = f"{access.TEAM_OF} AND team.role = 'klantmanager'"

NEWCOMER = (
    "person.id, person.name, person.call_name, person.language, person.speaks,"
    " traject.id, traject.household, traject.gemeente, traject.ended_on, person.phone"
)
SELECT = (
    f"SELECT {NEWCOMER} FROM traject JOIN person ON person.id = traject.newcomer"
    " WHERE person.ended_at IS NULL AND traject.newcomer = ?"
)


@dataclass(frozen=True, slots=True)
class Newcomer:
    id: int
    name: str
    call_name: str
    language: str
    speaks: str
    traject: int
    household: int
    gemeente: int
    ended_on: date | None
    phone: str | None

    @property
    def subject(self) -> Subject:
        return Subject(self.gemeente, self.household, self.traject)


async def open_for(me: Person, newcomer: int) -> Newcomer:
    """For the team. Raises NotFound for anybody else."""
    return await _one(f"{SELECT} AND traject.id IN ({access.TEAM_OF})", newcomer, *access.visible_to(me))


async def in_casework(me: Person, newcomer: int) -> Newcomer:
    """For who may see and change the facts. Raises NotFound for a docent of the team too."""
    return await _one(f"{SELECT} AND traject.id IN ({CASEWORK_OF})", newcomer, *access.visible_to(me))


async def open_as(me: Person, newcomer: int, *roles: str) -> Newcomer:
    """For who is on the team in one of these roles. Raises NotFound for the others of the team too."""
    marks = ", ".join("?" * len(roles))
    in_role = f"{access.TEAM_OF} AND team.role IN ({marks})"
    return await _one(f"{SELECT} AND traject.id IN ({in_role})", newcomer, *access.visible_to(me), *roles)


async def in_plan(me: Person, newcomer: int) -> Newcomer:
    """For the newcomer and for who makes the plan with them. Raises NotFound for the others of the team too."""
    return await _one(f"{SELECT} AND traject.id IN ({PLAN_OF})", newcomer, *access.visible_to(me))


async def decided_by(me: Person, newcomer: int) -> Newcomer:
    """For who decides for the gemeente: the klantmanager of the team. Raises NotFound for anybody else."""
    return await _one(f"{SELECT} AND traject.id IN ({DECIDED_OF})", newcomer, *access.visible_to(me))


async def of_gemeente(beheerder: Person, newcomer: int) -> Newcomer:
    """For who puts helpers on teams. Raises NotFound outside the gemeente."""
    return await _one(f"{SELECT} AND traject.gemeente = ?", newcomer, beheerder.gemeente)


async def _one(sql: str, *args: object) -> Newcomer:
    row = await db.fetch_one(sql, *args)
    if row is None:
        raise NotFound
    return Newcomer(*row)
