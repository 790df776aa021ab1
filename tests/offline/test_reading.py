"""Reading without network: what was kept, for whom, and for how long."""

import time

from backend import content, worker
from backend.core import clock, db, sessions
from backend.features.beheer import editions
from backend.features.journey.actions import households
from tests.beheer.test_editions import TITLE, publish
from tests.cast import World
from tests.offline.conftest import PhoneOf
from tests.offline.phone import KEPT
from tests.offline.proxy import Network
from tests.tasks import task_of


async def test_the_main_pages_are_there_without_network(phone_of: PhoneOf, world: World) -> None:
    phone, task = await phone_of("farid"), await task_of(world, "farid", "huisarts")
    await phone.settles()
    await phone.opens(f"/taken/{task}")
    await phone.goes_offline()
    main = {
        "/": "Dag Farid",
        "/taken": "Uw taken",
        "/leren": "Uw leerroute is nog niet gekozen.",
        "/woorden": "Woorden",
        "/mensen": "Bram",
        "/afspraken": "Uw afspraken",
    }
    for address, text in main.items():
        await phone.opens(address)
        await phone.sees(text)
        await phone.sees("Geen internet. Bijgewerkt:")
    await phone.opens(f"/taken/{task}")
    await phone.sees("Ik ben klaar")


async def test_a_page_that_is_not_kept_says_what_works(phone_of: PhoneOf) -> None:
    phone = await phone_of("farid")
    await phone.settles()
    await phone.goes_offline()
    await phone.opens("/privacy-nergens")
    await phone.sees("Dit werkt wel")
    await phone.page.get_by_role("link", name="Taken").click()
    await phone.sees("Uw taken")


async def test_without_network_a_page_has_the_colours_of_its_gemeente(phone_of: PhoneOf) -> None:
    phone = await phone_of("olga")
    await phone.settles()
    await phone.goes_offline()
    await phone.opens("/taken")
    brand = await phone.runs("() => getComputedStyle(document.documentElement).getPropertyValue('--m-brand')")
    assert brand.strip() == content.load("eemdorp").gemeente.theme.brand


async def test_the_bar_goes_when_the_network_is_back(phone_of: PhoneOf) -> None:
    phone = await phone_of("farid")
    await phone.settles()
    await phone.goes_offline()
    await phone.page.locator("#offline").wait_for(state="visible")
    await phone.goes_offline(False)
    await phone.page.locator("#offline").wait_for(state="hidden")


async def test_a_hanging_server_shows_the_kept_page_in_time(phone_of: PhoneOf, network: Network) -> None:
    phone = await phone_of("farid")
    await phone.settles()
    network.hang()
    begun = time.monotonic()
    await phone.opens("/taken")
    assert 2.5 < time.monotonic() - begun < 4.5
    await phone.sees("Geen internet. Bijgewerkt:")


async def test_a_broken_server_shows_the_kept_page_and_empties_nothing(phone_of: PhoneOf, network: Network) -> None:
    phone = await phone_of("farid")
    await phone.settles()
    kept = await phone.kept()
    network.trouble["/taken"] = 503
    await phone.opens("/taken")
    await phone.sees("Uw taken")
    assert await phone.kept() == kept


async def test_nothing_is_kept_of_pages_that_may_not_be(phone_of: PhoneOf) -> None:
    phone = await phone_of("farid")
    await phone.settles()
    for address in ("/taal", "/bevestigen", "/app", "/privacy"):
        await phone.opens(address)
    may = ("/taken", "/stappen", "/leren", "/woorden", "/mensen", "/afspraken")
    assert [address for address in await phone.kept() if address != "/" and not address.startswith(may)] == []


async def test_staff_keep_nothing(phone_of: PhoneOf) -> None:
    phone = await phone_of("anneke")
    await phone.opens("/clienten")
    await phone.until("() => navigator.serviceWorker.controller !== null")
    for address in ("/clienten", "/mensen", "/woorden"):
        await phone.opens(address)
    assert await phone.kept() == []


async def test_a_shared_phone_keeps_nothing(phone_of: PhoneOf, world: World) -> None:
    phone = await phone_of("")
    async with db.write():
        device = await db.insert(
            "device",
            **{"person": world["farid"].id, "secret_hash": "x", "label": "", "shared": True},
            **dict.fromkeys(("rotated_at", "created_at", "used_at"), clock.now()),
        )
    await phone.is_used_by(world["farid"], device)
    await phone.opens("/")
    await phone.until("() => navigator.serviceWorker.controller !== null")
    for address in ("/", "/taken", "/mensen"):
        await phone.opens(address)
    assert await phone.kept() == []
    await phone.goes_offline()
    await phone.opens("/taken")
    await phone.sees("Dit werkt wel")
    await phone.sees_not("Uw taken")


async def test_the_oldest_pages_go_when_there_are_too_many_bytes(phone_of: PhoneOf) -> None:
    phone = await phone_of("farid")
    await phone.settles()
    await phone.runs("""async () => {
        const name = (await caches.keys()).find(name => name.startsWith('pages-'));
        const pages = await caches.open(name);
        for (const number of [1, 2, 3, 4]) {
            const headers = { 'X-Kept-At': number, 'X-Kept-Bytes': 1e6 };
            await pages.put(`/stappen/oud-${number}`, new Response('x', { headers }));
        }
    }""")
    await phone.opens("/taken")
    await phone.until(f"async () => !(await ({KEPT})()).includes('/stappen/oud-2')")
    kept = await phone.kept()
    assert [address for address in kept if "oud" in address] == ["/stappen/oud-3", "/stappen/oud-4"]
    assert {"/", "/taken", "/woorden"} <= set(kept)


async def test_a_page_of_two_weeks_ago_is_not_shown(phone_of: PhoneOf) -> None:
    phone = await phone_of("farid")
    await phone.settles()
    await phone.runs("""async () => {
        const name = (await caches.keys()).find(name => name.startsWith('pages-'));
        const pages = await caches.open(name), page = await pages.match('/taken');
        const headers = new Headers(page.headers);
        headers.set('X-Kept-At', Date.now() - 15 * 864e5);
        await pages.put('/taken', new Response(await page.text(), { headers }));
    }""")
    await phone.goes_offline()
    await phone.opens("/taken")
    await phone.sees("Dit werkt wel")


async def test_the_next_person_on_the_phone_finds_nothing_of_the_first(phone_of: PhoneOf, world: World) -> None:
    phone, task = await phone_of("farid"), await task_of(world, "farid", "huisarts")
    await phone.settles(f"/taken/{task}")
    await phone.is_used_by(world["hodan"])
    await phone.settles("/taken")
    assert f"/taken/{task}" not in await phone.kept()
    await phone.goes_offline()
    await phone.opens(f"/taken/{task}")
    await phone.sees("Dit werkt wel")
    await phone.opens("/")
    await phone.sees("Dag Hodan")


async def test_a_phone_that_was_reported_lost_is_emptied(phone_of: PhoneOf, world: World) -> None:
    phone = await phone_of("farid")
    await phone.settles()
    await phone.opens("about:blank")  # an open page would leave by itself
    await sessions.end_all(world["farid"].id)
    await phone.opens("/taken")
    assert await phone.kept() == []
    await phone.goes_offline()
    await phone.opens("/taken")
    await phone.sees("Dit werkt wel")


async def test_another_language_is_kept_in_place_of_the_first(phone_of: PhoneOf) -> None:
    phone = await phone_of("farid")
    await phone.settles()
    await phone.opens("/taal?terug=/taken")
    await phone.presses("English")
    await phone.sees("Your tasks")
    await phone.until("async () => (await shelf.get('warm')).includes(' en ')")
    await phone.goes_offline()
    await phone.opens("/woorden")
    await phone.sees("No internet. Updated:")
    await phone.opens("/nergens")
    await phone.sees("This does work")


async def test_a_new_edition_is_kept_in_place_of_the_older(phone_of: PhoneOf, world: World) -> None:
    phone, task = await phone_of("farid"), await task_of(world, "farid", "huisarts")
    await phone.settles()
    await phone.opens(f"/taken/{task}")
    await publish(world)
    await editions.look()
    await phone.opens("/")
    await phone.until(f"async () => (await shelf.get('warm')).includes(' {content.load('nijkerk').edition} ')")
    await phone.goes_offline()
    await phone.opens(f"/taken/{task}")
    await phone.sees(TITLE)


async def test_who_goes_to_live_apart_keeps_nothing_of_the_shared_tasks(phone_of: PhoneOf, world: World) -> None:
    phone = await phone_of("karim")
    [(shared,)] = await db.fetch(
        "SELECT MIN(id) FROM task WHERE household = ? AND traject IS NULL", world["karim"].household
    )
    await phone.settles(f"/taken/{shared}")
    await phone.until(f"async () => (await ({KEPT})()).includes('/taken/{shared}')")
    await households.take_out(world["peter"], world["karim"].id, clock.today())
    await worker.handle_all()
    await phone.opens("/")
    await phone.until(f"async () => !(await ({KEPT})()).includes('/taken/{shared}')")
    await phone.until(f"async () => (await ({KEPT})()).includes('/taken')")
    await phone.goes_offline()
    await phone.opens(f"/taken/{shared}")
    await phone.sees("هذا يعمل")
