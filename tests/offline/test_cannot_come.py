""" "Ik kan niet" without network: it waits on the phone, is sent once, and says so when it came too late."""

from datetime import timedelta

import pytest
from playwright.async_api import expect

from backend.core import clock
from backend.features.agenda import actions
from tests.agenda.meeting import happened, plan, seen
from tests.cast import World
from tests.offline.conftest import PhoneOf
from tests.offline.phone import SAVED, Phone


@pytest.fixture
async def meeting(world: World) -> int:
    starts = clock.now().replace(second=0, microsecond=0) + timedelta(days=2)
    return await plan(world, by="bram", whose="farid", starts=starts)


@pytest.fixture
async def phone(phone_of: PhoneOf, meeting: int) -> Phone:
    phone = await phone_of("farid")
    await phone.settles()
    await phone.goes_offline()
    await phone.opens("/afspraken")
    await phone.page.get_by_role("link", name="Ik kan niet").click()
    await phone.page.get_by_text("Ik ben ziek").first.click()
    await phone.presses("Stuur")
    await phone.page.wait_for_url(f"**/afspraken/{meeting}")
    await phone.sees(SAVED)
    return phone


async def test_it_waits_on_both_pages_and_arrives_once(phone: Phone, meeting: int, world: World) -> None:
    for address in ("/afspraken", "/"):
        await phone.opens(address)
        await expect(phone.page.locator(".waits:visible").first).to_contain_text(SAVED)
    assert await happened(world, "farid") == ["appointment_planned"]
    await phone.goes_offline(False)
    await phone.has_waiting(0)
    await phone.sees("Aangekomen.")
    await phone.opens("/afspraken")
    await phone.sees("U kunt niet")
    assert await happened(world, "farid") == ["appointment_planned", "appointment_refused"]


async def test_of_what_was_cancelled_meanwhile_it_says_so(phone: Phone, meeting: int, world: World) -> None:
    await actions.cancel(world["bram"], meeting, 0, "Bram is ziek.")
    await phone.goes_offline(False)
    await phone.has_waiting(0)
    await phone.sees("Deze afspraak is voorbij of gaat niet door.")
    await expect(phone.page.locator("[role=alert].waits a")).to_have_attribute("href", f"/afspraken/{meeting}")
    assert (await seen(world, meeting, "bram")).cannot_at is None
