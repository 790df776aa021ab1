"""The language is changed where one is, on every page, and one stays there."""

import pytest
from playwright.async_api import expect

from tests.browser.conftest import UserOf
from tests.browser.user import User
from tests.cast import World
from tests.tasks import task_of

with_and_without_script = pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])


async def choose(user: User, name: str, language: str, direction: str) -> None:
    await user.page.locator("a.language").click()
    await user.sends(user.page.get_by_role("button", name=name, exact=True))
    user.language = language
    root = user.page.locator("html")
    await expect(root).to_have_attribute("lang", language)
    await expect(root).to_have_attribute("dir", direction)


@with_and_without_script
async def test_a_newcomer_reads_on_in_another_language(script: bool, world: World, user_of: UserOf) -> None:
    samira = await user_of("samira", script=script)
    address = f"/taken/{await task_of(world, 'samira', 'brp')}"
    await samira.opens(address)
    for name, language, direction in (("English", "en", "ltr"), ("Nederlands", "nl", "ltr"), ("العربية", "ar", "rtl")):
        await choose(samira, name, language, direction)
        await samira.is_at(address)
        await samira.sees(samira.reads("Schrijf u in bij de gemeente"))


async def test_the_language_lasts_on_another_phone(user_of: UserOf) -> None:
    samira, elsewhere = await user_of("samira"), await user_of("samira")
    await samira.opens("/")
    await choose(samira, "English", "en", "ltr")
    await elsewhere.opens("/taken")
    await expect(elsewhere.page.locator("html")).to_have_attribute("lang", "en")


@with_and_without_script
async def test_a_stranger_begins_with_a_language(script: bool, user_of: UserOf) -> None:
    stranger = await user_of(script=script, language="en")
    await stranger.opens("/")
    await stranger.is_at("/welkom")
    await stranger.sends(stranger.page.get_by_role("button", name="العربية", exact=True))
    await stranger.is_at("/koppelen")
    await expect(stranger.page.locator("html")).to_have_attribute("dir", "rtl")


async def test_after_a_mistake_too_one_stays_at_the_task(world: World, user_of: UserOf) -> None:
    """Without script the page with the mistake has the address of the change, which is no page by itself."""
    farid = await user_of("farid", script=False)
    address = f"/taken/{await task_of(world, 'farid', 'brp')}"
    await farid.opens(address)
    await farid.page.locator("details", has_text="Wanneer gaat u?").locator("summary").click()
    await farid.page.get_by_label("Ik kies een dag", exact=True).check()
    await farid.presses("Opslaan")
    await farid.is_at(f"{address}/planning")
    await choose(farid, "English", "en", "ltr")
    await farid.is_at(address)
