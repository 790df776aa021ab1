"""A phone of somebody of the cast: what is on its screen, and what it keeps."""

import asyncio
import time
from typing import Any

from playwright.async_api import BrowserContext, Error, Locator, Page, expect

from backend.core import sessions
from backend.core.access import Person
from backend.core.web.request import cookie
from backend.core.web.visitor import SESSION_COOKIE
from tests.conftest import HERE

SAVED = "Opgeslagen op uw telefoon"
WAITING = "async () => (await shelf.of('outbox', await shelf.get('owner'))).length"
KEPT = """async () => {
  const addresses = [];
  for (const name of await caches.keys())
    if (name.startsWith('pages-'))
      for (const request of await (await caches.open(name)).keys()) addresses.push(new URL(request.url).pathname);
  return addresses;
}"""


class Phone:
    def __init__(self, context: BrowserContext, page: Page) -> None:
        self.context = context
        self.page = page

    @property
    def main(self) -> Locator:
        return self.page.locator("main")

    async def is_used_by(self, person: Person, device: int | None = None) -> None:
        """They come in; how is not the subject here."""
        life = sessions.OWN_PHONE if person.is_newcomer else sessions.STAFF
        token = await sessions.start(person.id, life, device)
        await self.context.add_cookies([{"name": cookie(SESSION_COOKIE), "value": token, "url": HERE}])

    async def opens(self, address: str) -> None:
        await self.page.goto(address)

    async def settles(self, address: str = "/") -> None:
        """With its service worker at work and the main pages kept."""
        await self.opens(address)
        await self.until("() => navigator.serviceWorker.controller !== null")
        await self.opens(address)
        await self.until("async () => Boolean(await shelf.get('warm'))")

    async def presses(self, name: str) -> None:
        await self.page.get_by_role("button", name=name, exact=True).first.click()

    async def sees(self, text: str, seconds: float = 6.0) -> None:
        shown = self.page.get_by_text(text).filter(visible=True)
        await expect(shown.first).to_be_visible(timeout=seconds * 1000)

    async def sees_not(self, text: str) -> None:
        await expect(self.page.get_by_text(text).filter(visible=True)).to_have_count(0)

    async def has_waiting(self, number: int, seconds: float = 15.0) -> None:
        await self.until(f"async () => await ({WAITING})() === {number}", seconds)

    async def kept(self) -> list[str]:
        """The addresses of the pages that are on the phone."""
        found: list[str] = await self.page.evaluate(KEPT)
        return sorted(found)

    async def until(self, condition: str, seconds: float = 15.0) -> None:
        """Playwright's own way of waiting evaluates text, which the content policy refuses."""
        last = time.monotonic() + seconds
        while not await self._is(condition):
            assert time.monotonic() < last, f"this never came: {condition}"
            await asyncio.sleep(0.05)

    async def _is(self, condition: str) -> bool:
        try:
            return bool(await self.page.evaluate(condition))
        except Error:
            return False  # the page was just going

    async def runs(self, script: str) -> Any:
        return await self.page.evaluate(script)

    async def goes_offline(self, offline: bool = True) -> None:
        await self.context.set_offline(offline)
