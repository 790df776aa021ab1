"""A real browser that gets its pages straight from the app: what a person sees, without a server."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, Route, ViewportSize, async_playwright

from tools import chromium

PHONE = ViewportSize(width=390, height=844)
PACKED = ("content-encoding", "content-length")  # httpx has unpacked the body


@asynccontextmanager
async def screen(client: httpx.AsyncClient) -> AsyncIterator[Page]:
    """A phone in the hands of whoever is signed in with this client."""
    path = chromium.find()
    if path is None:
        pytest.skip("there is no Chromium here")

    async def serve(route: Route) -> None:
        asked = route.request
        if asked.url.endswith("/live"):
            await route.abort()  # a stream has no end to wait for
            return
        got = await client.request(asked.method, asked.url, content=asked.post_data_buffer)
        headers = {name: value for name, value in got.headers.items() if name not in PACKED}
        await route.fulfill(status=got.status_code, headers=headers, body=got.content)

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = await browser.new_page(viewport=PHONE, base_url=str(client.base_url))
        await page.route("**/*", serve)
        yield page
        await browser.close()


async def mistakes(page: Page) -> list[str]:
    """What axe finds wrong, and whether the page is wider than the phone."""
    found = [f"{each['id']}: {each['nodes'][0]['html']}" for each in (await Axe().run(page)).response["violations"]]
    too_wide = await page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return found + ([f"{too_wide} px too wide"] if too_wide > 0 else [])
