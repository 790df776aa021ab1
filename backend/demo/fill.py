"""Lets the demo's people live through their own past, with the same actions that real people use."""

from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from rich.console import Console
from rich.progress import track

from backend import worker
from backend.core import access, clock, db
from backend.core.access import Person
from backend.demo import script
from backend.demo.script import Newcomer, Staff
from backend.features.checklist import actions as checklist
from backend.features.journey import actions as journey
from backend.features.people import actions as people
from backend.features.people import teams

HOUR = time(10, 0, tzinfo=UTC)
ALREADY = "The demo is there already; nothing was changed."
NOT_EMPTY = "this database holds a real gemeente; the demo needs one of its own"

console = Console()


class Deed(NamedTuple):
    day: int
    order: int
    do: Callable[[], Awaitable[object]]


class Filling:
    """Who has been made so far."""

    def __init__(self) -> None:
        self.gemeenten: dict[str, int] = {}
        self.people: dict[str, Person] = {}
        self.beheerders: dict[str, Person] = {}

    async def meet(self, code: str, person: int) -> Person:
        found = await access.person(person)
        if found is None:
            raise LookupError(code)
        self.people[code] = found
        return found


async def fill() -> None:
    """Run again, it changes nothing. Raises RuntimeError where real people live."""
    there = await db.fetch("SELECT demo FROM gemeente")
    if there and not all(demo for (demo,) in there):
        raise RuntimeError(NOT_EMPTY)
    if there:
        console.print(ALREADY)
        return
    await _everybody(script.read())


async def _everybody(world: script.World) -> None:
    filling = Filling()
    for staff in world.staff:
        await _hire(filling, staff)
    for newcomer in track(world.newcomer, description="The demo's people move in", console=console):
        await _live(filling, newcomer)


async def _hire(filling: Filling, staff: Staff) -> None:
    if staff.gemeente not in filling.gemeenten:
        filling.gemeenten[staff.gemeente] = await people.add_gemeente(staff.gemeente, demo=True)
    person = await people.add_person(
        filling.gemeenten[staff.gemeente], staff.role, staff.name, call_name=staff.name.split()[0], email=staff.email
    )
    met = await filling.meet(staff.code, person)
    if staff.role == "beheerder":
        filling.beheerders[staff.gemeente] = met


async def _live(filling: Filling, newcomer: Newcomer) -> None:
    for deed in sorted(_deeds(filling, newcomer), key=lambda deed: deed[:2]):
        with clock.as_if(_moment(deed.day) + timedelta(minutes=deed.order)):
            await deed.do()
            await worker.handle_all()


def _deeds(filling: Filling, newcomer: Newcomer) -> Iterator[Deed]:
    """What happened, in the order of the days: facts before ticks."""
    code, first = newcomer.code, newcomer.team[0]
    yield Deed(newcomer.started, 0, lambda: _arrive(filling, newcomer))
    for fact, day in newcomer.days.items():
        yield Deed(max(day, newcomer.started), 1, _fact(filling, newcomer, fact, _date(day).isoformat()))
    for fact, value in newcomer.facts.items():
        yield Deed(newcomer.started, 2, _fact(filling, newcomer, fact, value))
    for task, day in newcomer.done.items():
        yield Deed(day, 3, _on_task(filling, newcomer, code, task, lambda me, id: checklist.complete(me, id, True)))
    for task, day in newcomer.promised.items():
        yield Deed(day, 4, _on_task(filling, newcomer, "peter", task, lambda me, id: checklist.complete(me, id, True)))
    for task, day in newcomer.seen.items():
        yield Deed(day, 5, _on_task(filling, newcomer, first, task, lambda me, id: checklist.confirm(me, id, True)))
    for task, day in newcomer.arrived.items():
        yield Deed(day, 6, _on_task(filling, newcomer, first, task, lambda me, id: checklist.accept(me, id, True)))
    yield from _talk(filling, newcomer)


def _talk(filling: Filling, newcomer: Newcomer) -> Iterator[Deed]:
    for stuck in newcomer.stuck:
        reason = stuck.reason
        ask = _on_task(
            filling,
            newcomer,
            newcomer.code,
            stuck.task,
            lambda me, id, reason=reason: checklist.ask_help(me, id, reason),  # type: ignore[misc]
        )
        yield Deed(stuck.day, 7, ask)
    for said in newcomer.said:
        text = said.text
        say = _on_task(
            filling,
            newcomer,
            said.who,
            said.task,
            lambda me, id, text=text: checklist.comment(me, id, text),  # type: ignore[misc]
        )
        yield Deed(said.day, 8, say)


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
        household=household,
        children=[(name, today - timedelta(days=366 * age)) for name, age in newcomer.children.items()],
    )
    for code in newcomer.team[1:]:
        by = filling.beheerders[newcomer.gemeente]
        await teams.put_on(by, person, filling.people[code].id, today)
    await filling.meet(newcomer.code, person)


def _fact(filling: Filling, newcomer: Newcomer, key: str, value: str) -> Callable[[], Awaitable[object]]:
    return lambda: journey.set_fact(
        filling.people[newcomer.team[0]], filling.people[newcomer.code].id, key, value, "demo"
    )


Wish = Callable[[Person, int], Awaitable[object]]


def _on_task(
    filling: Filling, newcomer: Newcomer, who: str, template: str, wish: Wish
) -> Callable[[], Awaitable[object]]:
    async def carry_out() -> None:
        person = filling.people[newcomer.code]
        row = await db.fetch_one(
            "SELECT id FROM task WHERE household = ? AND template = ? AND (traject IS NULL OR traject = ?)"
            " AND retired_at IS NULL ORDER BY round LIMIT 1",
            *(person.household, template, person.traject),
        )
        if row:
            await wish(filling.people[who], row[0])

    return carry_out


def _moment(day: int) -> datetime:
    return datetime.combine(_date(day), HOUR)


def _date(day: int) -> date:
    return clock.today() + timedelta(days=day)

