"""The open tasks of one newcomer, by who has to do something."""

from dataclasses import dataclass

from markupsafe import Markup

from backend.features.checklist import lines, readers
from backend.features.checklist.overview.wording import OWNERS
from backend.features.checklist.queries import Row
from backend.features.checklist.readers import Reader

AT_ONCE = 3


@dataclass(frozen=True, slots=True)
class Line:
    id: int
    title: Markup
    standing: Markup
    is_late: bool


@dataclass(frozen=True, slots=True)
class Owner:
    key: str
    name: str
    number: int
    lines: list[Line]


def owners(rows: list[Row], reader: Reader) -> list[Owner]:
    """The first tasks of each; what nobody can do yet is not open."""
    turns = lines.turns_of(rows, reader)
    waiting = [row for state in ("nu", "wacht", "later") for row in lines.in_order(rows, turns, state, reader)]
    by_owner = {key: [row for row in waiting if turns[row.id].holder == key] for key in OWNERS}
    return [
        Owner(
            key,
            OWNERS[key],
            len(some),
            [
                Line(
                    row.id,
                    readers.title(row, reader),
                    lines.standing(row, turns[row.id], reader),
                    turns[row.id].late or row.stuck_at is not None,
                )
                for row in some[:AT_ONCE]
            ],
        )
        for key, some in by_owner.items()
        if some
    ]
