"""The worker itself: installing the app, a newer version with a page open, and the emergency brake."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import async_playwright, expect

from backend.core import sessions, settings
from backend.core.pages import environment
from backend.core.web.request import cookie
from backend.core.web.visitor import SESSION_COOKIE
from backend.features.live import hub
from tests.cast import World
from tests.conftest import HERE
from tests.offline.conftest import PhoneOf, arguments
from tests.offline.proxy import Network
from tests.tasks import task_of, verbs

REGISTERED = "async () => (await navigator.serviceWorker.getRegistrations()).length"


@pytest.mark.parametrize("person", ["farid", "samira"])
async def test_chromium_finds_nothing_that_keeps_the_app_from_being_installed(
    person: str, world: World, network: Network, chromium_path: str, tmp_path: Path
) -> None:
    """In a profile that stays: in another it always says that it is private browsing."""
    token = await sessions.start(world[person].id, sessions.OWN_PHONE)
    async with async_playwright() as playwright, hub.running():
        context = await playwright.chromium.launch_persistent_context(
            tmp_path, executable_path=chromium_path, args=arguments(network), base_url=HERE
        )
        await context.add_cookies([{"name": cookie(SESSION_COOKIE), "value": token, "url": HERE}])
        page = await context.new_page()
        await page.goto("/")
        await page.evaluate("async () => { await navigator.serviceWorker.ready; }")
        devtools = await context.new_cdp_session(page)
        manifest: dict[str, Any] = await devtools.send("Page.getAppManifest")
        found: dict[str, Any] = await devtools.send("Page.getInstallabilityErrors")
        await context.close()
    assert f"lang={world[person].language}" in manifest["url"]
    assert manifest["errors"] == []
    assert found["installabilityErrors"] == []


async def test_a_newer_version_waits_until_it_is_asked_for(phone_of: PhoneOf, network: Network) -> None:
    phone = await phone_of("farid")
    await phone.settles("/taken")
    second = await phone.context.new_page()
    await second.goto("/taken")
    network.before_worker = b"const NEWER = true;\n"
    await phone.opens("/taken")
    await phone.sees("Er is een nieuwe versie.")
    assert await phone.runs("async () => Boolean((await navigator.serviceWorker.getRegistration()).waiting)")
    async with phone.page.expect_navigation():
        await phone.presses("Vernieuw nu")
    await phone.sees("Uw taken")
    await phone.until("async () => !(await navigator.serviceWorker.getRegistration()).waiting")
    await expect(phone.page.locator("#newer")).to_be_hidden()
    await phone.goes_offline()
    await second.reload()
    await expect(second.get_by_role("heading", name="Uw taken")).to_be_visible()


async def test_the_emergency_brake_removes_worker_and_pages_and_keeps_what_waits(
    phone_of: PhoneOf, world: World, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone, task = await phone_of("farid"), await task_of(world, "farid", "zorgverzekering")
    await phone.settles(f"/taken/{task}")
    network.is_away = True
    await phone.presses("Ik ben klaar")
    await phone.has_waiting(1)
    network.trouble[f"/taken/{task}/klaar"] = 503  # not before the brake
    network.is_away = False
    brake(monkeypatch, offline=False)
    await phone.opens("/taken")
    await phone.until(f"async () => await ({REGISTERED})() === 0 && !(await caches.keys()).length")
    await phone.opens("/taken")
    await phone.sees("Uw taken")
    assert await phone.runs("() => navigator.serviceWorker.controller") is None
    await phone.goes_offline()
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
        await phone.opens("/taken")
    await phone.goes_offline(False)
    network.mend()
    brake(monkeypatch, offline=True)
    await phone.settles("/")
    await phone.has_waiting(0)
    assert await verbs(task) == ["task_done"]


def brake(monkeypatch: pytest.MonkeyPatch, offline: bool) -> None:
    """As after a start with another WEGWIJS_OFFLINE."""
    chosen = replace(settings.current(), offline=offline)
    monkeypatch.setattr(settings, "current", lambda: chosen)
    environment.for_language.cache_clear()
