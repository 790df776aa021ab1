"""A task as its own page shows it, and what happened to it in sentences."""

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from backend import content
from backend.core import clock
from backend.features.checklist import readers
from backend.features.checklist.lines import turns_of
from backend.features.checklist.queries import Row
from backend.features.checklist.readers import Reader
from backend.features.checklist.rules import turns
from backend.features.checklist.rules.turns import Turn


@dataclass(frozen=True, slots=True)
class Shown:
    """A task as its own page shows it."""

    title: Markup
    icon: str
    aim: date | None
    days_left: int | None
    template: content.Task | None
    where: content.Organisation | None
    office: Markup
    items: list[content.Item]
    words: list[content.Word]
    counts: str
    reason: content.Reason | None

    @classmethod
    def of(cls, row: Row, reader: Reader) -> "Shown":
        pack = content.load(reader.gemeente)
        template = pack.tasks.get(row.template or "")
        aim = readers.aim(row, reader.today)
        return cls(
            title=readers.title(row, reader),
            icon=template.icon if template else readers.OWN_TASK_ICON,
            aim=aim,
            days_left=(aim - reader.today).days if aim else None,
            template=template,
            where=pack.organisations.get(template.where or "") if template else None,
            office=readers.office(row, reader),
            items=[pack.items[key] for key in template.bring] if template else [],
            words=[pack.words[key] for key in template.words] if template else [],
            counts=template.counts if template else "done",
            reason=pack.reasons.get(row.stuck_reason or ""),
        )


def turn_of(row: Row, rows: list[Row], reader: Reader) -> Turn:
    """The turn that the list shows; a task that is no longer on the list has its own."""
    listed = turns_of(rows, reader)
    return listed.get(row.id) or turns_of([row], reader)[row.id]


def may_undo(row: Row) -> bool:
    return row.done_at is not None and turns.may_undo(row.done_at, row.confirmed_at, row.accepted_at, clock.now())
