"""Lets the demo's people live through their own past, with the same actions that real people use."""

from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

import pyotp
from rich.console import Console
from rich.progress import track

from backend import worker
from backend.content import Change
from backend.core import clock, db, sessions, settings
from backend.core.access import Person
from backend.demo import meetings, script
from backend.demo import teams as helping
from backend.demo.deeds import Deed, Filling, date_of
from backend.demo.learning import learn
from backend.demo.notes import note_deeds
from backend.demo.plans import plan_deeds
from backend.demo.script import End, Newcomer, Proposal, Staff
from backend.features.beheer import actions as beheer
from backend.features.checklist import actions as checklist
from backend.features.journey import actions as journey
from backend.features.journey.vocabulary import DECIDED
from backend.features.notices import actions as notices
from backend.features.people import actions as people
from backend.features.people import teams
from backend.features.visit import actions as visits

LAST = 60  # minutes after the first deed of a day
HOUR = time(10, 0, tzinfo=UTC)
ALREADY = "The demo is there already; nothing was changed."
NOT_EMPTY = "this database holds a real gemeente; the demo needs one of its own"

console = Console()


async def fill() -> None:
    """Run again, it changes nothing. Raises RuntimeError where real people live."""
    there = await db.fetch("SELECT demo FROM gemeente")
    if there and not all(demo for (demo,) in there):
        raise RuntimeError(NOT_EMPTY)
    world = script.read()
    if there:
        console.print(ALREADY)
    else:
        async with db.write():  # interrupted, it can be run again
            await _everybody(world)
    _say_how_to_sign_in(world)


async def _everybody(world: script.World) -> None:
    filling = Filling(world)
    for staff in world.staff:
        await _hire(filling, staff)
    for newcomer in track(world.newcomer, description="The demo's people move in", console=console):
        await _live(filling, newcomer)
    for proposal in world.proposal:
        await _propose(filling, proposal)


async def _propose(filling: Filling, proposal: Proposal) -> None:
    change = Change(proposal.kind, proposal.key, proposal.fields, proposal.translations)
    with clock.as_if(_moment(proposal.day)):
        await beheer.save(filling.people[proposal.by], change, 0, offer=True)
        await worker.handle_all()
        if proposal.approved_by:
            approver = filling.people[proposal.approved_by]
            [(draft,)] = await db.fetch("SELECT MAX(id) FROM content_draft")
            await beheer.approve(approver, draft, 1)
            await worker.handle_all()


def _say_how_to_sign_in(world: script.World) -> None:
    """The codes change every half minute; this command, run again, gives new ones."""
    console.print(f"\nOpen [b]{settings.current().origin}/demo[/b] and choose who you are. Or sign in as staff:")
    code = pyotp.TOTP(world.totp_seed).at(clock.now())
    for staff in world.staff:
        console.print(f"  {staff.email:28} {world.password}   code {code}   ({staff.role})", soft_wrap=True)


async def _hire(filling: Filling, staff: Staff) -> None:
    if staff.gemeente not in filling.gemeenten:
        filling.gemeenten[staff.gemeente] = await people.add_gemeente(staff.gemeente, demo=True)
    person = await people.add_person(
        filling.gemeenten[staff.gemeente],
        staff.role,
        staff.name,
        call_name=staff.name.split()[0],
        email=staff.email,
        phone=staff.phone,
    )
    await people.set_password(person, filling.password)
    await people.set_totp(person, filling.totp_seed)
    met = await filling.meet(staff.code, person)
    if staff.role == "beheerder":
        filling.beheerders[staff.gemeente] = met


async def _live(filling: Filling, newcomer: Newcomer) -> None:
    for deed in sorted(_deeds(filling, newcomer), key=lambda deed: deed[:2]):
        with clock.as_if(_moment(deed.day) + timedelta(minutes=deed.order)):
            await deed.do()
            await worker.handle_all()


def _deeds(filling: Filling, newcomer: Newcomer) -> Iterator[Deed]:
    """What happened, in the order of the days; on one day facts come before ticks."""
    yield Deed(newcomer.started, 0, lambda: _arrive(filling, newcomer))
    for fact, day in newcomer.days.items():
        known = min(max(day, newcomer.started), -1)  # a day to come was known yesterday
        yield Deed(known, 1, _fact(filling, newcomer, fact, date_of(day).isoformat()))
    for fact, value in newcomer.facts.items():
        yield Deed(newcomer.started, 2, _fact(filling, newcomer, fact, value))
    for day, do in plan_deeds(filling.people, newcomer):
        yield Deed(day, 2, do)
    yield from _ticks(filling, newcomer)
    for step, day in newcomer.steps.items():
        yield Deed(day, 7, _step(filling, newcomer, step))
    if newcomer.visited is not None:
        yield Deed(newcomer.visited, 8, lambda: _visit(filling, newcomer))
    yield from _talk(filling, newcomer)
    yield from note_deeds(filling, newcomer)
    for meeting in newcomer.meetings:
        yield from meetings.deeds(filling, newcomer, meeting)
    yield from _visits_at_home(filling, newcomer)
    yield from learn(filling.people, newcomer)
    if newcomer.end is not None:
        yield Deed(newcomer.end.day, LAST, partial(_end, filling, newcomer, newcomer.end))
    yield from helping.deeds(filling, newcomer)


def _visits_at_home(filling: Filling, newcomer: Newcomer) -> Iterator[Deed]:
    for visit in newcomer.visits:
        yield from _visit_at_home(filling, newcomer, visit)


def _visit_at_home(filling: Filling, newcomer: Newcomer, visit: script.Visit) -> Iterator[Deed]:
    def at_home(act: Callable[[Person, int], Awaitable[object]]) -> Callable[[], Awaitable[object]]:
        return lambda: act(filling.people[visit.by], filling.people[newcomer.code].id)

    yield Deed(visit.day, 20, at_home(lambda me, whose: visits.begin(me, whose, clock.now())))
    wishes = [(task, partial(_wish_true, checklist.complete)) for task in visit.done]
    wishes += [(task, partial(_ask_help, reason)) for task, reason in visit.stuck.items()]
    wishes += [(task, partial(_put_off, date_of(day))) for task, day in visit.later.items()]
    for task, wish in wishes:
        yield Deed(visit.day, 21, _on_task(filling, newcomer, visit.by, task, wish))
    yield Deed(visit.day, 22, at_home(visits.end))


async def _put_off(day: date, me: Person, task: int) -> None:
    await checklist.postpone(me, task, day)


def _ticks(filling: Filling, newcomer: Newcomer) -> Iterator[Deed]:
    first = newcomer.team[0]
    ticks: tuple[tuple[dict[str, int], str, Callable[[Person, int, bool], Awaitable[None]]], ...] = (
        (newcomer.done, newcomer.code, checklist.complete),
        (newcomer.promised, "peter", checklist.complete),
        (newcomer.seen, first, checklist.confirm),
        (newcomer.arrived, first, checklist.accept),
    )
    for order, (tasks, who, wish) in enumerate(ticks, start=3):
        for task, day in tasks.items():
            yield Deed(day, order, _on_task(filling, newcomer, who, task, partial(_wish_true, wish)))


async def _wish_true(wish: Callable[[Person, int, bool], Awaitable[None]], me: Person, task: int) -> None:
    await wish(me, task, True)


def _talk(filling: Filling, newcomer: Newcomer) -> Iterator[Deed]:
    for stuck in newcomer.stuck:
        ask = partial(_ask_help, stuck.reason)
        yield Deed(stuck.day, 9, _on_task(filling, newcomer, newcomer.code, stuck.task, ask))
    for said in newcomer.said:
        yield Deed(said.day, 10, _on_task(filling, newcomer, said.who, said.task, partial(_say, said.text)))


async def _ask_help(reason: str, me: Person, task: int) -> None:
    await checklist.ask_help(me, task, reason)


async def _say(text: str, me: Person, task: int) -> None:
    await checklist.comment(me, task, text)


async def _arrive(filling: Filling, newcomer: Newcomer) -> None:
    first = filling.people[newcomer.team[0]]
    household = filling.people[newcomer.household].household if newcomer.household else None
    today = clock.today()
    person = await journey.start_traject(
        first,
        filling.gemeenten[newcomer.gemeente],
        newcomer.name,
        newcomer.name.split()[0],
        newcomer.language,
        born=newcomer.born,
        phone=newcomer.phone,
        speaks=newcomer.speaks,
        household=household,
        children=[(name, today - timedelta(days=366 * age)) for name, age in newcomer.children.items()],
    )
    for code in newcomer.team[1:]:
        by = filling.beheerders[newcomer.gemeente]
        await teams.put_on(by, person, filling.people[code].id, today)
    await filling.meet(newcomer.code, person)


def _fact(filling: Filling, newcomer: Newcomer, key: str, value: str) -> Callable[[], Awaitable[object]]:
    who = "peter" if key in DECIDED else newcomer.team[0]
    return lambda: journey.set_fact(filling.people[who], filling.people[newcomer.code].id, key, value, "demo")


def _step(filling: Filling, newcomer: Newcomer, step: str) -> Callable[[], Awaitable[object]]:
    return lambda: journey.set_step(filling.people[newcomer.team[0]], filling.people[newcomer.code].id, step, "done")


async def _end(filling: Filling, newcomer: Newcomer, end: End) -> None:
    await journey.end(filling.people["peter"], filling.people[newcomer.code].id, end.reason, clock.today())


async def _visit(filling: Filling, newcomer: Newcomer) -> None:
    """They looked at their list, their messages and what was celebrated that day, and closed the app."""
    person = filling.people[newcomer.code]
    await notices.read_all(person)
    await journey.celebrate(person, "examen")
    visit = await sessions.find(await sessions.start(person.id, sessions.OWN_PHONE))
    if visit:
        await sessions.end(visit.session, person)


Wish = Callable[[Person, int], Awaitable[object]]


def _on_task(
    filling: Filling, newcomer: Newcomer, who: str, template: str, wish: Wish
) -> Callable[[], Awaitable[object]]:
    async def carry_out() -> None:
        person = filling.people[newcomer.code]
        # Two children have two tasks of one round; PostgreSQL moves a row that changes, so without the id the tick
        # would fall on the one and what is seen of it on the other.
        row = await db.fetch_one(
            "SELECT id FROM task WHERE household = ? AND template = ? AND (traject IS NULL OR traject = ?)"
            " AND retired_at IS NULL ORDER BY round, id LIMIT 1",
            *(person.household, template, person.traject),
        )
        if row:
            await wish(filling.people[who], row[0])

    return carry_out


def _moment(day: int) -> datetime:
    return datetime.combine(date_of(day), HOUR)
