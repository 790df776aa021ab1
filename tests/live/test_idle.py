"""A page left open does not keep its session alive; somebody who does something does."""

from backend.core import sessions
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock

BY_ITSELF = {"x-by-itself": "1", "hx-request": "true"}


async def test_a_page_that_refreshes_itself_locks_in_time(client_of: ClientOf, world: World, moment: Clock) -> None:
    client = await client_of("anneke")
    for _ in range(4):
        moment.move(minutes=4)
        answer = await client.get("/clienten", headers=BY_ITSELF)
    assert sessions.STAFF.idle.total_seconds() == 15 * 60
    assert "/inloggen" in answer.headers["hx-redirect"]


async def test_somebody_at_work_stays_signed_in(client_of: ClientOf, moment: Clock) -> None:
    client = await client_of("anneke")
    for _ in range(4):
        moment.move(minutes=4)
        answer = await client.get("/clienten")
    assert answer.status_code == 200
