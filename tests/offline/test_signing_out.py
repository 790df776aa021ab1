"""Signing out empties the phone, with network and without; nothing private is shown after it."""

from playwright.async_api import expect

from backend.core import db
from tests.cast import World
from tests.offline.conftest import PhoneOf
from tests.offline.phone import Phone
from tests.offline.proxy import Network
from tests.tasks import task_of, verbs

FORM = """() => {
  const form = document.createElement('form');
  Object.assign(form, { method: 'post', action: '/uitloggen' });
  document.body.append(form);
  form.submit();
}"""


async def sign_out(phone: Phone) -> None:
    async with phone.page.expect_navigation():
        await phone.runs(FORM)


async def live_sessions(world: World) -> int:
    rows = await db.fetch("SELECT COUNT(*) FROM session WHERE person = ? AND ended_at IS NULL", world["farid"].id)
    return int(rows[0][0])


async def test_signing_out_empties_the_phone(phone_of: PhoneOf, world: World) -> None:
    phone = await phone_of("farid")
    await phone.settles("/taken")
    await sign_out(phone)
    assert await phone.kept() == []
    assert await live_sessions(world) == 0
    await phone.goes_offline()
    await phone.opens("/taken")
    await phone.sees_not("Uw taken")


async def test_what_waited_is_sent_before_signing_out(phone_of: PhoneOf, world: World, network: Network) -> None:
    phone, task = await phone_of("farid"), await task_of(world, "farid", "zorgverzekering")
    await phone.settles(f"/taken/{task}")
    network.is_away = True
    await phone.presses("Ik ben klaar")
    await phone.has_waiting(1)
    network.is_away = False
    await sign_out(phone)
    assert await verbs(task) == ["task_done"]


async def test_signing_out_without_network_is_finished_before_anything_is_shown(
    phone_of: PhoneOf, world: World, network: Network
) -> None:
    phone = await phone_of("farid")
    await phone.settles("/taken")
    await phone.goes_offline()
    await sign_out(phone)
    await phone.sees("Dit werkt wel")
    assert await phone.kept() == []
    await phone.opens("/taken")
    await phone.sees_not("Uw taken")
    assert await live_sessions(world) == 1
    network.asked.clear()
    await phone.goes_offline(False)
    await phone.opens("/taken")
    assert await live_sessions(world) == 0
    assert next(iter(network.asked)) == "/uitloggen"
    await phone.sees_not("Uw taken")


async def test_the_back_button_shows_nothing_after_signing_out(phone_of: PhoneOf) -> None:
    for offline in (False, True):
        phone = await phone_of("farid")
        await phone.settles("/taken")
        await phone.goes_offline(offline)
        await sign_out(phone)
        await phone.page.go_back()
        await expect(phone.page.get_by_role("heading", name="Uw taken")).to_be_hidden()


async def test_another_open_page_of_theirs_closes_too(phone_of: PhoneOf) -> None:
    phone = await phone_of("farid")
    await phone.settles("/taken")
    second = await phone.context.new_page()
    await second.goto("/taken")
    await expect(second.get_by_role("heading", name="Uw taken")).to_be_visible()
    await sign_out(phone)
    await expect(second.get_by_role("heading", name="Uw taken")).to_have_count(0)


async def test_staff_sign_out_as_without_a_worker(phone_of: PhoneOf, world: World) -> None:
    phone = await phone_of("anneke")
    await phone.opens("/clienten")
    await phone.until("() => navigator.serviceWorker.controller !== null")
    await phone.presses("Uitloggen")
    await phone.page.wait_for_url("**/inloggen")
    rows = await db.fetch("SELECT COUNT(*) FROM session WHERE person = ? AND ended_at IS NULL", world["anneke"].id)
    assert rows == [(0,)]
