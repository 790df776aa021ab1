"""Tasks and what became of them, in the language of whoever reads."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from markupsafe import Markup

from backend import content
from backend.core import clock, texts
from backend.core.pages.environment import fragment
from backend.features.visit import rules
from backend.features.visit.meetings import Meeting
from backend.features.visit.queries import Row, Told, Visit

OWN_ICON = "clipboard-text"
WEEK = timedelta(days=7)


class Titled(Protocol):
    @property
    def template(self) -> str | None: ...
    @property
    def child(self) -> str | None: ...
    @property
    def title(self) -> str: ...
    @property
    def by_staff(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Reader:
    language: str
    gemeente: str
    staff: bool

    @property
    def pack(self) -> content.Pack:
        return content.load(self.gemeente)

    def say(self, text: str) -> Markup:
        return texts.bound(self.language, self.pack)(text)

    def title(self, task: Titled) -> Markup:
        template = self.pack.tasks.get(task.template or "")
        if template is None:
            return self._typed(task.title) if task.by_staff else Markup('<bdi dir="auto">{}</bdi>').format(task.title)
        text = template.title_staff if self.staff and template.title_staff else template.title
        return self.say(text) + (Markup(" · <bdi>{}</bdi>").format(task.child) if task.child else "")

    def reason(self, key: str | None) -> Markup:
        reason = self.pack.reasons.get(key or "")
        return self.say(reason.text) if reason else Markup("")

    def named(self, meetings: Iterable[Meeting]) -> list[tuple[Meeting, Markup]]:
        return [(each, self._meeting(each)) for each in meetings]

    def _meeting(self, one: Meeting) -> Markup:
        kind = self.pack.appointments.get(one.kind or "")
        return self.say(kind.title) if kind else self._typed(one.title)

    def _typed(self, text: str) -> Markup:
        return texts.of(self.language).of_staff(text)


@dataclass(frozen=True, slots=True)
class Line:
    row: Row
    title: Markup
    dutch_word: str
    icon: str
    aim: date | None
    late: bool
    fixed: bool  # its day cannot be put off
    reason: Markup

    @property
    def a_week_later(self) -> date:
        """Where putting off begins: nobody has to open a calendar."""
        return max(self.aim or date.min, clock.today()) + WEEK


def lines(rows: Iterable[Row], reader: Reader) -> list[Line]:
    """What is late first, then by the day to work towards. A tick moves nothing away from under the thumb."""
    shown = [_line(row, reader) for row in rows]
    return sorted(shown, key=lambda line: (not _was_late(line.row), line.row.due or date.max, line.row.id))


def _was_late(row: Row) -> bool:
    return rules.is_late(row._replace(done_at=None), clock.today())


def _line(row: Row, reader: Reader) -> Line:
    template, today = reader.pack.tasks.get(row.template or ""), clock.today()
    return Line(
        row,
        reader.title(row),
        template.dutch_word if template else "",
        template.icon if template else OWN_ICON,
        rules.aim(row, today),
        rules.is_late(row, today),
        row.due_basis in rules.BINDING,
        reader.reason(row.stuck_reason),
    )


def report(visit: Visit, told: list[Told], coming: list[Meeting], reader: Reader) -> Markup:
    """The whole report in one language."""
    words = texts.of(reader.language)
    return fragment(
        "visit/report_part.html",
        reader.language,
        reader.gemeente,
        code=reader.language,
        direction=words.language.dir,
        name=words.language.name,
        visit=visit,
        coming=reader.named(coming),
        **{outcome: _told(told, outcome, reader) for outcome in ("done", "stuck", "postponed")},
    )


def _told(told: list[Told], outcome: str, reader: Reader) -> list[tuple[Markup, Markup, date | None]]:
    return [(reader.title(one), reader.reason(one.reason), one.day) for one in told if one.outcome == outcome]
