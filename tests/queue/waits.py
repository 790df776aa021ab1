"""What waits, as the tests make and read it."""

from datetime import timedelta

from backend.core import clock
from backend.features.agenda import actions as agenda
from backend.features.checklist import actions as checklist
from backend.features.pip import actions as pip
from backend.features.queue import views
from tests.agenda.meeting import plan
from tests.cast import World
from tests.moment import Clock
from tests.pip.plans import agreed
from tests.tasks import task_of


async def queue(world: World, name: str, *, of_team: bool = False) -> list[tuple[str, str]]:
    """Of each line what it is, and whom it is about."""
    return [(line.kind, line.who) for line in await views.lines(world[name], of_team=of_team)]


async def everything_of_tesfay(world: World, moment: Clock) -> None:
    """One of each kind, a day apart."""
    tesfay = world["tesfay"]
    await checklist.ask_help(tesfay, await task_of(world, "tesfay", "bank"), "taal")
    moment.move(days=1)
    await checklist.comment(tesfay, await task_of(world, "tesfay", "huisarts"), "Which one?")
    moment.move(days=1)
    await checklist.complete(tesfay, await task_of(world, "tesfay", "huurcontract"), True)
    moment.move(days=1)
    meeting = await plan(world, whose="tesfay", starts=clock.now().replace(microsecond=0) + timedelta(days=9))
    await agenda.cannot_come(tesfay, meeting, "ziek")
    moment.move(days=1)
    await pip.answer(tesfay, await agreed(world), "explain", "Why?")
    moment.move(days=1)
