"""Who is reached where: a subscription belongs to whoever has the phone now, and ends with the way in."""

import httpx
import pytest

from backend import worker
from backend.core import db, sessions
from backend.features.people import actions as people
from backend.features.people import devices
from backend.features.push.vapid import Signer
from tests.beside import put_beside
from tests.cast import World
from tests.conftest import ClientOf
from tests.push.conftest import PUSH
from tests.push.service import Browser

FORM = {"content-type": "application/x-www-form-urlencoded"}
ENDPOINT = "https://fcm.googleapis.com/fcm/send/abc"


def form(browser: Browser, endpoint: str = ENDPOINT) -> str:
    return str(httpx.QueryParams({"endpoint": endpoint, "p256dh": browser.p256dh, "auth": browser.auth}))


async def subscribe(client: httpx.AsyncClient, browser: Browser, endpoint: str = ENDPOINT) -> int:
    answer = await client.post("/push/subscription", content=form(browser, endpoint), headers=FORM)
    return answer.status_code


async def owners() -> dict[str, int]:
    return dict(await db.fetch("SELECT endpoint, person FROM push_subscription"))


async def test_said_twice_it_is_one(client_of: ClientOf, browser: Browser, world: World) -> None:
    client = await client_of("samira")
    assert [await subscribe(client, browser) for _ in range(2)] == [200, 200]
    assert await owners() == {ENDPOINT: world["samira"].id}


async def test_the_answer_is_our_key_so_that_a_browser_with_a_former_one_sees_it(
    client_of: ClientOf, browser: Browser
) -> None:
    client = await client_of("samira")
    answer = await client.post("/push/subscription", content=form(browser), headers=FORM)
    assert answer.text == Signer(PUSH.key, PUSH.subject).public_key


async def test_it_moves_with_the_phone(client_of: ClientOf, browser: Browser, world: World) -> None:
    await subscribe(await client_of("samira"), browser)
    async with db.write():
        await db.execute("UPDATE push_subscription SET arrived_at = created_at")
    await subscribe(await client_of("tesfay"), browser)
    assert await owners() == {ENDPOINT: world["tesfay"].id}
    assert await db.fetch("SELECT arrived_at FROM push_subscription") == [(None,)]


async def test_a_stranger_cannot_subscribe(stranger: httpx.AsyncClient, browser: Browser) -> None:
    assert await subscribe(stranger, browser) == 303
    assert await owners() == {}


@pytest.mark.parametrize(
    "endpoint", ["http://169.254.169.254/latest", "https://evil.example/x", "ftp://fcm.googleapis.com"]
)
async def test_an_address_that_is_no_push_service_is_refused(
    client_of: ClientOf, browser: Browser, endpoint: str
) -> None:
    assert await subscribe(await client_of("samira"), browser, endpoint) == 400
    assert await owners() == {}


async def test_one_can_stop_only_ones_own(client_of: ClientOf, browser: Browser) -> None:
    samira, tesfay = await client_of("samira"), await client_of("tesfay")
    await subscribe(samira, browser)
    body = str(httpx.QueryParams({"endpoint": ENDPOINT}))
    for client, left in ((tesfay, 1), (samira, 0)):
        await client.request("DELETE", "/push/subscription", content=body, headers=FORM)
        assert len(await owners()) == left


async def test_signing_out_ends_it(client_of: ClientOf, browser: Browser) -> None:
    client = await client_of("samira")
    await subscribe(client, browser)
    await client.post("/uitloggen", content="", headers=FORM)
    await worker.handle_all()
    assert await owners() == {}


async def test_the_next_pin_does_not_end_it(world: World, browser: Browser) -> None:
    """One session takes the place of another on the same phone: nobody signed out."""
    device, _ = await people.add_device(world["samira"].id, "Android", shared=False)
    await with_device(world, device, browser)
    for _ in range(2):
        await sessions.start(world["samira"].id, sessions.OWN_PHONE, device)
    await worker.handle_all()
    assert len(await owners()) == 1


async def with_device(world: World, device: int, browser: Browser) -> None:
    from backend.core import clock

    async with db.write():
        await db.insert(
            "push_subscription",
            person=world["samira"].id,
            device=device,
            endpoint=ENDPOINT,
            p256dh=browser.p256dh,
            auth=browser.auth,
            created_at=clock.now(),
            seen_at=clock.now(),
        )


async def test_a_lost_phone_ends_it(world: World, browser: Browser) -> None:
    device, _ = await people.add_device(world["samira"].id, "Android", shared=False)
    await with_device(world, device, browser)
    await devices.lose(world["anneke"], world["samira"].id)
    await worker.handle_all()
    assert await owners() == {}


async def test_an_ended_account_ends_it(client_of: ClientOf, world: World, browser: Browser) -> None:
    await put_beside(world, "anneke", "bram")
    await subscribe(await client_of("anneke"), browser)
    await people.end_account(world["bea"], world["anneke"].id)
    await worker.handle_all()
    assert await owners() == {}


async def test_one_person_has_ten_at_most(client_of: ClientOf, browser: Browser) -> None:
    client = await client_of("samira")
    for number in range(12):
        await subscribe(client, browser, f"{ENDPOINT}{number}")
    assert len(await owners()) == 10 and f"{ENDPOINT}11" in await owners()


async def test_the_test_message_is_sent_and_its_arrival_shown(client_of: ClientOf, browser: Browser) -> None:
    client = await client_of("hodan")
    await subscribe(client, browser)
    assert "Er is nog geen bericht aangekomen." in (await client.get("/meldingen")).text
    for _ in range(2):
        await client.post("/meldingen/proef", content="", headers=FORM)
    assert len(await db.fetch("SELECT id FROM job WHERE kind = 'push'")) == 1
    body = str(httpx.QueryParams({"endpoint": ENDPOINT}))
    await client.post("/push/aangekomen", content=body, headers=FORM)
    assert "Het laatste bericht kwam aan op" in (await client.get("/meldingen")).text


async def test_a_helper_sees_who_cannot_be_reached(client_of: ClientOf, world: World, browser: Browser) -> None:
    device, _ = await people.add_device(world["samira"].id, "Android", shared=False)
    helper, address = await client_of("anneke"), f"/clienten/{world['samira'].id}/telefoon"
    assert "Krijgt geen berichten." in (await helper.get(address)).text
    await with_device(world, device, browser)
    assert "Er is er nog geen aangekomen." in (await helper.get(address)).text


async def test_numbers_are_for_who_has_the_token(stranger: httpx.AsyncClient) -> None:
    assert (await stranger.get("/metrics")).status_code == 404
    assert (await stranger.get("/metrics", headers={"authorization": "Bearer wrong"})).status_code == 404
    answer = await stranger.get("/metrics", headers={"authorization": "Bearer a-token-of-the-tests"})
    assert answer.status_code == 200 and "# TYPE wegwijs_jobs_total counter" in answer.text


async def test_a_beheerder_sees_how_messages_fare(client_of: ClientOf) -> None:
    async with db.write():
        from backend.core import clock, jobs

        await jobs.count([jobs.Ending("push", "accepted"), jobs.Ending("push", "gone"), jobs.Ending("notice", "muted")])
        await jobs.enqueue("push", "waits", clock.now(), {})
    page = (await (await client_of("bea")).get("/beheer/berichten")).text
    assert all(words in page for words in ("Aangenomen", "Telefoon is weg", "Wil geen berichten", "wachten"))
    assert (await (await client_of("anneke")).get("/beheer/berichten")).status_code == 404
