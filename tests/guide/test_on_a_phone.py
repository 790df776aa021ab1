import pytest

from tests.conftest import ClientOf
from tests.guide.reading import READERS
from tests.screen import mistakes, screen

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["nl", "ar"])
async def test_everyone_can_use_the_pages(client_of: ClientOf, language: str) -> None:
    async with screen(await client_of(READERS[language])) as page:
        for address in ("/woorden", "/woorden/geld", "/mensen"):
            await page.goto(address)
            await page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
            assert await mistakes(page) == []


async def test_a_link_to_an_organisation_opens_it(client_of: ClientOf) -> None:
    async with screen(await client_of("hodan")) as page:
        await page.goto("/mensen#duo")
        assert await page.locator("#duo details").get_attribute("open") is not None
        assert await page.locator("details[open]").count() == 1
        await page.goto("/woorden/geld")
        await page.click("#kinderbijslag a[href='/mensen#svb']")
        assert await page.locator("#svb h4").first.is_visible()


async def test_a_link_to_a_word_brings_it_into_view(client_of: ClientOf) -> None:
    async with screen(await client_of("samira")) as page:
        await page.goto("/woorden")
        await page.click("#kwijtschelding")
        await page.wait_for_url("**/woorden/geld#kwijtschelding")
        place = await page.locator("#kwijtschelding").bounding_box()
        assert place and 0 <= place["y"] < 200
