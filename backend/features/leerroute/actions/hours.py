"""Hours per week and who was at the lessons: recorded by the docent, or by the klantmanager."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby
from typing import NamedTuple

from backend.core import clock, db
from backend.core.access import Person
from backend.core.dossiers import Newcomer
from backend.core.errors import Invalid
from backend.core.texts import N_
from backend.features.leerroute.actions import opening
from backend.features.leerroute.learning import Learning
from backend.features.leerroute.rules import sheet
from backend.features.leerroute.rules.dates import monday

NOT_A_NUMBER = N_("Dit aantal uren kan niet. Kies 0 tot en met 60, in kwartieren.")


class Week(NamedTuple):
    newcomer: int
    day: date  # any day of it
    minutes: Mapping[str, int]  # by kind; a kind that is not said stays as it was


async def set_hours(me: Person, newcomer: int, day: date, minutes: Mapping[str, int]) -> None:
    await save_hours(me, [Week(newcomer, day, minutes)])


async def save_hours(me: Person, weeks: Iterable[Week]) -> None:
    """All or nothing. Newcomers are locked in one order, so that two lists never wait for each other in a ring."""
    async with db.write():
        for newcomer, theirs in groupby(sorted(weeks, key=_place), key=lambda week: week.newcomer):
            whose, known = await opening.opened(me, newcomer, opening.SCHOOL)
            for week in theirs:
                await _save(me, whose, known, week)


def _place(week: Week) -> tuple[int, date]:
    return week.newcomer, week.day


async def _save(me: Person, whose: Newcomer, known: Learning, week: Week) -> None:
    first = monday(week.day)
    if first > clock.today():
        raise Invalid(week=opening.NOT_YET)
    if wrong := [kind for kind, minutes in week.minutes.items() if not sheet.may_be(minutes)]:
        raise Invalid(**dict.fromkeys(wrong, NOT_A_NUMBER))
    before = {each.kind: each.minutes for each in known.hours if each.week == first}
    changed = {kind: minutes for kind, minutes in week.minutes.items() if minutes != before.get(kind, 0)}
    for kind, minutes in changed.items():
        key: dict[str, object] = {"traject": whose.traject, "week": first, "kind": kind}
        await opening.put("study_hours", key, {"minutes": minutes, **opening.signed(me)})
    if changed:
        total = sum((before | changed).values())
        await opening.tell("hours_recorded", whose, me, week=first.isoformat(), minutes=total)


async def set_lesson(me: Person, newcomer: int, day: date, presence: str | None) -> None:
    """None: nothing is known of that day."""
    async with db.write():
        whose, known = await opening.opened(me, newcomer, opening.SCHOOL)
        if day > clock.today():
            raise Invalid(day=opening.NOT_YET)
        if next((lesson.presence for lesson in known.lessons if lesson.day == day), None) == presence:
            return
        key: dict[str, object] = {"traject": whose.traject, "day": day}
        if presence:
            await opening.put("lesson", key, {"presence": presence, **opening.signed(me)})
        else:
            await db.execute("DELETE FROM lesson WHERE traject = ? AND day = ?", whose.traject, day)
        await opening.tell("lesson_recorded", whose, me, day=day.isoformat(), presence=presence)
