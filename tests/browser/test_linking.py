"""From the helper's desk to the newcomer's own phone, and the day the phone is gone."""

from dataclasses import dataclass

import pytest
from playwright.async_api import expect

from backend.core import settings
from backend.features.people import qr
from tests.browser.conftest import DESK, PHONE, UserOf
from tests.browser.user import AT_ONCE, User
from tests.cast import World
from tests.moment import Clock
from tests.people.conftest import PIN, link_of

LINK = "Telefoon koppelen"


@dataclass
class Desk:
    """Anneke's, with Samira's page on it; Samira and her phone sit beside it."""

    anneke: User
    samira: User
    world: World

    async def makes_a_code(self) -> None:
        await self.anneke.opens(f"/clienten/{self.world['samira'].id}/telefoon")
        await self.anneke.presses(LINK)
        await expect(self.anneke.page.locator(".qr")).to_be_visible()

    async def scanned(self) -> str:
        """The address in the QR that is on the screen."""
        token = (await link_of(self.world["anneke"], self.world["samira"])).token
        address = f"{settings.current().origin}/koppelen#{token}"
        drawn = await self.anneke.page.locator(".qr path").get_attribute("d")
        assert f'd="{drawn}"' in qr.svg(address)
        return address

    async def compares_the_number(self) -> None:
        number = await self.samira.page.locator(".number").inner_text()
        choices = self.anneke.page.locator(".number-tile")
        if not await choices.count():
            await self.anneke.page.reload()  # it would ask by itself; here nobody has the time
        await self.anneke.sends(choices.get_by_text(number, exact=True))

    async def samira_says_whose(self, shared: bool = False) -> None:
        await self.samira.page.reload()
        await self.samira.sends(self.samira.page.locator(f"button[value='{int(shared)}']"))

    async def samira_chooses_a_pin(self, pin: str = PIN, again: str = PIN) -> None:
        await self.samira.types("Pincode", pin)
        await self.samira.types("Nog een keer dezelfde pincode", again)
        await self.samira.presses("Klaar")

    async def link(self, shared: bool = False) -> None:
        await self.makes_a_code()
        await self.samira.opens(await self.scanned())
        await self.compares_the_number()
        await self.samira_says_whose(shared)
        await self.samira_chooses_a_pin()
        await self.samira.is_at("/")


@pytest.fixture
async def desk(world: World, user_of: UserOf) -> Desk:
    return Desk(await user_of("anneke", width=DESK), await user_of(language="ar"), world)


async def test_a_phone_is_linked_by_scanning(desk: Desk) -> None:
    await desk.makes_a_code()
    await desk.samira.opens(await desk.scanned())
    await desk.samira.is_at("/koppelen")  # the token does not stay in the address
    number = await desk.samira.page.locator(".number").inner_text()
    await desk.anneke.sends(desk.anneke.page.locator(".number-tile").get_by_text(number, exact=True))
    await desk.samira.sends(desk.samira.page.locator("button[value='0']"))
    await desk.samira_chooses_a_pin(again="40714")
    await desk.samira.sees(desk.samira.says("De twee pincodes zijn niet gelijk."))
    await desk.samira_chooses_a_pin()
    await desk.samira.is_at("/")
    await expect(desk.samira.page.locator("html")).to_have_attribute("lang", "ar")
    await desk.samira.sees("Samira")
    await desk.anneke.sees("Gelukt. De telefoon is gekoppeld.")


@pytest.mark.parametrize("width", [PHONE, DESK])
async def test_a_phone_is_linked_by_typing_without_script(width: int, world: World, user_of: UserOf) -> None:
    desk = Desk(await user_of("anneke", width=width, script=False), await user_of(language="ar", script=False), world)
    await desk.makes_a_code()
    spoken = await desk.anneke.page.locator(".big-code").inner_text()
    await desk.samira.opens("/koppelen")
    await desk.samira.types("Code", spoken.lower().replace("-", " "))
    await desk.samira.presses("Verder")
    await desk.compares_the_number()
    await desk.samira_says_whose()
    await desk.samira_chooses_a_pin("12345", "12345")
    await desk.samira.sees(desk.samira.says("Deze pincode is makkelijk te raden. Kies andere cijfers."))
    await desk.samira_chooses_a_pin()
    await desk.samira.is_at("/")
    await desk.samira.sees("Samira")


async def test_a_phone_of_ones_own_opens_without_a_pin_for_a_month(desk: Desk, moment: Clock) -> None:
    await desk.link()
    moment.move(days=2)
    await desk.samira.opens("/taken")
    await desk.samira.is_at("/taken")
    moment.move(days=31)
    await desk.samira.opens("/taken")
    await desk.samira.is_at("/pin?verder=/taken")


async def test_a_phone_that_others_use_asks_the_pin_each_time(desk: Desk, moment: Clock) -> None:
    await desk.link(shared=True)
    moment.move(minutes=6)
    await desk.samira.opens("/stappen")
    await desk.samira.is_at("/pin?verder=/stappen")
    await desk.samira.types("Uw pincode", "11111")
    await desk.samira.presses("Open")
    await desk.samira.sees(desk.samira.says("Deze pincode klopt niet."))
    await desk.samira.types("Uw pincode", PIN)
    await desk.samira.presses("Open")
    await desk.samira.is_at("/stappen")


async def test_a_lost_phone_shows_nothing_any_more(desk: Desk) -> None:
    await desk.link()
    await desk.samira.sees("Samira")
    await desk.anneke.opens(f"/clienten/{desk.world['samira'].id}/telefoon")
    await desk.anneke.presses("Telefoon kwijt")
    await desk.samira.sees(desk.samira.says("Deze telefoon is niet gekoppeld"), within=2 * AT_ONCE)
    await expect(desk.samira.page.get_by_text("Samira")).to_have_count(0)
    await desk.anneke.sees("Er is nog geen telefoon gekoppeld.")
