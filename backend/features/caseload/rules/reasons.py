"""Who needs a helper first, and why. Always a reason that can be said aloud, never a score."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal, NamedTuple, Protocol

Group = Literal["nu", "week", "koers"]
GROUPS: tuple[Group, ...] = ("nu", "week", "koers")


class Span(Protocol):
    @property
    def days(self) -> int: ...
    def after(self, moment: date) -> date: ...


class Flag(Protocol):
    """What the pack says of a reason: from when it counts, and how heavily."""

    @property
    def key(self) -> str: ...
    @property
    def group(self) -> Group: ...
    @property
    def order(self) -> int: ...
    @property
    def number(self) -> int: ...
    @property
    def length(self) -> Span | None: ...


class Found(NamedTuple):
    number: int = 0
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """Of one newcomer today, as far as the reader may know it."""

    today: date
    started: date
    is_working_day: Callable[[date], bool]
    seen: date | None = None  # the last time that they used the app
    late: int = 0  # tasks past a day from the law or a letter
    due: date | None = None  # the next such day
    stuck: int = 0  # "het lukt niet"
    asked: date | None = None  # since when that waits for a helper
    look: int = 0  # done, and waiting for a helper who sees it
    waits: date | None = None  # the day on which the gemeente meant to have done its first open task
    meets: date | None = None  # the next appointment
    missed: int = 0  # appointments
    reached: bool = False  # a phone shows messages
    signals: Mapping[str, Found] = field(default_factory=dict)  # that the law makes, by kind


class Reason(NamedTuple):
    key: str
    group: Group
    order: int
    number: int = 0
    day: date | None = None


def reasons(flags: Iterable[Flag], known: Known) -> list[Reason]:
    """The strongest first."""
    found = [(flag, FINDERS[flag.key](flag, known)) for flag in flags]
    told = [Reason(flag.key, flag.group, flag.order, *each) for flag, each in found if each]
    return sorted(told, key=lambda reason: (GROUPS.index(reason.group), reason.order, reason.key))


def group(reasons: list[Reason]) -> Group:
    return reasons[0].group if reasons else "koers"


Place = tuple[int, int, str, date, int, int]


def place(reasons: list[Reason], unseen: int) -> Place:
    """By the strongest reason, then by what began first, by how much, by who was away longest."""
    if not reasons:
        return len(GROUPS), 0, "", date.max, 0, -unseen
    first = reasons[0]
    return GROUPS.index(first.group), first.order, first.key, first.day or date.min, -first.number, -unseen


def days_ago(seen: date | None, today: date) -> int | None:
    """None for who has never been seen. A clock that ran ahead does not make it negative."""
    return max(0, (today - seen).days) if seen else None


def working_days(first: date, last: date, is_working_day: Callable[[date], bool]) -> int:
    """That began after the first day, until the last."""
    days = (first + timedelta(days=number) for number in range(1, (last - first).days + 1))
    return sum(map(is_working_day, days))


def _later(flag: Flag, day: date) -> date:
    return flag.length.after(day) if flag.length else day


def _count(flag: Flag, number: int) -> Found | None:
    return Found(number) if number >= flag.number else None


def _help(flag: Flag, known: Known) -> Found | None:
    days = working_days(known.asked, known.today, known.is_working_day) if known.asked else 0
    return Found(days, known.asked) if known.asked and days > (flag.length.days if flag.length else 0) else None


def _unseen(flag: Flag, known: Known) -> Found | None:
    since = known.seen or known.started
    return Found((known.today - since).days, known.seen) if _later(flag, since) <= known.today else None


def _due(flag: Flag, known: Known) -> Found | None:
    return Found(0, known.due) if known.due and known.due <= _later(flag, known.today) else None


def _waiting(flag: Flag, known: Known) -> Found | None:
    if known.waits is None or _later(flag, known.waits) > known.today:
        return None
    return Found((known.today - known.waits).days, known.waits)


def _signal(kind: str) -> "Finder":
    return lambda _, known: known.signals.get(kind)


Finder = Callable[[Flag, Known], Found | None]
FINDERS: dict[str, Finder] = {
    "late": lambda flag, known: _count(flag, known.late),
    "help": _help,
    "unseen": _unseen,
    "due": _due,
    "stuck": lambda flag, known: _count(flag, known.stuck),
    "look": lambda flag, known: _count(flag, known.look),
    "missed": lambda flag, known: _count(flag, known.missed),
    "lessons": _signal("missed"),
    "waiting": _waiting,
    "no_appointment": lambda _, known: None if known.meets else Found(),
    "unreachable": lambda _, known: None if known.reached else Found(),
    **{
        kind: _signal(kind)
        for kind in ("pip_soon", "pip_late", "pip_review", "course_soon", "course_late", "term_ends", "term_over")
    },
}
