import dataclasses
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta

import pytest

from backend.core import clock, db, jobs, settings
from backend.core.message import Message
from backend.core.runner import Runner
from backend.core.settings import Push
from backend.features.push import vapid
from backend.features.push.delivering import Delivery
from backend.features.push.sender import Sender, sending
from backend.features.push.vapid import Signer
from tests.cast import World
from tests.push.service import Browser, Service, serving

PUSH = Push("mailto:beheer@wegwijs.nl", settings.new_vapid_key(), loopback=True)


@pytest.fixture(autouse=True)
def push_is_on(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = dataclasses.replace(settings.current(), push=PUSH, metrics_token="a-token-of-the-tests")
    monkeypatch.setattr(settings, "current", lambda: chosen)
    vapid.signer.cache_clear()


@pytest.fixture
async def service() -> AsyncIterator[Service]:
    async with serving() as service:
        yield service


@pytest.fixture
async def sender() -> AsyncIterator[Sender]:
    async with sending(Signer(PUSH.key, PUSH.subject), loopback=True) as sender:
        yield sender


@pytest.fixture
def browser() -> Browser:
    return Browser()


async def message(person: int, notices: list[int], *, shared: bool, buttons: bool) -> Message | None:
    """As the notices would word it."""
    return Message(
        title="Morgen",
        body="Morgen is de dag: open een bankrekening.",
        language="nl",
        dir="ltr",
        address="/taken/17",
        topic="taak-17",
        until=clock.now() + timedelta(hours=5),
        unread=2,
        task=17,
        actions=(("done", "Gedaan"), ("tomorrow", "Morgen")) if buttons else (),
    )


@pytest.fixture
def runner(sender: Sender) -> Runner:
    return Runner({"push": Delivery(sender, message)})


Subscribed = Callable[..., Awaitable[int]]


@pytest.fixture
async def subscribed(world: World, browser: Browser) -> Subscribed:
    """A browser with this endpoint, of Samira, for which a message is due."""

    async def subscribe(endpoint: str, device: int | None = None) -> int:
        async with db.write():
            subscription = await db.insert(
                "push_subscription",
                person=world["samira"].id,
                device=device,
                endpoint=endpoint,
                p256dh=browser.p256dh,
                auth=browser.auth,
                created_at=clock.now(),
                seen_at=clock.now(),
            )
            payload: jobs.Payload = {"subscription": subscription, "person": world["samira"].id, "notices": [1]}
            await jobs.enqueue("push", f"push:{subscription}", clock.now(), payload)
        return subscription

    return subscribe
