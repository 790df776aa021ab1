"""What a stream costs, and when it ends."""

import asyncio
import os
import signal
from collections.abc import Iterator

import httpx
import pytest

from backend.features.live import hub, routes
from tests.cast import World
from tests.conftest import ClientOf
from tests.live.conftest import OpenPage, new_session
from tests.live.test_hints import tick


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes, "LIFETIME", (0.0, 0.0))


async def test_the_answer_is_a_stream_that_nobody_keeps_or_packs(client_of: ClientOf, short: None) -> None:
    client = await client_of("samira")
    answer = await client.get("/live", headers={"accept-encoding": "br, gzip"})
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-accel-buffering"] == "no"
    assert "content-encoding" not in answer.headers
    assert answer.text.startswith("retry: ")


async def test_a_stranger_is_sent_to_the_door(stranger: httpx.AsyncClient) -> None:
    answer = await stranger.get("/live")
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/inloggen")


async def test_a_full_process_says_when_to_come_back(client_of: ClientOf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub, "PER_PROCESS", 0)
    client = await client_of("samira")
    answer = await client.get("/live")
    assert answer.status_code == 503
    assert int(answer.headers["retry-after"]) > 0


async def test_a_silent_stream_shows_that_it_lives(
    world: World, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes, "LOOK_EVERY", 0.2)
    page = await open_page("samira")
    await tick(world, "samira", by="anneke")
    assert await page.is_told()
    assert await page.next() == routes.STILL_HERE


async def test_a_stream_ends_by_itself(open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes, "LIFETIME", (0.1, 0.2))
    page = await open_page("samira")
    assert await page.next() == routes.STILL_HERE
    assert await page.has_ended()


async def test_the_fourth_page_of_a_session_ends_the_first(world: World, open_page: OpenPage) -> None:
    session = await new_session(world["samira"])
    first, second, *_ = [await open_page("samira", session) for _ in range(4)]
    assert await first.has_ended()
    assert await second.is_silent()


async def test_a_page_that_is_closed_leaves_nothing_behind(open_page: OpenPage) -> None:
    for name in ("samira", "anneke", "samira"):
        await (await open_page(name)).close()
    left = hub.HUB
    assert not (left._streams or left._by_topic or left._by_session)


@pytest.fixture(params=["loop", "plain"])
def server_heard(request: pytest.FixtureRequest) -> Iterator[asyncio.Event]:
    """Servers listen for the signal in one of two ways, before the app starts."""
    heard, before = asyncio.Event(), signal.getsignal(signal.SIGTERM)
    if request.param == "loop":
        asyncio.get_event_loop().add_signal_handler(signal.SIGTERM, heard.set)
    else:
        signal.signal(signal.SIGTERM, lambda *_: heard.set())
    yield heard
    asyncio.get_event_loop().remove_signal_handler(signal.SIGTERM)
    signal.signal(signal.SIGTERM, before)


async def test_all_streams_end_when_the_server_is_told_to_stop(
    server_heard: asyncio.Event, open_page: OpenPage
) -> None:
    page = await open_page("samira")
    os.kill(os.getpid(), signal.SIGTERM)
    assert await page.has_ended()
    assert server_heard.is_set()
    late = await open_page("anneke")
    assert await late.has_ended()
