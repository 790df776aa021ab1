"""Several people, each before a screen: what one does, the others see within a second, without touching anything."""

from dataclasses import dataclass

import pytest
from playwright.async_api import Locator, expect

from backend import worker
from backend.core import clock, texts
from tests.browser.conftest import DESK, UserOf
from tests.browser.user import AT_ONCE, User
from tests.cast import World
from tests.tasks import task_of, value, verbs

KIND = "huisarts"  # Samira does it, and then a helper has to have seen it
DONE = "Klaar. Goed gedaan!"
WAITS = "U heeft het gedaan. Wij kijken mee. U hoeft nu niets te doen."


@dataclass
class Both:
    """Samira with her phone, in Arabic; Anneke at her desk, in Dutch."""

    samira: User
    anneke: User
    task: int
    dossier: str

    async def look_at_the_task(self) -> None:
        for user in (self.samira, self.anneke):
            await user.opens(f"/taken/{self.task}")

    @property
    def line(self) -> Locator:
        """In Anneke's list of Samira's tasks."""
        return self.anneke.page.locator(f"#taak-{self.task}")


@pytest.fixture
async def both(world: World, user_of: UserOf) -> Both:
    samira, anneke = await user_of("samira"), await user_of("anneke", width=DESK)
    return Both(samira, anneke, await task_of(world, "samira", KIND), f"/clienten/{world['samira'].id}/taken")


async def test_a_helpers_tick_appears_on_the_phone_with_her_name(both: Both, user_of: UserOf) -> None:
    samira, today = both.samira, await user_of("samira")
    await samira.opens(f"/taken/{both.task}")
    await today.opens("/")
    await both.anneke.opens(both.dossier)
    await both.anneke.sends(both.line.locator("button.tick"))
    await samira.sees(samira.says("{name} deed dit: klaar.", name="Anneke"), within=AT_ONCE)
    await samira.sees(samira.says(DONE))
    day = texts.of("ar").day(clock.today())
    await today.sees(samira.says("{name} deed dit op {day}", name="Anneke", day=day), within=AT_ONCE)
    await both.anneke.is_at(both.dossier)
    await expect(both.line.locator("button")).to_have_attribute("aria-pressed", "true")


async def test_the_newcomers_tick_appears_in_the_helpers_list(both: Both, user_of: UserOf) -> None:
    caseload = await user_of("anneke")
    await caseload.opens("/clienten")
    await both.anneke.opens(both.dossier)
    await both.samira.opens(f"/taken/{both.task}")
    await both.samira.presses("Ik ben klaar")
    await expect(both.line).to_contain_text("Wacht op een helper: gezien?", timeout=AT_ONCE * 1000)
    row = caseload.page.get_by_role("row", name="Samira Haddad")
    await expect(row).to_contain_text("1 taak wacht op u", timeout=AT_ONCE * 1000)
    await both.samira.sees(both.samira.says(WAITS))


async def test_a_task_goes_on_when_a_helper_has_seen_it(both: Both) -> None:
    await both.look_at_the_task()
    await both.samira.presses("Ik ben klaar")
    await both.anneke.presses("Ik heb het gezien")
    await both.samira.sees(both.samira.says(DONE), within=AT_ONCE)
    await both.samira.sees(both.samira.says("{name} heeft gezien dat het klaar is.", name="Anneke"))


async def test_an_office_has_it_when_a_helper_says_so(both: Both, world: World) -> None:
    both.task = await task_of(world, "samira", "uitkering")
    await both.look_at_the_task()
    await both.samira.presses("Ik ben klaar")
    await both.anneke.presses("Ik heb het gezien")
    await both.samira.sees(both.samira.says(WAITS))
    await both.anneke.presses("Het is aangekomen")
    await both.samira.sees(both.samira.says(DONE), within=AT_ONCE)
    await both.anneke.presses("Toch niet aangekomen")
    await both.samira.does_not_see(both.samira.says(DONE), within=AT_ONCE)


async def test_what_is_ticked_twice_is_done_once(both: Both, user_of: UserOf) -> None:
    old = await user_of("anneke", script=False)  # a page that does not know it yet
    await old.opens(f"/taken/{both.task}")
    await both.samira.opens(f"/taken/{both.task}")
    await both.samira.presses("Ik ben klaar")
    await old.presses("Dit is klaar")
    await old.sees("Samira deed dit: klaar.")
    await old.sees("Gedaan. Er moet nog iemand kijken.")
    assert await verbs(both.task) == ["task_done"]


async def test_a_tick_can_be_taken_back_and_both_see_it(both: Both) -> None:
    await both.anneke.opens(both.dossier)
    await both.samira.opens(f"/taken/{both.task}")
    await both.samira.presses("Ik ben klaar")
    await both.samira.presses("Toch niet klaar")
    await expect(both.samira.page.get_by_role("button", name=both.samira.says("Ik ben klaar"))).to_be_visible()
    await expect(both.line.get_by_role("button")).to_have_attribute("aria-pressed", "false", timeout=AT_ONCE * 1000)
    await both.anneke.does_not_see("Wacht op een helper: gezien?", within=AT_ONCE)
    assert await value(both.task, "done_at") is None


async def test_a_call_for_help_reaches_the_helper(both: Both) -> None:
    await both.anneke.opens(both.dossier)
    await both.samira.opens(f"/taken/{both.task}/hulp")
    await both.samira.sends(both.samira.main.get_by_role("button").nth(1))
    await expect(both.line).to_contain_text("Het lukt niet:", timeout=AT_ONCE * 1000)
    await both.samira.presses("Het lukt weer")
    await expect(both.line).not_to_contain_text("Het lukt niet:", timeout=AT_ONCE * 1000)


async def test_a_message_half_written_survives_what_others_do(both: Both) -> None:
    await both.look_at_the_task()
    message = both.samira.page.get_by_label(both.samira.says("Schrijf een bericht"))
    await message.click()
    await message.press_sequentially("مرحبا أنيكه")
    await both.anneke.types("Schrijf een bericht", "Dag Samira, lukt het?")
    await both.anneke.presses("Stuur")
    await both.samira.sees("Dag Samira, lukt het?", within=AT_ONCE)
    await expect(message).to_be_focused()
    await message.press_sequentially(" نعم")
    await both.samira.presses("Stuur")
    await both.anneke.sees("مرحبا أنيكه نعم", within=AT_ONCE)
    await expect(message).to_have_value("")
    assert await verbs(both.task) == ["task_commented", "task_commented"]


async def test_a_day_from_a_letter_counts(both: Both) -> None:
    await both.look_at_the_task()
    await both.anneke.types("Datum uit een brief", "2026-12-15")
    await both.anneke.presses("Opslaan")
    await both.anneke.sees("Laatste dag: dinsdag 15 december · uit een brief")
    letter = texts.of("ar").day(clock.today().replace(month=12, day=15))
    await both.samira.sees(both.samira.says("De nieuwe dag is {due}.", due=letter), within=AT_ONCE)


async def test_what_is_not_needed_leaves_the_list_and_can_come_back(both: Both, user_of: UserOf) -> None:
    my_list = await user_of("samira")
    await my_list.opens("/taken")
    await both.look_at_the_task()
    await both.anneke.types("Niet nodig, want", "De buurvrouw regelt het.")
    await both.anneke.presses("Deze taak is niet nodig")
    await both.samira.sees("De buurvrouw regelt het.", within=AT_ONCE)
    await expect(my_list.page.locator(f"#taak-{both.task}")).to_have_count(0, timeout=AT_ONCE * 1000)
    await both.anneke.presses("Toch nodig")
    await expect(my_list.page.locator(f"#taak-{both.task}")).to_have_count(1, timeout=AT_ONCE * 1000)


async def test_a_task_made_by_the_one_is_on_the_list_of_the_other(both: Both) -> None:
    await both.samira.opens("/taken")
    await both.anneke.opens(both.dossier)
    await both.anneke.types("Wat moet er gebeuren?", "Sleutel van de schuur halen")
    await both.anneke.presses("Toevoegen")
    await both.anneke.sees("Sleutel van de schuur halen")
    await both.samira.sees("Sleutel van de schuur halen", within=AT_ONCE)


async def test_what_a_helper_says_rings_the_bell_on_the_phone(both: Both) -> None:
    await both.samira.opens("/taken")
    bell = both.samira.page.locator("#bell")
    before = int(await bell.get_attribute("data-unread") or 0)
    await both.anneke.opens(f"/taken/{both.task}")
    await both.anneke.types("Schrijf een bericht", "Zullen wij samen bellen?")
    await both.anneke.presses("Stuur")
    await worker.handle_all()
    await expect(bell).to_have_attribute("data-unread", str(before + 1), timeout=AT_ONCE * 1000)
