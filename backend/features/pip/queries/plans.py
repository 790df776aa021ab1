"""The versions of a plan: whole for the newcomer and the klantmanager, a glimpse for the others of the team."""

from dataclasses import fields
from datetime import date, datetime
from typing import NamedTuple

from backend.core import access, db
from backend.core.access import Person
from backend.features.pip.rules.checks import Plan, Route

TYPED = tuple(field.name for field in fields(Plan))  # the columns that a person fills in


class Version(NamedTuple):
    id: int
    version: int
    revision: int
    law: str
    saved_by: str
    saved_at: datetime
    established_by: str | None
    established_at: datetime | None
    plan: Plan

    @property
    def is_draft(self) -> bool:
        return self.established_at is None


COLUMNS = (
    "pip.id, pip.version, pip.revision, pip.law, saver.call_name, pip.saved_at, decider.name, pip.established_at, "
    + ", ".join(f"pip.{name}" for name in TYPED)
)
NAMES = " JOIN person saver ON saver.id = pip.saved_by LEFT JOIN person decider ON decider.id = pip.established_by"
# A draft is the klantmanager's until it is established.
VERSIONS = (
    f"SELECT {COLUMNS} FROM team JOIN pip ON pip.traject = team.traject{NAMES}"
    " WHERE team.person = ? AND team.since <= ? AND (team.until IS NULL OR team.until > ?) AND pip.traject = ?"
    " AND (team.role = 'klantmanager' OR team.role = 'newcomer' AND pip.established_at IS NOT NULL)"
    " ORDER BY pip.version DESC"
)


async def versions(me: Person, traject: int) -> list[Version]:
    """Newest first."""
    rows = await db.fetch(VERSIONS, *access.visible_to(me), traject)
    return [Version._make((*row[:8], _plan(row[8:]))) for row in rows]


def _plan(values: tuple[object, ...]) -> Plan:
    return Plan(**dict(zip(TYPED, values, strict=True)))  # type: ignore[arg-type]  # TYPED names the columns of these fields


def draft(found: list[Version]) -> Version | None:
    return next((version for version in found if version.is_draft), None)


def established(found: list[Version]) -> list[Version]:
    return [version for version in found if not version.is_draft]


class Glimpse(NamedTuple):
    """What a begeleider sees is the route; a docent also how much lesson there is (Bi 9.2 lid 3)."""

    route: Route | None
    intensity: str | None


GLIMPSE = (
    "SELECT pip.route, CASE WHEN team.role = 'docent' THEN pip.intensity END"
    " FROM team JOIN pip ON pip.traject = team.traject"
    " WHERE team.person = ? AND team.since <= ? AND (team.until IS NULL OR team.until > ?) AND pip.traject = ?"
    " AND pip.established_at IS NOT NULL ORDER BY pip.version DESC LIMIT 1"
)


async def glimpse(me: Person, traject: int) -> Glimpse | None:
    row = await db.fetch_one(GLIMPSE, *access.visible_to(me), traject)
    return Glimpse(*row) if row else None


DAYS = ("kennisgeving", "permit", "brp", "pip", "term_start", "term_end")
FACTS = ("doelgroep", "bijstand", "alfabetisering", "leerroute")


class Known(NamedTuple):
    """The facts that a plan rests on."""

    days: dict[str, date]
    facts: dict[str, str]


async def known(traject: int) -> Known:
    rows = await db.fetch("SELECT key, value FROM fact WHERE traject = ?", traject)
    days = {key: date.fromisoformat(value) for key, value in rows if key in DAYS}
    return Known(days, {key: value for key, value in rows if key in FACTS})


async def birthdays(household: int) -> list[date]:
    return [born for (born,) in await db.fetch("SELECT born FROM child WHERE household = ?", household)]


class Reached(NamedTuple):
    state: str
    since: date


async def steps(traject: int) -> dict[str, Reached]:
    """Where each step stands that has begun."""
    rows = await db.fetch("SELECT step, state, since FROM step_state WHERE traject = ?", traject)
    return {step: Reached(state, since) for step, state, since in rows}
