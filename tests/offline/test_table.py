"""The back button of a phone on the table, where no script runs and so no service worker sees to it."""

import pytest
from playwright.async_api import Browser, expect

from tests.cast import World
from tests.conftest import HERE
from tests.offline.conftest import SCREEN
from tests.offline.phone import Phone
from tests.offline.proxy import Network
from tests.offline.test_visit import visit_of


@pytest.mark.parametrize("script", [False, True])
async def test_back_shows_nothing_of_the_staff_until_one_tap(
    browser: Browser, network: Network, world: World, script: bool
) -> None:
    """With script too: in a browser that has no service worker."""
    context = await browser.new_context(
        base_url=HERE, viewport=SCREEN, locale="nl", java_script_enabled=script, service_workers="block"
    )
    phone = Phone(context, await context.new_page())
    await phone.is_used_by(world["anneke"])
    for address in ("/clienten", visit_of(world, "samira")):
        await phone.opens(address)
    await phone.presses("Samen kijken")
    together = phone.page.locator("html[lang=ar] body[data-together]")
    await expect(together).to_be_visible()
    for _ in range(2):
        await phone.page.go_back()
        await expect(together).to_be_visible()
        await phone.sees_not("Tesfay")
        await phone.sees_not("Notitie")
    await phone.page.locator("[data-alone] button").click()
    await phone.sees("Notitie")
    await phone.opens("/clienten")
    await phone.sees("Tesfay Gebremedhin")
    await context.close()
