"""Home visits without network: who was taken along, what was said there, and what becomes of the copy."""

import asyncio

import pytest
from playwright.async_api import Locator, expect

from backend.core import clock, db, sessions
from backend.features.people import teams
from tests.cast import World
from tests.offline.conftest import PhoneOf
from tests.offline.phone import Phone
from tests.offline.test_signing_out import sign_out


def visit_of(world: World, name: str) -> str:
    return f"/clienten/{world[name].id}/huisbezoek"


def pages_of(world: World, *names: str) -> list[str]:
    pages = [visit_of(world, name) + screen for name in names for screen in ("", "/samen")]
    return sorted([*pages, *(["/huisbezoeken/mee"] if names else [])])


def line(phone: Phone, task: int) -> Locator:
    return phone.page.locator(f"li:has(#taak-{task})")


async def ticks(phone: Phone, task: int) -> None:
    await phone.page.locator(f"#taak-{task} button.tick").click()


@pytest.fixture
async def phone(phone_of: PhoneOf) -> Phone:
    """Anneke's, before the list of whom she may visit."""
    phone = await phone_of("anneke")
    await phone.opens("/huisbezoeken")
    await phone.until("() => navigator.serviceWorker.controller !== null")
    await phone.opens("/huisbezoeken")
    return phone


async def takes(phone: Phone, world: World, *names: str) -> None:
    for name in names:
        part = phone.page.locator(f"section[data-along='{world[name].id}']")
        await part.locator("[data-take]").click()
        await expect(part.locator("[data-has]")).to_be_visible()
    # Style and script of staff come after it.
    await phone.until("async () => Boolean(await caches.match(document.querySelector('script[src*=staff]').src))")


async def test_only_who_was_chosen_is_on_the_phone(phone: Phone, world: World) -> None:
    await phone.opens(visit_of(world, "tesfay"))
    await phone.opens(f"/clienten/{world['samira'].id}/taken")
    await phone.opens("/huisbezoeken")
    assert await phone.kept() == []
    await takes(phone, world, "samira")
    assert await phone.kept() == pages_of(world, "samira")
    await phone.goes_offline()
    await phone.opens("/clienten")
    await phone.sees("Geen internet. Bijgewerkt:")
    await phone.sees("Samira Haddad")
    await phone.sees_not("Tesfay")
    await phone.page.get_by_role("link", name="Samira Haddad").click()
    await phone.sees("Start huisbezoek")
    size = await phone.runs("() => getComputedStyle(document.querySelector('button.tick')).blockSize")
    assert size == "56px"  # with the style of staff


async def test_who_is_taken_off_the_phone_is_gone(phone: Phone, world: World) -> None:
    await takes(phone, world, "samira", "tesfay")
    await phone.page.locator(f"section[data-along='{world['samira'].id}'] [data-leave]").click()
    await phone.until("async () => (await caches.keys()).length > 0")
    await expect(phone.page.locator("[data-kept] li")).to_have_count(1)
    assert await phone.kept() == pages_of(world, "tesfay")


async def test_beyond_the_limits_it_is_refused_in_words(phone: Phone, world: World) -> None:
    await takes(phone, world, "samira")
    for limit, words in (("most", "Haal er eerst een weg."), ("bytes", "Dit past niet meer op deze telefoon.")):
        await phone.opens("/huisbezoeken")
        await phone.runs(f"() => {{ document.getElementById('not-taken').dataset.{limit} = '1'; }}")
        await phone.page.locator(f"section[data-along='{world['tesfay'].id}'] [data-take]").click()
        await phone.sees(words)
    assert await phone.kept() == pages_of(world, "samira")


async def test_signing_out_empties_the_phone_also_without_network(phone: Phone, world: World) -> None:
    for offline in (False, True):
        await phone.is_used_by(world["anneke"])
        await phone.opens("/huisbezoeken")
        await takes(phone, world, "samira")
        await phone.goes_offline(offline)
        await sign_out(phone)
        assert await phone.kept() == []
        await phone.page.go_back()
        await phone.sees_not("Samira")


async def test_who_is_off_the_team_has_no_copy_after_the_next_contact(phone: Phone, world: World) -> None:
    await takes(phone, world, "samira", "tesfay")
    await phone.goes_offline()
    await teams.take_off(world["bea"], world["samira"].id, world["anneke"].id, clock.today())
    await phone.opens(visit_of(world, "samira"))
    await phone.sees("Start huisbezoek")
    await phone.goes_offline(False)
    await phone.opens("/clienten")
    for _ in range(100):
        if await phone.kept() == pages_of(world, "tesfay"):
            break
        await asyncio.sleep(0.05)
    assert await phone.kept() == pages_of(world, "tesfay")


async def test_who_signs_in_again_has_them_again(phone: Phone, world: World) -> None:
    await takes(phone, world, "samira")
    await sessions.end_all(world["anneke"].id)
    await phone.opens("/clienten")
    await phone.sees("Inloggen")
    assert await phone.kept() == []
    await phone.is_used_by(world["anneke"])
    await phone.opens("/huisbezoeken")
    await phone.opens("/huisbezoeken")
    await expect(phone.page.locator("[data-kept] li")).to_have_count(1)
    assert await phone.kept() == pages_of(world, "samira")


async def test_when_the_session_would_be_over_the_copy_is_gone_without_contact(phone: Phone, world: World) -> None:
    await takes(phone, world, "samira")
    await phone.goes_offline()
    await phone.runs("() => shelf.set('until', Date.now() - 1)")
    await phone.opens(visit_of(world, "samira"))
    await phone.sees_not("Start huisbezoek")
    assert await phone.kept() == []


@pytest.mark.parametrize("offline", [False, True])
async def test_while_two_look_no_button_brings_the_staff_back_but_one(
    phone: Phone, world: World, offline: bool
) -> None:
    await takes(phone, world, "samira")
    for address in ("/clienten", "/huisbezoeken", visit_of(world, "samira")):
        await phone.opens(address)
    await phone.goes_offline(offline)
    await phone.page.get_by_role("button", name="Samen kijken").click()
    together = phone.page.locator("html[lang=ar][dir=rtl] body[data-together]")
    await expect(together).to_be_visible()
    for _ in range(2):
        await phone.page.go_back()
        await expect(together).to_be_visible()
        await phone.sees_not("Tesfay")
    await phone.opens("/clienten")
    await expect(together).to_be_visible()
    await phone.page.locator("[data-alone] button").click()
    await phone.sees("Notitie")


async def test_a_second_tap_begins_and_ends_no_second_visit(phone: Phone, world: World) -> None:
    await takes(phone, world, "tesfay")
    await phone.goes_offline()
    await phone.opens(visit_of(world, "tesfay"))
    await phone.page.get_by_role("button", name="Start huisbezoek").dblclick()
    await phone.page.get_by_role("button", name="Klaar: verslag").dblclick()
    await phone.sees("Het verslag komt als er internet is.")
    await phone.goes_offline(False)
    await phone.has_waiting(0)
    rows = await db.fetch("SELECT verb FROM event WHERE verb LIKE 'visit_%' ORDER BY id")
    assert rows == [("visit_begun",), ("visit_ended",)]


async def of_their_own(world: World, name: str) -> list[int]:
    """Tasks of the newcomer alone, that have no day of the law."""
    rows = await db.fetch(
        "SELECT id FROM task WHERE traject = ? AND actor = 'newcomer' AND opens <= ? AND done_at IS NULL"
        " AND retired_at IS NULL AND due_basis IN ('target', 'none') ORDER BY id",
        *(world[name].traject, clock.today()),
    )
    return [task for (task,) in rows]
