"""What a plan that was established makes known of a traject."""

from backend import worker
from backend.core import clock, db
from backend.core.events import Happened, Subject
from backend.features.journey import actions
from tests.cast import World
from tests.journey.happened import fact, told


def established(world: World, name: str, route: str, version: int = 1) -> Happened:
    person = world[name]
    data = {"route": route, "level": "B1", "on": clock.today().isoformat(), "version": version}
    return Happened(1, "pip_established", Subject(person.gemeente, person.household, person.traject), None, data)


async def test_the_first_plan_gives_the_day_and_the_route(world: World) -> None:
    async with db.write():
        await actions.follow_plan(established(world, "tesfay", "B"))
    assert await fact(world["tesfay"], "leerroute") == ("B", "Brief van de gemeente")
    assert await fact(world["tesfay"], "pip") == (clock.today().isoformat(), "Brief van de gemeente")


async def test_followed_twice_it_is_told_once(world: World) -> None:
    for _ in range(2):
        async with db.write():
            await actions.follow_plan(established(world, "tesfay", "B"))
    assert [data["fact"] for _, data in await told(world["tesfay"], "fact_changed")] == ["leerroute", "pip"]


async def test_a_later_plan_leaves_the_day_of_the_first(world: World) -> None:
    before = await fact(world["yusuf"], "pip")
    async with db.write():
        await actions.follow_plan(established(world, "yusuf", "Z", 2))
    assert await fact(world["yusuf"], "pip") == before
    assert await fact(world["yusuf"], "leerroute") == ("Z", "Brief van de gemeente")


def test_it_is_followed() -> None:
    assert actions.follow_plan in worker.WATCHERS["pip_established"]
