"""Somebody before a screen: what they do and what they see, in the words of their language."""

from playwright.async_api import Locator, Page, Response, expect

from backend import content
from backend.core import texts

AT_ONCE = 1.0  # seconds in which a change by somebody else has to be seen


class User:
    def __init__(self, page: Page, language: str) -> None:
        self.page = page
        self.language = language

    @property
    def main(self) -> Locator:
        return self.page.locator("main")

    def says(self, text: str, **values: object) -> str:
        """A text of the product as this person reads it."""
        return texts.of(self.language).plain(text, **values)

    def reads(self, text: str) -> str:
        """A text of Nijkerk's pack as this person reads it."""
        return texts.bound(self.language, content.load("nijkerk"))(text).striptags()

    async def opens(self, address: str) -> None:
        await self.page.goto(address)

    async def presses(self, text: str, about: str = "") -> None:
        """A button that changes something; waits until that is answered."""
        name = f"{self.says(text)}: {about}" if about else self.says(text)
        await self.sends(self.page.get_by_role("button", name=name, exact=True))

    async def sends(self, button: Locator) -> None:
        async with self.page.expect_response(_is_answer):
            await button.click()
        await self.page.wait_for_load_state()

    async def follows(self, text: str) -> None:
        await self.page.get_by_role("link", name=self.says(text), exact=True).click()

    async def types(self, label: str, text: str) -> None:
        await self.page.get_by_label(self.says(label), exact=True).fill(text)

    async def sees(self, text: str, within: float = 5.0) -> None:
        await expect(self.main).to_contain_text(text, timeout=within * 1000)

    async def does_not_see(self, text: str, within: float = 5.0) -> None:
        await expect(self.main).not_to_contain_text(text, timeout=within * 1000)

    async def is_at(self, address: str) -> None:
        await expect(self.page).to_have_url(address)


def _is_answer(response: Response) -> bool:
    return response.request.method == "POST"
