"""The plan before real screens: two people who write the same one, and a newcomer who says what they think of it."""

import pytest
from playwright.async_api import expect

from backend import worker
from backend.features.pip.wording import ANSWERS
from tests.browser.conftest import DESK, UserOf
from tests.cast import World
from tests.pip.plans import agreed, draft, drafted, established, intake


@pytest.fixture
def address(world: World) -> str:
    return f"/clienten/{world['tesfay'].id}/plan"


async def test_the_second_of_two_who_save_is_told_and_loses_nothing(
    world: World, user_of: UserOf, address: str
) -> None:
    await drafted(world, "tesfay")
    first, second = await user_of("peter", width=DESK), await user_of("peter", width=DESK)
    for user, words in ((first, "Een taalmaatje."), (second, "Een tolk.")):
        await user.opens(address)
        await user.types("Hulp en begeleiding", words)
    await first.presses("Opslaan en controleren")
    await first.sees("Schrijf op hoeveel voortgangsgesprekken er komen.")
    await second.page.wait_for_timeout(1500)  # what the first did has come through the stream by now
    await second.presses("Opslaan en controleren")
    await second.sees("Peter heeft dit plan ook opgeslagen.")
    await second.sees("Opgeslagen staat: Een taalmaatje.")
    await expect(second.page.locator("#support")).to_have_value("Een tolk.")
    await second.types("Hulp en begeleiding", "Een taalmaatje en een tolk.")
    await second.presses("Opslaan en controleren")
    await second.does_not_see("Peter heeft dit plan ook opgeslagen.")
    saved = await draft(world, "tesfay")
    assert saved and saved.plan.support == "Een taalmaatje en een tolk."


async def test_a_plan_is_refused_mended_and_established(world: World, user_of: UserOf, address: str) -> None:
    await intake(world, "tesfay")
    peter = await user_of("peter", width=DESK)
    await peter.opens(address)
    await peter.presses("Begin met het plan")
    for label, text in (
        ("Hoeveel les", "12 uur per week"),
        ("Geschatte uren van de B1-route", "600"),
        ("Participatieverklaring (PVT)", "12 uur"),
        ("Werk en meedoen (MAP)", "40 uur"),
        ("Hulp en begeleiding", "Een taalmaatje."),
        ("Gesprekken over hoe het gaat", "4"),
        ("Datum van de brief", "2026-11-25"),
        ("Brief verstuurd op", "2026-11-25"),
    ):
        await peter.types(label, text)
    await peter.page.get_by_label("Lezen en schrijven", exact=True).select_option("AA")
    await peter.presses("Vaststellen")
    await peter.sees("Kies een leerroute. (Wi 15 lid 1 a)")
    await peter.page.get_by_text("B1-route", exact=True).click()
    await peter.presses("Vaststellen")
    await peter.sees("Dit plan geldt nu")


async def test_a_newcomer_asks_an_explanation_with_one_press(world: World, user_of: UserOf, address: str) -> None:
    await established(world)
    await agreed(world)
    await worker.handle_all()
    tesfay, peter = await user_of("tesfay"), await user_of("peter", width=DESK)
    await tesfay.opens("/plan")
    await tesfay.sends(tesfay.page.get_by_role("button", name=tesfay.says(ANSWERS["explain"])))
    await tesfay.sees("Peter will answer by Monday 30 November at the latest.")
    await peter.opens(address)
    await peter.types("Uw uitleg voor Tesfay", "De les is in Amersfoort.")
    await peter.presses("Stuur uitleg")
    await tesfay.opens("/plan")
    await tesfay.sees("De les is in Amersfoort.")
    await tesfay.sends(tesfay.page.get_by_role("button", name=tesfay.says(ANSWERS["understood"])))
    await tesfay.does_not_see("Peter will answer")
