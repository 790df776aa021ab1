"""A helper keeps the dossier: who the newcomer is, what is known, how far it is."""

import pytest
from playwright.async_api import Locator, expect

from backend import worker
from tests.browser.conftest import DESK, PHONE, UserOf
from tests.browser.user import AT_ONCE, User
from tests.cast import World
from tests.journey.happened import children, fact, steps

in_both_ways = pytest.mark.parametrize(("width", "script"), [(PHONE, False), (DESK, True)], ids=["plain", "script"])


@pytest.fixture
async def anneke(width: int, script: bool, user_of: UserOf) -> User:
    return await user_of("anneke", width=width, script=script)


async def unfold(user: User, title: str) -> Locator:
    fold = user.main.locator("details", has=user.page.locator("summary", has_text=title))
    await fold.locator("summary").click()
    return fold


@in_both_ways
async def test_a_fact_is_recorded_with_where_it_comes_from(anneke: User, world: World) -> None:
    samira = world["samira"]
    await anneke.opens(f"/clienten/{samira.id}/gegevens")
    fold = await unfold(anneke, "Verhuizing")
    await fold.get_by_label("Verhuizing").fill("2026-11-20")
    await fold.get_by_label("Bron").fill("Huurcontract")
    await anneke.sends(fold.get_by_role("button", name="Opslaan"))
    await expect(anneke.main).to_contain_text("· Huurcontract · Anneke, woensdag 25 november")
    assert await fact(samira, "moving") == ("2026-11-20", "Huurcontract")


@in_both_ways
async def test_a_fact_that_cannot_be_stays_in_the_field(anneke: User, world: World) -> None:
    await anneke.opens(f"/clienten/{world['samira'].id}/gegevens")
    fold = await unfold(anneke, "Kind toevoegen")
    await fold.get_by_label("Naam").fill("Noor")
    await fold.get_by_label("Geboren op").fill("2027-01-01")
    await fold.locator("form").evaluate("form => { form.noValidate = true; }")
    await anneke.sends(fold.get_by_role("button", name="Opslaan"))
    await anneke.sees("Kijk nog een keer.")
    await expect(fold.get_by_label("Naam")).to_have_value("Noor")
    assert await children(world["samira"]) == ["Lina", "Adam"]
    await fold.get_by_label("Geboren op").fill("2026-10-01")
    await anneke.sends(fold.get_by_role("button", name="Opslaan"))
    await anneke.sees("Noor")
    assert await children(world["samira"]) == ["Lina", "Adam", "Noor"]


@in_both_ways
async def test_a_step_is_said_to_be_done_and_the_newcomer_sees_it(anneke: User, world: World, user_of: UserOf) -> None:
    samira = await user_of("samira")
    await samira.opens("/stappen")
    await anneke.opens(f"/clienten/{world['samira'].id}/stappen")
    step = anneke.main.locator("#stap-3")
    await anneke.sends(step.get_by_role("button", name="Klaar"))
    assert (await steps(world["samira"]))["brede_intake"] == "done"
    await expect(samira.main.locator("li.done")).to_have_count(1, timeout=AT_ONCE * 1000)


@in_both_ways
async def test_a_traject_begins_and_its_first_tasks_come(anneke: User) -> None:
    await anneke.opens("/clienten")
    await anneke.page.locator("#weergaven summary").click()
    await anneke.page.get_by_role("link", name="Nieuwe inburgeraar").click()
    await anneke.types("Voor- en achternaam", "Noor Aziz")
    await anneke.types("Roepnaam", "Noor")
    await anneke.page.get_by_label("Taal van de app").select_option("ar")
    await anneke.page.get_by_label("Asielvergunning", exact=True).check()
    await anneke.presses("Traject beginnen")
    await anneke.sees("Noor Aziz")
    fold = await unfold(anneke, "Verhuizing")
    await fold.get_by_label("Verhuizing").fill("2026-11-20")
    await anneke.sends(fold.get_by_role("button", name="Opslaan"))
    await worker.handle_all()
    await anneke.follows("Taken")
    await anneke.sees("huisarts")
