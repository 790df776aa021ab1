import httpx

from backend.core import db
from tests.cast import World
from tests.people.conftest import is_in, text_of


async def test_in_a_demo_anybody_may_be_anybody(stranger: httpx.AsyncClient, world: World) -> None:
    assert "Samira Haddad" in text_of(await stranger.get("/demo"))
    await stranger.post(f"/demo/{world['samira'].id}")
    assert await is_in(stranger)


async def test_elsewhere_there_is_no_such_page(stranger: httpx.AsyncClient, world: World) -> None:
    async with db.write():
        await db.execute("UPDATE gemeente SET demo = false")
    assert (await stranger.get("/demo")).status_code == 404
    assert (await stranger.post(f"/demo/{world['samira'].id}")).status_code == 404
    assert not await db.fetch("SELECT id FROM session")
