"""Staff come in: with a password and a code, with a code from paper, and for the first time."""

import pytest
from playwright.async_api import expect

from backend.features.people import actions, codes, credentials
from tests.browser.conftest import DESK, PHONE, UserOf
from tests.browser.user import User
from tests.cast import World
from tests.people.conftest import PASSWORD, code_of, make_account

EMAIL = "anneke@wegwijs.example"
WRONG_CODE = "Deze code klopt niet. Kijk nog een keer in uw app."


@pytest.fixture
async def seed(world: World) -> str:
    """Of Anneke's authenticator."""
    return await make_account(world["anneke"])


async def give_password(user: User, password: str = PASSWORD) -> None:
    await user.types("E-mailadres", EMAIL)
    await user.types("Wachtwoord", password)
    await user.presses("Verder")


@pytest.mark.parametrize(("width", "script"), [(PHONE, False), (DESK, True)])
async def test_a_helper_signs_in_and_goes_on_where_she_wanted_to_be(
    width: int, script: bool, world: World, user_of: UserOf, seed: str
) -> None:
    address = f"/clienten/{world['samira'].id}/gegevens"
    anneke = await user_of(width=width, script=script)
    await anneke.opens(address)
    await anneke.is_at(f"/inloggen?verder={address}")
    await give_password(anneke, "een ander wachtwoord")
    await anneke.sees("E-mailadres of wachtwoord klopt niet.")
    await expect(anneke.page.get_by_label("E-mailadres")).to_have_value(EMAIL)
    await give_password(anneke)
    await anneke.types("Code uit uw app", "000000")
    await anneke.presses("Inloggen")
    await anneke.sees(WRONG_CODE)
    await anneke.types("Code uit uw app", code_of(seed))
    await anneke.presses("Inloggen")
    await anneke.is_at(address)
    await anneke.sees("Samira Haddad")


async def test_a_code_from_paper_opens_once(world: World, user_of: UserOf, seed: str) -> None:
    written, hashes = await credentials.make_recovery_codes(world["anneke"].id)
    await credentials.store_recovery_codes(world["anneke"].id, hashes)
    for is_new in (True, False):
        anneke = await user_of()
        await anneke.opens("/inloggen")
        await give_password(anneke)
        await anneke.follows("Ik heb mijn app niet bij me")
        await anneke.types("Noodcode", codes.shown(written[0]))
        await anneke.presses("Inloggen")
        await (anneke.sees("Mijn cliënten") if is_new else anneke.sees(WRONG_CODE))


async def test_after_signing_out_the_back_button_shows_nothing(world: World, user_of: UserOf) -> None:
    anneke = await user_of("anneke", width=DESK)
    await anneke.opens("/clienten")
    await anneke.presses("Uitloggen")
    await anneke.is_at("/inloggen")
    await anneke.page.go_back()
    await anneke.is_at("/inloggen?verder=/clienten")
    await expect(anneke.page.get_by_text("Samira")).to_have_count(0)


@pytest.mark.parametrize("script", [True, False])
async def test_a_new_member_of_staff_begins(script: bool, world: World, user_of: UserOf) -> None:
    bea, els = world["bea"], await user_of(script=script)
    link = await actions.add_staff(bea.gemeente, "begeleider", "Els Groen", "els@wegwijs.example", bea)
    await els.opens(link)
    if not script:
        await els.types("Uitnodiging", link)
        await els.presses("Verder")
    await els.is_at("/activeren/wachtwoord")
    for password in ("te kort", PASSWORD):
        await els.types("Wachtwoord", password)
        await els.types("Nog een keer hetzelfde wachtwoord", password)
        await els.presses("Verder")
    await els.types("Code uit uw app", code_of((await els.main.locator("code").inner_text()).replace(" ", "")))
    await els.presses("Verder")
    await expect(els.main.locator("li code")).to_have_count(10)
    await els.follows("Ik heb de codes bewaard")
    await els.is_at("/clienten")
    await els.sees("U heeft nog geen cliënten.")
