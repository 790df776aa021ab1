"""How the demo's people came to their plan."""

from collections.abc import Awaitable, Callable, Iterator
from datetime import date, timedelta
from typing import Any

from backend.core import clock
from backend.core.access import Person
from backend.demo.script import Agreed, Newcomer, Plan
from backend.features.pip import actions, law
from backend.features.pip.actions import Wish
from backend.features.pip.rules import checks

KLANTMANAGER = "peter"
Do = Callable[[], Awaitable[object]]


def plan_deeds(people: dict[str, Person], newcomer: Newcomer) -> Iterator[tuple[int, Do]]:
    """By day. Whom they are about is known only when the day has come."""
    if (plan := newcomer.plan) is None:
        return

    def both() -> tuple[Person, Person]:
        return people[KLANTMANAGER], people[newcomer.code]

    yield plan.intake, lambda: _intake(*both(), plan)
    yield plan.drafted, lambda: _draft(*both(), plan)
    if plan.decided is not None:
        yield plan.decided, lambda: _decide(*both(), plan)
    for agreed in plan.agreed:
        yield from _agreed(both, agreed)


async def _intake(peter: Person, who: Person, plan: Plan) -> None:
    await actions.tell_alone(peter, who.id, clock.today())
    await actions.choose(who, who.id, "alone" if plan.alone else "together")
    subjects = (*law.on(clock.today()).subjects, "vve")
    await actions.add_talk(peter, who.id, clock.today(), "tolk", subjects, "Wij spraken over school, werk en wensen.")
    reached = plan.text["route"] != "Z"
    await actions.record_toets(
        peter,
        who.id,
        "reached" if reached else "not_reached",
        taken_on=clock.today(),
        score=31 if reached else 14,
        needed=24,
    )


async def _draft(peter: Person, who: Person, plan: Plan) -> None:
    await actions.start(peter, who.id)
    await actions.write_goal(who, who.id, plan.goal)
    await actions.save(peter, who.id, _text(plan), 0)


async def _decide(peter: Person, who: Person, plan: Plan) -> None:
    lacking = await actions.establish(peter, who.id, _text(plan, clock.today()), 1)
    if lacking:
        raise ValueError(f"{who.name}: the law asks {lacking}")


def _text(plan: Plan, on: date | None = None) -> checks.Plan:
    text = plan.text.items()
    typed: dict[str, Any] = {name: value.strip() if isinstance(value, str) else value for name, value in text}
    return checks.Plan(**typed, dated=on, sent=on)


def _agreed(both: Callable[[], tuple[Person, Person]], agreed: Agreed) -> Iterator[tuple[int, Do]]:
    numbers: dict[str, int] = {}  # known only when it has been made

    async def make() -> None:
        peter, who = both()
        until = clock.today() + timedelta(days=agreed.until - agreed.day) if agreed.until is not None else None
        wish = Wish(agreed.what, agreed.who, agreed.often, until, agreed.picture)
        numbers["made"] = await actions.make(peter, who.id, wish)

    async def answer() -> None:
        await actions.answer(both()[1], numbers["made"], agreed.answer, agreed.note)

    async def reply() -> None:
        peter, who = both()
        await actions.reply(peter, who.id, numbers["made"], agreed.reply)

    yield agreed.day, make
    if agreed.answered is not None:
        yield agreed.answered, answer
    if agreed.replied is not None:
        yield agreed.replied, reply
