"""The next appointment, planned at the table without network."""

from datetime import timedelta

from playwright.async_api import Locator, expect

from backend.core import clock, db
from tests.agenda.meeting import at, plan
from tests.cast import World
from tests.offline.phone import SAVED, Phone
from tests.offline.proxy import Network
from tests.offline.test_visit import phone as phone
from tests.offline.test_visit import takes, visit_of


async def at_the_table(phone: Phone, world: World) -> Locator:
    """Anneke with Tesfay, without network; gives the form."""
    await takes(phone, world, "tesfay")
    await phone.goes_offline()
    await phone.opens(visit_of(world, "tesfay"))
    return phone.page.locator("form[action*='/afspraken?huisbezoek=']")


async def test_it_waits_in_at_most_four_taps_and_arrives_once(phone: Phone, world: World, network: Network) -> None:
    form = await at_the_table(phone, world)
    for choice in ("[name=soort]", "[name=slot]", "[name=waar]"):
        await form.locator(f"label:has({choice})").nth(1).click()
    await form.get_by_role("button").dblclick()  # the fourth, by a quick thumb
    waits = phone.page.locator("[data-meetings] .unsent")
    await expect(waits).to_contain_text(SAVED)
    await expect(waits).to_contain_text("13:30")
    await expect(form).to_be_hidden()
    await phone.has_waiting(1)
    network.loses = 1
    await phone.goes_offline(False)
    await phone.has_waiting(0)
    await phone.sees("Aangekomen.")
    await expect(waits).to_have_count(0)
    await expect(phone.page.locator("#next + .card")).to_contain_text("13:30")
    assert await db.fetch("SELECT COUNT(*) FROM appointment WHERE traject = ?", world["tesfay"].traject) == [(1,)]


async def test_a_time_that_was_taken_meanwhile_is_said_with_three_that_are_free(phone: Phone, world: World) -> None:
    form = await at_the_table(phone, world)
    taken = clock.today() + timedelta(days=12)
    await form.locator("[name=datum]").fill(taken.isoformat())
    await form.get_by_role("button").click()
    await expect(phone.page.locator("[data-meetings] .unsent")).to_contain_text("10:00")
    await plan(world, by="anneke", whose="samira", starts=at(taken))
    await phone.goes_offline(False)
    await phone.has_waiting(0)
    alert = phone.page.locator("[role=alert].waits")
    await expect(alert).to_contain_text("is niet gemaakt. Anneke heeft dan al een afspraak. Wel vrij:")
    assert (await alert.inner_text()).count(";") == 2
