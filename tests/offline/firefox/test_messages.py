"""A message from its cause to a tap, in a real browser: encrypted to its keys, decrypted in its service worker."""

from datetime import timedelta

import pytest

from backend.core import clock, db, sessions, settings
from backend.features.notices import composing
from tests.cast import World
from tests.moment import Clock
from tests.offline.firefox.conftest import SignOn, asks_for_a_test, reminders_go
from tests.offline.firefox.phone import NOTHING, Firefox
from tests.offline.firefox.push_server import SHOWN, UNREADABLE, PushServer
from tests.offline.test_signing_out import FORM
from tests.patience import comes_true
from tests.tasks import task_of

SIGN_OUT = f"return ({FORM})()"
GIVE_UP = """
return navigator.serviceWorker.ready
  .then(({ pushManager }) => pushManager.getSubscription())
  .then(subscription => subscription.unsubscribe());
"""


@pytest.fixture
async def task(world: World) -> int:
    """The only one of Samira's that is open: due tomorrow."""
    task, today = await task_of(world, "samira", "bank"), clock.today()
    async with db.write():
        await db.execute(
            "UPDATE task SET done_at = ? WHERE household = ? AND id <> ?", clock.now(), world["samira"].household, task
        )
        await db.execute(
            "UPDATE task SET opens = ?, advise = NULL, due = ?, due_basis = 'target', planned_on = NULL WHERE id = ?",
            *(today - timedelta(days=30), today + timedelta(days=1), task),
        )
    return task


@pytest.fixture
async def reminded(phone: Firefox, push_server: PushServer, task: int, moment: Clock) -> int:
    """Of this task, while no page is open."""
    await phone.opens(NOTHING)
    await reminders_go(moment)
    await phone.shows(1)
    return task


async def endpoints(world: World) -> list[str]:
    rows = await db.fetch("SELECT endpoint FROM push_subscription WHERE person = ?", world["samira"].id)
    return [endpoint for (endpoint,) in rows]


async def test_a_reminder_is_encrypted_decrypted_and_shown_in_its_language_and_direction(
    phone: Firefox, push_server: PushServer, world: World, reminded: int
) -> None:
    [(notice,)] = await db.fetch("SELECT id FROM notice WHERE person = ?", world["samira"].id)
    worded = await composing.compose(world["samira"].id, [notice], shared=False, buttons=True)
    assert worded is not None and worded.title != "Morgen" and "Anneke" in worded.body
    assert await phone.shown() == [{"title": worded.title, "body": worded.body, "lang": "ar", "dir": "rtl"}]
    assert push_server.answers == [201] and await push_server.hears(SHOWN)
    [on_the_way] = push_server.bodies
    assert worded.title.encode() not in on_the_way and b"web_push" not in on_the_way


async def test_that_it_arrived_is_known(world: World, reminded: int) -> None:
    async def is_known() -> bool:
        return await db.fetch("SELECT arrived_at FROM push_subscription") != [(None,)]

    assert await comes_true(is_known, within=10.0)


async def test_a_tap_opens_the_task(phone: Firefox, reminded: int) -> None:
    [nothing] = await phone.tabs()
    await phone.taps()
    await phone.looks_at(await phone.another_tab_than(nothing))
    await phone.until(f"location.pathname === '/taken/{reminded}' && document.querySelector('main')")


async def test_a_tap_while_the_app_is_open_takes_it_there(phone: Firefox, reminded: int) -> None:
    await phone.opens("/woorden")
    await phone.taps()
    await phone.until(f"location.pathname === '/taken/{reminded}' && document.querySelector('main')")
    assert len(await phone.tabs()) == 1


async def test_said_twice_it_is_on_the_screen_once(phone: Firefox, push_server: PushServer) -> None:
    await asks_for_a_test(phone)
    assert await push_server.hears(SHOWN)
    await asks_for_a_test(phone)
    assert await push_server.hears(SHOWN, SHOWN)
    await phone.shows(1)


async def test_what_was_changed_on_the_way_shows_nothing(phone: Firefox, push_server: PushServer) -> None:
    push_server.tampers = True
    await asks_for_a_test(phone)
    assert await push_server.hears(UNREADABLE)
    assert await phone.shown() == []
    push_server.tampers = False
    await asks_for_a_test(phone)
    assert await push_server.hears(UNREADABLE, SHOWN)
    await phone.shows(1)


async def test_stop_ends_it_at_the_push_service_too(phone: Firefox, push_server: PushServer, world: World) -> None:
    await phone.presses("[data-push-off]")
    await phone.until("document.querySelector('[data-push-on]')?.checkVisibility()")
    assert await endpoints(world) == []
    assert await push_server.is_left()


async def test_what_the_browser_gave_up_ends_with_the_next_message(
    phone: Firefox, push_server: PushServer, world: World, task: int, moment: Clock
) -> None:
    await phone.runs(GIVE_UP)
    assert await push_server.is_left() and await endpoints(world)
    await phone.opens(NOTHING)
    await reminders_go(moment)
    assert push_server.answers == [410] and await endpoints(world) == []


async def sign_out(phone: Firefox) -> None:
    await phone.opens("/")
    await phone.until("sessionStorage.getItem('push')")  # it has seen that the server knows
    await phone.runs(SIGN_OUT)
    await phone.until("location.pathname === '/welkom'")


async def test_signing_out_ends_it(
    phone: Firefox, push_server: PushServer, world: World, task: int, moment: Clock
) -> None:
    await sign_out(phone)
    await reminders_go(moment)
    assert await endpoints(world) == [] and push_server.answers == []


async def test_signing_out_takes_what_is_shown_off_the_screen(phone: Firefox, reminded: int) -> None:
    await sign_out(phone)
    await phone.shows(0)


async def test_who_comes_back_is_reached_again(
    phone: Firefox, push_server: PushServer, world: World, task: int, moment: Clock
) -> None:
    former = await endpoints(world)
    await sign_out(phone)
    await reminders_go(moment)
    await phone.is_used_with(await sessions.start(world["samira"].id, sessions.OWN_PHONE))
    await phone.opens("/")

    async def is_back() -> bool:
        return await endpoints(world) == former

    assert await comes_true(is_back, within=10.0)


async def test_after_a_new_key_of_ours_the_next_page_subscribes_again(
    phone: Firefox, push_server: PushServer, world: World, signed_with: SignOn, task: int, moment: Clock
) -> None:
    former = await endpoints(world)
    signed_with(settings.new_vapid_key())
    await phone.opens(NOTHING)
    await reminders_go(moment)
    assert push_server.answers == [403]
    await phone.opens_another("/taken")

    async def is_another() -> bool:
        return await endpoints(world) not in ([], former)

    assert await comes_true(is_another, within=10.0)
    assert len(await endpoints(world)) == 1
    await asks_for_a_test(phone)
    await phone.shows(1)
    assert push_server.answers == [403, 201]


async def test_the_page_about_messages_then_shows_that_they_come(
    phone: Firefox, push_server: PushServer, signed_with: SignOn
) -> None:
    signed_with(settings.new_vapid_key())
    await phone.opens(NOTHING)
    await phone.opens_another("/meldingen")
    await phone.until("document.querySelector('[data-push-off]')?.checkVisibility()")
