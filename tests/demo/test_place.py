"""Where the demo may come, and where not."""

import asyncio

import pytest

from backend import demo
from backend.core import db
from backend.features.journey import actions as journey
from backend.features.people import actions

pytestmark = pytest.mark.usefixtures("empty_database")


async def people() -> list[str]:
    return [name for (name,) in await db.fetch("SELECT name FROM person")]


async def test_where_real_people_live_no_demo_comes() -> None:
    nijkerk = await actions.add_gemeente("nijkerk")
    await actions.add_person(nijkerk, "beheerder", "Bea Mulder", email="bea@nijkerk.example")
    with pytest.raises(RuntimeError, match="a real gemeente"):
        await demo.fill()
    assert await people() == ["Bea Mulder"]


async def test_a_real_gemeente_beside_a_demo_keeps_it_out_too() -> None:
    await actions.add_gemeente("eemdorp", demo=True)
    await actions.add_gemeente("nijkerk")
    with pytest.raises(RuntimeError, match="a real gemeente"):
        await demo.fill()
    assert await people() == []


async def test_a_demo_that_is_interrupted_leaves_nothing_half(monkeypatch: pytest.MonkeyPatch) -> None:
    async def interrupted(*_: object, **__: object) -> None:
        assert await people()
        raise asyncio.CancelledError

    monkeypatch.setattr(journey, "start_traject", interrupted)
    with pytest.raises(asyncio.CancelledError):
        await demo.fill()
    assert await people() == []
