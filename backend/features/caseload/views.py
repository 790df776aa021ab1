"""A newcomer as a line of the list: who, why here, how far, when last seen, when next."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from backend import content
from backend.core import texts
from backend.core.access import Person
from backend.core.clock import AMSTERDAM
from backend.features.caseload.look import OWN, Look
from backend.features.caseload.queries.cases import Case
from backend.features.caseload.queries.told import Mate
from backend.features.caseload.rules import names, reasons
from backend.features.caseload.rules.reasons import Found, Group, Known, Reason

NEVER = 10**6  # days; for who has not been seen at all
LAST = datetime.max.replace(tzinfo=UTC)
# A docent knows the lessons and the tasks that go with them.
OF_DOCENT = ("late", "help", "due", "stuck", "look", "lessons")


@dataclass(frozen=True, slots=True)
class Line:
    case: Case
    language: str
    numbers: list[int]  # of the steps that go on now
    days_ago: int | None  # since they were last seen
    reasons: list[Reason]  # the strongest first
    mates: list[Mate]

    @property
    def group(self) -> Group:
        return reasons.group(self.reasons)

    @property
    def total(self) -> int:
        return self.case.open + self.case.done

    @property
    def meets_on(self) -> date | None:
        return _day(self.case.meets_at)

    @property
    def unseen(self) -> int:
        return NEVER if self.days_ago is None else self.days_ago


@dataclass(frozen=True, slots=True)
class Told:
    """What was read for the list, by traject."""

    steps: Mapping[int, Mapping[str, str]]
    signals: Mapping[int, Mapping[str, Found]]
    mates: Mapping[int, list[Mate]]


def lines(cases: Iterable[Case], told: Told, me: Person, today: date) -> list[Line]:
    """Whoever needs a helper most is the first."""
    pack = content.load(me.gemeente_key)
    counting = [flag for flag in pack.flags.values() if not flag.off]
    flags = [flag for flag in counting if me.role != "docent" or flag.key in OF_DOCENT]
    found = [
        Line(
            case,
            texts.language_name(case.speaks, me.language),
            [step.number for key, step in pack.steps.items() if told.steps.get(case.traject, {}).get(key) == "current"],
            reasons.days_ago(_day(case.seen_at), today),
            reasons.reasons(flags, known(case, told.signals.get(case.traject, {}), today, pack.is_working_day)),
            told.mates.get(case.traject, []),
        )
        for case in cases
    ]
    return sorted(found, key=lambda line: (reasons.place(line.reasons, line.unseen), *_by_name(line)))


def known(case: Case, signals: Mapping[str, Found], today: date, is_working_day: Callable[[date], bool]) -> Known:
    return Known(
        today=today,
        started=case.started,
        is_working_day=is_working_day,
        seen=_day(case.seen_at),
        late=case.late,
        due=case.due,
        stuck=case.stuck,
        asked=_day(case.asked_at),
        look=case.look,
        waits=case.waits,
        meets=_day(case.meets_at),
        missed=case.missed,
        reached=bool(case.reached),
        signals=signals,
    )


def _by_name(line: Line) -> tuple[str, int]:
    return names.folded(line.case.name), line.case.id


SORTS: dict[str, Callable[[Line], Any]] = {
    "naam": _by_name,
    "stap": lambda line: line.numbers[-1:],
    "taken": lambda line: line.case.open,
    "route": lambda line: line.case.route or "",
    "gezien": lambda line: line.unseen,
    "volgende": lambda line: line.case.meets_at or LAST,
}


def shown(lines: Iterable[Line], look: Look) -> list[Line]:
    """Those that are asked for, in the order that is asked for."""
    found = [line for line in lines if names.is_found(look.zoek, line.case.name) and _is_of(line, look)]
    if sort := SORTS.get(look.sort):
        return sorted(found, key=sort, reverse=look.is_reversed)
    return found[::-1] if look.is_reversed else found


def _is_of(line: Line, look: Look) -> bool:
    if look.van == OWN and line.case.for_whom:
        return False
    return not look.met or look.met in {mate.id for mate in line.mates}


def colleagues(lines: Iterable[Line]) -> list[Mate]:
    return sorted({mate for line in lines for mate in line.mates}, key=lambda mate: (names.folded(mate.name), mate.id))


def _day(moment: datetime | None) -> date | None:
    return moment.astimezone(AMSTERDAM).date() if moment else None
