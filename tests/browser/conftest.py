"""A real browser before a real server in this very process: it shows the world and the hour of the tests."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import Any

import pytest
from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, Response, ViewportSize, async_playwright

from backend.core import sessions, settings
from backend.core.web.request import cookie
from backend.core.web.visitor import SESSION_COOKIE
from backend.features.live import hub
from tests.browser.user import User
from tests.cast import World
from tests.conftest import HERE
from tools import browsers

PHONE, DESK = 390, 1280
HEIGHTS = {PHONE: 844, DESK: 800}
SECONDS_TO_WAIT = 10  # for what a person would wait for too
# Said of a page that is meant to be an error, of a deed without network, and of a stream whose session has ended.
MEANT = ("Failed to load resource", "htmx: htmx:error: Failed to fetch", "EventSource's response has a MIME type")

Browse = Callable[..., Awaitable[Page]]
UserOf = Callable[..., Awaitable[User]]


# What a click does on one screen; what two people do to each other is tried on both engines.
ON_ONE_ENGINE = ("caseload", "dossier", "guide", "hours", "language", "signing_in", "task")
SKIP = pytest.mark.skip(reason="what a screen does with a click does not come from the engine")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" not in item.nodeid:
            continue
        item.add_marker(pytest.mark.browser)
        if not settings.current().is_sqlite and item.path.stem.removeprefix("test_") in ON_ONE_ENGINE:
            item.add_marker(SKIP)


@pytest.fixture(scope="session")
async def chromium(port: int) -> AsyncIterator[Browser]:
    path = browsers.find(browsers.CHROMIUM)
    if path is None:
        pytest.skip("there is no Chromium here")
    # The app knows itself by one address, also in the QR of a phone.
    there = f"--host-resolver-rules=MAP {HERE.removeprefix('http://')} 127.0.0.1:{port}"
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=["--no-sandbox", there])
        yield browser
        await browser.close()


@pytest.fixture
async def browse(chromium: Browser, world: World) -> AsyncIterator[Browse]:
    """A browser of somebody's own: of someone of the cast, who is signed in, or else with these cookies or none."""
    complaints, opened = list[str](), list[BrowserContext]()

    async def opening(
        name: str = "",
        *,
        width: int = PHONE,
        script: bool = True,
        language: str = "nl",
        cookies: Mapping[str, str] | None = None,
    ) -> Page:
        context = await chromium.new_context(
            viewport=ViewportSize(width=width, height=HEIGHTS[width]),
            base_url=HERE,
            java_script_enabled=script,
            locale=language,
            reduced_motion="reduce",
        )
        opened.append(context)
        context.set_default_timeout(SECONDS_TO_WAIT * 1000)
        if name in world.people:
            cookies = {SESSION_COOKIE: await sessions.start(world[name].id, sessions.STAFF)}
        for key, value in (cookies or {}).items():
            await context.add_cookies([{"name": cookie(key), "value": value, "url": HERE}])
        page = await context.new_page()
        listen(page, complaints)
        return page

    async with hub.running():
        yield opening
        for context in opened:
            await context.close()
    assert complaints == []


@pytest.fixture
def user_of(world: World, browse: Browse) -> UserOf:
    """Someone of the cast before a screen of their own; without a name a stranger."""

    async def sitting_down(name: str = "", *, language: str = "nl", **how: Any) -> User:
        language = world[name].language if name else language
        return User(await browse(name, language=language, **how), language)

    return sitting_down


def listen(page: Page, complaints: list[str]) -> None:
    """Notes what the browser itself complains of: scripts, the content policy, files that are not there."""

    def said(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(MEANT):
            complaints.append(f"{page.url}: {message.text}")

    def came(response: Response) -> None:
        if response.status >= 400 and "/static/" in response.url:
            complaints.append(f"{page.url}: {response.status} {response.url}")

    page.on("console", said)
    page.on("response", came)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
