"""A helper goes through the list: chooses, ticks, takes it back; by keyboard, and without script on a phone."""

from playwright.async_api import expect

from tests.browser.conftest import DESK, UserOf
from tests.cast import World
from tests.tasks import value


async def test_with_the_keyboard_somebody_is_chosen_ticked_for_and_stays_chosen(user_of: UserOf, world: World) -> None:
    anneke = await user_of("anneke", width=DESK)
    await anneke.opens("/clienten?volgorde=-naam")
    tesfay, panel = f"#c{world['tesfay'].id}", anneke.page.locator("#panel")
    await anneke.page.locator(f"#c{world['samira'].id} .name").focus()
    for key in ("Tab", "Enter"):
        await anneke.page.keyboard.press(key)
    await expect(panel).to_contain_text("Samira Haddad")
    await expect(anneke.page.locator(f"#c{world['samira'].id} .pick")).to_be_focused()
    await expect(anneke.page.locator(tesfay)).not_to_have_attribute("aria-current", "true")
    await anneke.is_at(f"/clienten?volgorde=-naam&wie={world['samira'].id}")
    await panel.locator("button.tick").first.focus()
    await anneke.page.keyboard.press("Enter")
    await expect(panel.locator("[aria-pressed=true]")).to_have_count(1)
    await expect(panel).to_contain_text("Samira Haddad")
    await anneke.sends(panel.locator("[aria-pressed=true]"))
    await expect(panel.locator("[aria-pressed=true]")).to_have_count(0)


async def test_on_a_phone_without_script_one_tap_ticks(user_of: UserOf, world: World) -> None:
    anneke = await user_of("anneke", script=False)
    await anneke.opens("/clienten")
    card = anneke.page.locator(f"#c{world['tesfay'].id}")
    address = await card.locator("form").first.get_attribute("action")
    assert address
    await anneke.sends(card.locator("button.tick").first)
    await anneke.is_at("/clienten")
    assert await value(int(address.split("/")[2]), "done_at")
