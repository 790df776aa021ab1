"""The way to the diploma as pages show it: stamps, hours to count, the termijn, what happened."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

from backend.core import texts
from backend.core.texts import Texts
from backend.features.leerroute import wording
from backend.features.leerroute.learning import Learning
from backend.features.leerroute.queries.results import Exam
from backend.features.leerroute.queries.study import Lesson
from backend.features.leerroute.rules import signals, term
from backend.features.leerroute.rules.dates import monday
from backend.features.leerroute.rules.parts import Standing
from backend.features.leerroute.rules.signals import Signal
from backend.features.leerroute.wording import Ground, Named

HOUR = 60
Look = Literal["got", "next", "later"]


@dataclass(frozen=True, slots=True)
class Stamp:
    standing: Standing
    named: Named
    failed: bool  # the last attempt; the next is "once more"

    @property
    def key(self) -> str:
        return self.standing.part.key

    @property
    def look(self) -> Look:
        if self.standing.is_over:
            return "got"
        return "next" if self.standing.state == "planned" else "later"

    @property
    def missing(self) -> list[str]:
        return [wording.STILL[need] for need in self.standing.missing]

    @property
    def done_hours(self) -> str:
        return hours(self.standing.minutes)

    @property
    def all_hours(self) -> str:
        return hours(self.standing.part.minutes)

    @property
    def is_bar(self) -> bool:
        """Counted in hours alone: shown large, not as a stamp."""
        return bool(self.standing.part.minutes) and not self.standing.part.needs


class Bar(NamedTuple):
    title: str
    icon: str
    minutes: int
    total: int  # 0: nobody says how many there should be

    @property
    def done_hours(self) -> str:
        return hours(self.minutes)

    @property
    def all_hours(self) -> str:
        return hours(self.total)

    @property
    def filled(self) -> int:
        """Of the parts of the bar, only those that are full."""
        return min(self.parts, self.minutes * self.parts // self.total) if self.total else 0

    @property
    def parts(self) -> int:
        return 8


def hours(minutes: int) -> str:
    """3, 3,5 or 3,25: as people write them here."""
    return f"{minutes / HOUR:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def stamps(known: Learning) -> list[Stamp]:
    """What is obtained first, then what comes first."""
    order = {"got": 0, "next": 1, "later": 2}
    found = [Stamp(each, wording.PARTS[each.part.key], _failed(known, each)) for each in known.asked]
    return sorted(found, key=lambda stamp: order[stamp.look])


def _failed(known: Learning, standing: Standing) -> bool:
    results = [exam.result for exam in known.exams if exam.part == standing.part.key and exam.result]
    return not standing.is_over and bool(results) and results[-1] == "Gezakt"


def bars(known: Learning) -> list[Bar]:
    """The hours that the law or the plan counts; on the Z-route these are the way itself."""
    if known.entry is None:
        return []
    large = [
        Bar(wording.PARTS[each.part.key].title, wording.PARTS[each.part.key].icon, each.minutes, each.part.minutes)
        for each in known.standings
        if each.part.minutes and not each.part.needs
    ]
    return large or list(_of_lessons(known))


def _of_lessons(known: Learning) -> Iterator[Bar]:
    planned = (known.chosen.lesson_hours or 0) if known.chosen else 0
    yield Bar(wording.KINDS["NT2"], "book-open", known.minutes["NT2"], planned * HOUR)
    for each in known.standings:
        if each.part.key == "MAP":
            yield Bar(wording.PARTS["MAP"].title, "briefcase", each.minutes, each.part.minutes)


class Line(NamedTuple):
    """The termijn in months, and in which of them today is."""

    months: int
    now: int
    left: int  # whole months to go

    @property
    def years_left(self) -> int:
        return self.left // 12

    @property
    def months_left(self) -> int:
        return self.left % 12


def line(known: Learning) -> Line | None:
    if known.term is None:
        return None
    months = max(1, _months(known.term.start, known.term.end))
    passed = _months(known.term.start, known.today)
    return Line(months, max(0, min(months - 1, passed)), max(0, _months(known.today, known.term.end)))


def _months(start: date, end: date) -> int:
    """Whole ones."""
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)


def next_exam(known: Learning) -> Exam | None:
    return next((exam for exam in known.exams if exam.result is None and exam.day >= known.today), None)


def last_week(known: Learning) -> list[Lesson]:
    first = monday(known.today) - timedelta(days=7)
    return [lesson for lesson in known.lessons if first <= lesson.day < first + timedelta(days=7)]


def told(known: Learning) -> list[Signal]:
    return signals.signals(known.law.signals.rule, known.situation)


def options(
    words: Texts, named: Mapping[str, str | Named | Ground], keys: Collection[str] = ()
) -> list[tuple[str, str]]:
    """What can be chosen from: all that has a name, or only these keys."""
    return [
        (key, words.plain(name if isinstance(name, str) else name.title))
        for key, name in named.items()
        if not keys or key in keys
    ]


def window(known: Learning) -> date | None:
    """From when an extension can be asked."""
    return term.window_opens(known.term.end, known.law.ask_extension.rule) if known.term else None


def words_of(language: str) -> Texts:
    return texts.of(language)
