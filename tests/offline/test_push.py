"""A message comes to the phone: shown in its language, ticked from, and reported back. Chromium's own push service is
far away, so its developer tools hand the message to the worker."""

import json
from typing import Any

import pytest
from playwright.async_api import CDPSession, Worker

from backend.core import clock, db
from backend.core.message import Message
from backend.features.push.delivering import payload
from tests.cast import World
from tests.conftest import HERE
from tests.offline.conftest import PhoneOf
from tests.offline.phone import Phone
from tests.patience import comes_true
from tests.tasks import task_of, value

# What the worker has shown: Chromium's own list of it loses one now and then in a context without a profile.
RECORD = """() => {
  self.shown = [];
  const show = registration.showNotification.bind(registration);
  registration.showNotification = async (title, look) => {
    await show(title, look);
    self.shown.push({ title, ...look });
  };
}"""


def arabic(task: int) -> Message:
    return Message(
        title="غدًا",
        body="فتح حساب مصرفي",
        language="ar",
        dir="rtl",
        address=f"/taken/{task}",
        topic=f"taak-{task}",
        until=clock.now(),
        unread=3,
        task=task,
        actions=(("done", "تم"), ("tomorrow", "غدًا")),
    )


class Pushed:
    def __init__(self, phone: Phone, devtools: CDPSession) -> None:
        self.phone, self._devtools = phone, devtools
        self._registrations: list[str] = []
        devtools.on("ServiceWorker.workerRegistrationUpdated", self._on_registrations)

    def _on_registrations(self, event: dict[str, Any]) -> None:
        self._registrations += [each["registrationId"] for each in event["registrations"] if not each["isDeleted"]]

    async def _is_registered(self) -> bool:
        return bool(self._registrations)

    async def deliver(self, data: str) -> None:
        await self._devtools.send("ServiceWorker.enable")
        assert await comes_true(self._is_registered, within=5.0)
        what = {"origin": HERE, "registrationId": self._registrations[-1], "data": data}
        await self._devtools.send("ServiceWorker.deliverPushMessage", what)

    async def shown(self, number: int = 1) -> list[dict[str, Any]]:
        async def are_there() -> bool:
            return len(await self.worker.evaluate("() => self.shown")) == number

        assert await comes_true(are_there, within=10.0)
        found: list[dict[str, Any]] = await self.worker.evaluate("() => self.shown")
        return found

    @property
    def worker(self) -> Worker:
        return self.phone.context.service_workers[-1]


@pytest.fixture
async def pushed(phone_of: PhoneOf) -> Pushed:
    phone = await phone_of("samira")
    await phone.context.grant_permissions(["notifications"], origin=HERE)
    await phone.settles()
    pushed = Pushed(phone, await phone.context.new_cdp_session(phone.page))
    await pushed.worker.evaluate(RECORD)
    return pushed


async def test_a_message_is_shown_in_its_language_and_direction(pushed: Pushed, world: World) -> None:
    task = await task_of(world, "samira", "bank")
    await pushed.deliver(payload(arabic(task)).decode())
    [shown] = await pushed.shown()
    assert (shown["title"], shown["lang"], shown["dir"], shown["tag"]) == ("غدًا", "ar", "rtl", f"taak-{task}")
    assert shown["data"] == {"task": task, "address": f"/taken/{task}"}
    assert [action["action"] for action in shown["actions"]] == ["done", "tomorrow"]


async def test_the_same_message_twice_is_seen_once(pushed: Pushed, world: World) -> None:
    message = payload(arabic(await task_of(world, "samira", "bank"))).decode()
    await pushed.deliver(message)
    await pushed.deliver(message)
    one, other = await pushed.shown(2)
    assert one["tag"] == other["tag"]  # the second takes the place of the first


@pytest.mark.parametrize("data", ["", "no message of ours", json.dumps({"web_push": 8030, "notification": {}})])
async def test_what_cannot_be_read_still_shows(pushed: Pushed, data: str) -> None:
    await pushed.deliver(data)
    [shown] = await pushed.shown()
    assert shown["title"] == "Wegwijs"


async def test_the_button_done_ticks(pushed: Pushed, world: World) -> None:
    task = await task_of(world, "samira", "bank")
    await pushed.worker.evaluate(f"() => answer('done', {task})")
    assert await value(task, "done_at") is not None


async def test_a_button_pressed_without_network_waits_its_turn(pushed: Pushed, world: World) -> None:
    task = await task_of(world, "samira", "bank")
    await pushed.phone.goes_offline()
    await pushed.worker.evaluate(f"() => answer('tomorrow', {task})")
    await pushed.phone.has_waiting(1)
    assert await value(task, "planned_on") is None
    await pushed.phone.goes_offline(False)
    await pushed.phone.opens("/taken")
    await pushed.phone.has_waiting(0)
    assert await value(task, "planned_on") is not None


async def test_a_tap_opens_the_task(pushed: Pushed, world: World) -> None:
    task = await task_of(world, "samira", "bank")
    await pushed.worker.evaluate(f"() => show('/taken/{task}')")
    await pushed.phone.until(f"() => location.pathname === '/taken/{task}'")


async def test_one_is_asked_only_after_a_tick_and_where_it_was_never_answered(phone_of: PhoneOf, world: World) -> None:
    phone = await phone_of("hodan")
    task = await db.fetch_one(
        "SELECT id FROM task WHERE household = ? AND done_at IS NULL AND actor = 'newcomer' ORDER BY id LIMIT 1",
        world["hodan"].household,
    )
    assert task is not None
    await phone.settles(f"/taken/{task[0]}")
    offer = phone.page.locator("[data-push-offer]")
    assert await offer.count() == 0
    await phone.presses("Ik ben klaar")
    await phone.until("() => document.querySelector('[data-push-offer]') !== null")
    assert await offer.count() == 1
