"""A phone before a real server, with a network between them that can fail in every way."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, ViewportSize, async_playwright

from backend.core import settings
from backend.features.live import hub
from tests.cast import World
from tests.conftest import HERE
from tests.offline.phone import Phone
from tests.offline.proxy import NO_SYNC, Network
from tools import browsers

SCREEN = ViewportSize(width=390, height=844)
PhoneOf = Callable[[str], Awaitable[Phone]]


ONE_ENGINE = pytest.mark.skipif(
    not settings.current().is_sqlite, reason="what a phone does without network does not come from the engine"
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent) and "network" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
            item.add_marker(ONE_ENGINE)


@pytest.fixture(scope="session")
async def behind(port: int) -> AsyncIterator[Network]:
    """The network before the server."""
    network = Network(port)
    yield network
    network.stop()


@pytest.fixture
def network(behind: Network) -> Iterator[Network]:
    behind.mend()
    yield behind
    behind.mend()


def arguments(network: Network) -> list[str]:
    """The app knows itself by one address."""
    return ["--no-sandbox", f"--host-resolver-rules=MAP {HERE.removeprefix('http://')} 127.0.0.1:{network.port}"]


@pytest.fixture(scope="session")
def chromium_path() -> str:
    path = browsers.find(browsers.CHROMIUM)
    if path is None:
        pytest.skip("there is no Chromium here")
    return path


@pytest.fixture(scope="session")
async def browser(behind: Network, chromium_path: str) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        # A page may come back from the browser's memory, as on a real phone.
        launched = await playwright.chromium.launch(
            executable_path=chromium_path,
            args=arguments(behind),
            ignore_default_args=["--disable-back-forward-cache"],
        )
        yield launched
        await launched.close()


@pytest.fixture
async def phone_of(browser: Browser, network: Network, world: World) -> AsyncIterator[PhoneOf]:
    opened = []

    async def taken_out(name: str) -> Phone:
        context = await browser.new_context(base_url=HERE, viewport=SCREEN, locale="nl", reduced_motion="reduce")
        opened.append(context)
        phone = Phone(context, await context.new_page())
        if name:
            await phone.is_used_by(world[name])
        return phone

    async with hub.running():
        yield taken_out
        for context in opened:
            await context.close()
        network.mend()
        await asyncio.to_thread(network.settle)


@pytest.fixture(params=["with Background Sync", "without"])
def sync(request: pytest.FixtureRequest, network: Network) -> str:
    """Firefox and iPhones have no Background Sync: what waits is sent when a page notices the network."""
    if request.param == "without":
        network.before_worker = NO_SYNC
    return str(request.param)
