"""Attempts at exams, and what DUO wrote about them."""

from datetime import date
from typing import NamedTuple

from backend.core import clock, db
from backend.core.access import Person
from backend.core.errors import Invalid, NotFound
from backend.core.texts import N_
from backend.features.leerroute.actions import opening
from backend.features.leerroute.learning import Learning
from backend.features.leerroute.rules.parts import LEVELS

NO_EXAM = N_("Dit examen hoort niet bij deze route.")
NEEDS_LEVEL = N_("Kies het niveau van dit examen.")
NOT_FREE = N_("Dit examen is niet gratis (Ri 3.5).")
THERE_ALREADY = N_("Dit examen staat al op deze dag.")


class Attempt(NamedTuple):
    part: str
    day: date
    level: str | None = None
    place: str = ""
    free: bool = False


async def plan_exam(me: Person, newcomer: int, attempt: Attempt) -> int:
    """The exam's id. The same attempt said twice is one."""
    async with db.write():
        whose, known = await opening.by_college(me, newcomer)
        attempt = _whole(attempt, known)
        for exam in known.exams:
            if (exam.part, exam.day) == (attempt.part, attempt.day):
                if Attempt(exam.part, exam.day, exam.level, exam.place, exam.free) == attempt:
                    return exam.id
                raise Invalid(day=THERE_ALREADY)
        if attempt.free and not known.free_left(attempt.part, attempt.level):
            raise Invalid(free=NOT_FREE)
        made = await db.insert("exam", traject=whose.traject, **attempt._asdict(), **opening.signed(me))
        await opening.tell("exam_planned", whose, me, part=attempt.part, day=attempt.day.isoformat())
    return made


def _whole(attempt: Attempt, known: Learning) -> Attempt:
    if attempt.part not in known.exam_parts:
        raise Invalid(part=NO_EXAM)
    if attempt.part == "KNM":
        return attempt._replace(level=None)
    if attempt.level not in LEVELS:
        raise Invalid(level=NEEDS_LEVEL)
    return attempt


async def set_result(me: Person, newcomer: int, exam: int, result: str | None) -> None:
    """None: not known after all."""
    async with db.write():
        whose, known = await opening.by_college(me, newcomer)
        before = next((each for each in known.exams if each.id == exam), None)
        if before is None:
            raise NotFound
        if before.result == result:
            return
        if result and before.day > clock.today():
            raise Invalid(result=opening.NOT_YET)
        await db.execute(
            "UPDATE exam SET result = ?, recorded_at = ?, recorded_by = ? WHERE id = ?",
            *(result, clock.now(), me.id, exam),
        )
        await opening.tell("exam_result", whose, me, part=before.part, day=before.day.isoformat(), result=result)
