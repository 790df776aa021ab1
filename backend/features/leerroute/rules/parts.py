"""The onderdelen of a route: what makes each of them obtained, and what is still needed."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Literal, NamedTuple

LEVELS = ("A2", "B1", "B2")

State = Literal["done", "exempt", "planned", "open"]


class Part(NamedTuple):
    """What the law asks for one onderdeel. Exam, hours and milestones must all be there."""

    key: str
    exam: bool = False
    has_level: bool = False  # KNM is an exam without one
    counts: tuple[str, ...] = ()  # kinds of hours
    minutes: int = 0
    needs: tuple[str, ...] = ()  # milestones
    covers: tuple[str, ...] = ()  # obtained, these are no longer needed; and it is not, when all of these are


class Exam(NamedTuple):
    part: str
    level: str | None
    on: date
    result: str | None  # Geslaagd, Gezakt, Geen; None while it is planned


class Record(NamedTuple):
    """What has been done so far."""

    exams: tuple[Exam, ...] = ()
    minutes: Mapping[str, int] = {}
    milestones: Collection[str] = ()
    exempt: Mapping[str, str] = {}  # vrijgesteld or ontheven, by part
    levels: Mapping[str, str] = {}  # that the plan asks, by part


class Standing(NamedTuple):
    part: Part
    state: State
    minutes: int = 0  # of those that count
    missing: tuple[str, ...] = ()  # milestones
    exam_on: date | None = None  # the next
    exempt: str = ""

    @property
    def is_over(self) -> bool:
        return self.state in ("done", "exempt")


def standings(parts: Iterable[Part], record: Record, today: date) -> list[Standing]:
    """Each onderdeel of the route, in order."""
    parts = tuple(parts)
    alone = {part.key: standing(part, record, today) for part in parts}
    over = {key for key, found in alone.items() if found.is_over}
    for part in parts:
        if part.covers and part.key in over:
            over |= set(part.covers)
        elif part.covers and over >= set(part.covers):
            over.add(part.key)
    return [
        found._replace(state="done") if key in over and not found.is_over else found for key, found in alone.items()
    ]


def standing(part: Part, record: Record, today: date) -> Standing:
    minutes = sum(record.minutes.get(kind, 0) for kind in part.counts)
    missing = tuple(need for need in part.needs if need not in record.milestones)
    exempt = record.exempt.get(part.key, "")
    coming = min((exam.on for exam in record.exams if _is_coming(exam, part, today)), default=None)
    done = minutes >= part.minutes and not missing and (not part.exam or _is_passed(part, record))
    state: State = "exempt" if exempt else "done" if done else "planned" if coming else "open"
    return Standing(part, state, minutes, missing, coming, exempt)


def _is_coming(exam: Exam, part: Part, today: date) -> bool:
    return exam.part == part.key and exam.result is None and exam.on >= today


def _is_passed(part: Part, record: Record) -> bool:
    wanted = record.levels.get(part.key) if part.has_level else None
    return any(
        exam.part == part.key and exam.result == "Geslaagd" and is_enough(exam.level, wanted) for exam in record.exams
    )


def is_enough(level: str | None, wanted: str | None) -> bool:
    return wanted is None or (level in LEVELS and LEVELS.index(level) >= LEVELS.index(wanted))


def still_needed(found: Iterable[Standing]) -> list[Standing]:
    return [each for each in found if not each.is_over]


def is_done(found: Iterable[Standing]) -> bool:
    return not still_needed(found)
