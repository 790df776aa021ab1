"""Words and organisations lead to each other, and what an address points at comes into view."""

from playwright.async_api import expect

from tests.browser.conftest import UserOf


async def test_a_link_to_an_organisation_opens_it(user_of: UserOf) -> None:
    hodan = await user_of("hodan")
    await hodan.opens("/mensen#duo")
    await expect(hodan.page.locator("#duo details")).to_have_attribute("open", "")
    await expect(hodan.page.locator("details[open]")).to_have_count(1)
    await hodan.opens("/woorden/geld")
    await hodan.page.click("#kinderbijslag a[href='/mensen#svb']")
    await expect(hodan.page.locator("#svb h4").first).to_be_visible()


async def test_a_link_to_a_word_brings_it_into_view(user_of: UserOf) -> None:
    samira = await user_of("samira")
    await samira.opens("/woorden")
    await samira.page.click("#kwijtschelding")
    await samira.is_at("/woorden/geld#kwijtschelding")
    await expect(samira.page.locator("#kwijtschelding")).to_be_in_viewport(ratio=0.9)
    place = await samira.page.locator("#kwijtschelding").bounding_box()
    assert place and 0 <= place["y"] < 200


async def test_without_script_everything_can_still_be_unfolded(user_of: UserOf) -> None:
    hodan = await user_of("hodan", script=False)
    await hodan.opens("/mensen")
    await hodan.page.locator("#duo summary").click()
    await expect(hodan.page.locator("#duo h4").first).to_be_visible()
