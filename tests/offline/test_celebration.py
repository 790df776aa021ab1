""" "Verder" after a step that is done, also without network."""

import pytest
from playwright.async_api import expect

from backend.core import db
from backend.features.journey import actions
from tests.cast import World
from tests.offline.conftest import PhoneOf

pytestmark = pytest.mark.usefixtures("sync")


async def test_it_goes_on_at_once_stays_so_and_arrives(phone_of: PhoneOf, world: World) -> None:
    await actions.set_step(world["bram"], world["farid"].id, "woning", "done")
    phone = await phone_of("farid")
    await phone.settles()
    party = phone.page.locator("#done")
    await expect(party).to_be_visible()
    await phone.goes_offline()
    await phone.presses("Verder")
    await expect(party).to_be_hidden()
    await phone.opens("/")
    await phone.has_waiting(1)
    await expect(party).to_be_hidden()
    await phone.goes_offline(False)
    await phone.has_waiting(0)
    await phone.opens("/")
    await expect(party).to_have_count(0)
    seen = await db.fetch("SELECT seen FROM step_state WHERE traject = ? AND step = 'woning'", world["farid"].traject)
    assert [bool(row[0]) for row in seen] == [True]
