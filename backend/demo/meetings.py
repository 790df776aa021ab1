"""The demo's appointments: planned, refused with other times, held with what was agreed."""

from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime, time, timedelta
from functools import partial

from backend.core import db
from backend.core.clock import AMSTERDAM
from backend.demo.deeds import Deed, Filling, date_of
from backend.demo.script import Meeting, Newcomer
from backend.features.agenda import actions as agenda

Wish = Callable[[int], Awaitable[object]]


def deeds(filling: Filling, newcomer: Newcomer, meeting: Meeting) -> Iterator[Deed]:
    # Before anybody lives through the past: there today is another day.
    starts = _moment(meeting.day, meeting.at)
    until = date_of(meeting.until) if meeting.until is not None else None

    async def plan() -> None:
        helper, whose = filling.people[meeting.by], filling.people[newcomer.code]
        wish = agenda.Plan(
            kind=meeting.kind,
            title=meeting.title,
            starts_at=starts,
            ends_at=starts + timedelta(minutes=meeting.minutes),
            people=(helper.id,),
            at_home=meeting.home,
            place=meeting.place,
            video=meeting.video,
            by_phone=meeting.by_phone,
            tolk=meeting.tolk,
            bring=meeting.bring,
            until=until,
            anyway=True,
        )
        await agenda.plan(helper, whose.id, wish)

    async def found(wish: Wish) -> None:
        traject = filling.people[newcomer.code].traject
        [(appointment,)] = await db.fetch(
            "SELECT id FROM appointment WHERE traject = ? AND starts_at = ?", traject, starts
        )
        await wish(appointment)

    yield Deed(meeting.planned, 11, plan)
    for day, order, wish in _afterwards(filling, newcomer, meeting):
        yield Deed(day, order, partial(found, wish))


def _afterwards(filling: Filling, newcomer: Newcomer, meeting: Meeting) -> Iterator[tuple[int, int, Wish]]:
    people = filling.people
    for code in meeting.with_also:
        yield meeting.planned, 12, partial(_bring, filling, meeting.by, code)
    if cannot := meeting.cannot:
        times = tuple(_moment(int(day), at) for day, at in (text.split() for text in cannot.proposals))
        yield cannot.day, 12, lambda each: agenda.cannot_come(people[newcomer.code], each, cannot.reason, times)
    if (present := meeting.present) is not None:
        yield (
            meeting.day + 1,
            13,
            lambda each: agenda.attend(people[meeting.by], each, people[newcomer.code].id, present),
        )
    if meeting.agreed:
        yield meeting.day + 1, 14, lambda each: agenda.agree(people[meeting.by], each, meeting.agreed, publish=True)


async def _bring(filling: Filling, by: str, code: str, appointment: int) -> None:
    await agenda.bring(filling.people[by], appointment, filling.people[code].id, True)


def _moment(day: int, at: str) -> datetime:
    return datetime.combine(date_of(day), time.fromisoformat(at), AMSTERDAM)
