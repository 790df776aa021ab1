"""A note as its page shows it: with who else reads it, what stood there before and what happened."""

from dataclasses import dataclass

from backend.core import clock
from backend.core.access import Person
from backend.core.pages import telling
from backend.core.pages.telling import Told
from backend.core.trail import queries as trail
from backend.features.notes import queries
from backend.features.notes.queries import Member, Past, Row, ShouldKnow
from backend.features.notes.rules import reading


@dataclass(frozen=True, slots=True)
class Shown:
    row: Row
    readers: list[Member]  # without who looks at it
    past: list[Past]
    should_know: list[ShouldKnow]
    is_own: bool
    may_withdraw: bool


@dataclass(frozen=True, slots=True)
class Stream:
    notes: list[Shown]
    team: list[Member]
    history: list[Told]

    def of(self, audience: str) -> list[Shown]:
        return [note for note in self.notes if note.row.audience == audience]

    def would_read(self, me: Person, audience: str) -> list[Member]:
        """Who reads what this person is about to write."""
        return _readers(self.team, me, me.id, audience, me.role)

    def may_be_told(self, me: Person) -> list[Member]:
        """Colleagues who can read one of the streams that this person may write in."""
        return [
            member
            for member in self.team
            if any(reading.may_be_told(me.id, me.role, member.id, member.role, each) for each in reading.AUDIENCES)
        ]


async def stream(me: Person, traject: int, rows: list[Row]) -> Stream:
    team, past, knowing = await queries.team(traject), await queries.before(rows), await queries.should_know(rows)
    return Stream(
        [_shown(row, me, team, past, knowing) for row in rows],
        team,
        telling.each(await trail.of_dossier(me, traject, "notities"), me),
    )


def _shown(row: Row, me: Person, team: list[Member], past: list[Past], knowing: list[ShouldKnow]) -> Shown:
    return Shown(
        row,
        _readers(team, me, row.author, row.audience, row.role),
        [each for each in past if each.note == row.id],
        [each for each in knowing if each.note == row.id],
        row.author == me.id,
        reading.may_withdraw(row.written_at, clock.now()),
    )


def _readers(team: list[Member], me: Person, author: int, audience: str, author_role: str) -> list[Member]:
    return [
        member
        for member in team
        if member.id != me.id and reading.reads(member.role, member.id == author, audience, author_role)
    ]
