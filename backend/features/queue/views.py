"""What waits, as lines of one list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from backend import content
from backend.core import clock, texts
from backend.core.access import Person
from backend.core.clock import AMSTERDAM
from backend.features.queue import queries, rules, wording
from backend.features.queue.queries import Asked, OnTask, Refused, Told
from backend.features.queue.rules import Kind

OWN_ICON = "clipboard-text"


@dataclass(frozen=True, slots=True)
class Line:
    kind: Kind
    number: int
    address: str  # where it is answered
    icon: str
    newcomer: int
    who: str
    what: Markup
    said: Markup
    since: datetime
    last: int = 0  # of a question: the message that is answered

    @property
    def days(self) -> int:
        return rules.days_waiting(self.since.astimezone(AMSTERDAM).date(), clock.today())

    @property
    def id(self) -> str:
        """A question is one of a newcomer: of what a household shares there can be two."""
        return f"{self.kind}-{self.number}-{self.newcomer}"


@dataclass(frozen=True, slots=True)
class Part:
    """What belongs together, the oldest first: of one newcomer, or of one kind."""

    name: str
    lines: list[Line]


def parts(lines: list[Line], groep: str) -> list[Part]:
    """In the order of the oldest line of each; all in one where no groups are asked for."""
    found: dict[object, Part] = {}
    for line in lines:
        key, name = _group(line, groep)
        found.setdefault(key, Part(name, [])).lines.append(line)
    return list(found.values())


def _group(line: Line, groep: str) -> tuple[object, str]:
    if groep == "wie":
        return line.newcomer, line.who
    return (line.kind, wording.KINDS[line.kind]) if groep == "soort" else ("", "")


async def lines(me: Person, *, of_team: bool) -> list[Line]:
    """Oldest first."""
    words = _Words(me)
    found = [
        *(words.on_task("question", row) for row in _talks(await queries.questions(me, of_team=of_team))),
        *(words.on_task("stuck", row) for row in _once(await queries.stuck(me, of_team=of_team))),
        *(words.on_task("look", row) for row in _once(await queries.looks(me, of_team=of_team))),
        *(words.plan(row) for row in await queries.plans(me)),
        *(words.note(row) for row in await queries.notes(me)),
        *(words.refused(row) for row in await queries.refused(me, of_team=of_team)),
    ]
    return sorted(found, key=lambda line: rules.place(line.since, line.kind, line.number))


def _once(rows: Iterable[OnTask]) -> list[OnTask]:
    """What two of a household share is one thing to do."""
    return list({row.task: row for row in reversed(list(rows))}.values())


def _talks(rows: list[OnTask]) -> list[OnTask]:
    """Of each conversation the last words, as old as the first that nobody answered."""
    first = {(row.task, row.newcomer): row.since for row in reversed(rows)}
    last = {(row.task, row.newcomer): row for row in rows}
    return [row._replace(since=first[talk]) for talk, row in last.items()]


class _Words:
    def __init__(self, me: Person) -> None:
        self.pack = content.load(me.gemeente_key)
        self.texts = texts.of(me.language)
        self.say = texts.bound(me.language, self.pack)

    def on_task(self, kind: Kind, row: OnTask) -> Line:
        template = self.pack.tasks.get(row.template or "")
        icon = template.icon if template else OWN_ICON
        place = f"/taken/{row.task}" + ("#berichten" if kind == "question" else "")
        said = self._said(kind, row)
        return Line(kind, row.task, place, icon, row.newcomer, row.who, self._task(row), said, row.since, row.last or 0)

    def _task(self, row: OnTask) -> Markup:
        template = self.pack.tasks.get(row.template or "")
        if template is None:
            return _own(row.title)
        title = self.say(template.title_staff or template.title)
        return title + (Markup(" · <bdi>{}</bdi>").format(row.child) if row.child else "")

    def _said(self, kind: Kind, row: OnTask) -> Markup:
        if kind == "question":
            return _own(row.said or "")
        reason = self.pack.reasons.get(row.said or "")
        return self.say(reason.text) if reason else Markup("")

    def plan(self, row: Asked) -> Line:
        said = self.texts.rich(wording.ANSWERS[row.answer])
        said = said + Markup(": ") + _own(row.note) if row.note else said
        place = f"/clienten/{row.newcomer}/plan#afspraak-{row.agreement}"
        return Line("plan", row.agreement, place, "list-checks", row.newcomer, row.who, _own(row.what), said, row.since)

    def note(self, row: Told) -> Line:
        place = f"/clienten/{row.newcomer}/notities#notitie-{row.note}"
        said = self.texts.rich(wording.WROTE, name=row.author)
        return Line("note", row.note, place, "chat-centered-text", row.newcomer, row.who, said, Markup(""), row.since)

    def refused(self, row: Refused) -> Line:
        kind, reason = self.pack.appointments.get(row.kind or ""), self.pack.cannot.get(row.reason)
        when = f"{self.texts.moment_day(row.starts_at)} {self.texts.time(row.starts_at)}"
        return Line(
            "cannot",
            row.appointment,
            f"/afspraken/{row.appointment}",
            kind.icon if kind else "calendar-blank",
            row.newcomer,
            row.who,
            (self.say(kind.title) if kind else _own(row.title)) + Markup(" · <bdi>{}</bdi>").format(when),
            self.say(reason.text) if reason else Markup(""),
            row.since,
        )


def _own(text: str) -> Markup:
    """Somebody's own words, in whatever script."""
    return Markup('<bdi dir="auto">{}</bdi>').format(text)
