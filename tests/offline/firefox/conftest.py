"""Samira's phone is a Firefox that a push service of ours reaches."""

import asyncio
import dataclasses
from collections.abc import AsyncIterator, Callable, Iterator

import pytest

from backend import worker
from backend.core import sessions, settings
from backend.core.runner import Runner
from backend.features.live import hub
from backend.features.notices.sweep import sweep
from backend.features.push import vapid
from tests.cast import World
from tests.moment import Clock
from tests.offline.firefox.phone import NOTHING, Firefox, preferences, running
from tests.offline.firefox.push_server import PushServer, serving
from tests.offline.proxy import Network
from tests.push.conftest import PUSH
from tools import browsers

SignOn = Callable[[str], None]


@pytest.fixture
def signed_with(monkeypatch: pytest.MonkeyPatch) -> Iterator[SignOn]:
    """From now on our messages are signed with this key."""

    def sign(key: str) -> None:
        chosen = dataclasses.replace(settings.current(), push=dataclasses.replace(PUSH, key=key))
        monkeypatch.setattr(settings, "current", lambda: chosen)
        vapid.signer.cache_clear()

    sign(PUSH.key)
    yield sign
    vapid.signer.cache_clear()


@pytest.fixture(scope="session")
async def far_away() -> AsyncIterator[PushServer]:
    async with serving() as server:
        yield server


@pytest.fixture(scope="session")
async def firefox(
    behind: Network, far_away: PushServer, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Firefox]:
    path = browsers.find(browsers.FIREFOX)
    if path is None:
        pytest.skip("there is no Firefox here")
    chosen = preferences(behind.port, far_away.port)
    async with running(path, tmp_path_factory.mktemp("firefox"), chosen) as launched:
        yield launched


@pytest.fixture
async def phone(
    firefox: Firefox, far_away: PushServer, network: Network, world: World, signed_with: SignOn
) -> AsyncIterator[Firefox]:
    async with hub.running():
        await firefox.is_used_with(await sessions.start(world["samira"].id, sessions.OWN_PHONE))
        yield firefox
        await firefox.forgets()
        assert await far_away.is_left()
        far_away.forget()
        await asyncio.to_thread(network.settle)


@pytest.fixture
async def push_server(far_away: PushServer, phone: Firefox) -> PushServer:
    """Once Samira has said yes to messages."""
    await phone.opens("/meldingen")
    await phone.presses("[data-push-on]")
    await phone.until("document.querySelector('[data-push-off]')?.checkVisibility()")
    return far_away


async def reminders_go(moment: Clock) -> None:
    """Those of this morning, to people who have not been looking for a while."""
    moment.move(minutes=1)
    await sweep()
    await pass_on()


async def pass_on() -> None:
    await worker.handle_all()
    async with worker.handlers() as known:
        for _ in ("what goes out", "to each phone"):
            await Runner(known).run_due()


async def asks_for_a_test(phone: Firefox) -> None:
    await phone.opens("/meldingen")
    await phone.presses("form[action='/meldingen/proef'] button")
    await phone.until("location.search === '?proef'")
    await phone.opens(NOTHING)
    await pass_on()
