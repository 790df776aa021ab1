"""Every answer that a push service can give, and what we then do."""

import asyncio
import socket
from datetime import timedelta
from urllib.parse import urlsplit

import pytest

from backend.core import clock, db
from backend.core.runner import Runner
from backend.features.push import sender as sending
from backend.features.push.sender import Sender, guarded
from tests.moment import Clock
from tests.push.conftest import Subscribed
from tests.push.service import DROP, HALF, HANG, NOISE, Behaviour, Browser, Service


async def waits_for() -> timedelta | None:
    """How long until it is tried again; None when it will not be."""
    row = await db.fetch_one("SELECT run_at FROM job WHERE kind = 'push'")
    return row[0] - clock.now() if row else None


async def outcomes() -> dict[str, int]:
    return dict(await db.fetch("SELECT outcome, number FROM tally WHERE kind = 'push'"))


async def is_kept(subscription: int) -> bool:
    return await db.fetch_one("SELECT id FROM push_subscription WHERE id = ?", subscription) is not None


@pytest.mark.parametrize(
    ("status", "outcome", "kept"),
    [
        (200, "accepted", True),
        (201, "accepted", True),
        (202, "accepted", True),
        (404, "gone", False),
        (410, "gone", False),
        (400, "malformed", True),
        (401, "refused", True),
        (403, "refused", True),
        (413, "too_big", True),
        (302, "strange", True),
    ],
)
async def test_an_answer_that_ends_it(
    service: Service, runner: Runner, subscribed: Subscribed, status: int, outcome: str, kept: bool
) -> None:
    service.behaviour["end"] = status
    subscription = await subscribed(service.endpoint("end"))
    await runner.run_due()
    assert await outcomes() == {outcome: 1}
    assert await waits_for() is None
    assert await is_kept(subscription) == kept


@pytest.mark.parametrize(
    ("behaviour", "outcome", "least", "most"),
    [
        ((429, "retry-after: 45"), "slow_down", 44, 45),
        ((429, "x: y"), "slow_down", 90, 150),
        ((429, "retry-after: soon"), "slow_down", 90, 150),
        (406, "slow_down", 90, 150),
        ((406, "retry-after: 45"), "slow_down", 44, 45),
        (500, "their_fault", 59, 60),
        (502, "their_fault", 59, 60),
        (503, "their_fault", 59, 60),
        (504, "their_fault", 59, 60),
        ((503, "retry-after: 600"), "their_fault", 598, 600),
        (DROP, "unreachable", 59, 60),
        (HALF, "unreachable", 59, 60),
        (NOISE, "unreachable", 59, 60),
    ],
)
async def test_an_answer_after_which_it_is_tried_again(
    service: Service,
    runner: Runner,
    subscribed: Subscribed,
    behaviour: Behaviour,
    outcome: str,
    least: float,
    most: float,
) -> None:
    service.behaviour["again"] = behaviour
    subscription = await subscribed(service.endpoint("again"))
    await runner.run_due()
    wait = await waits_for()
    assert wait and least <= wait.total_seconds() <= most
    assert await outcomes() == {outcome: 1} and await is_kept(subscription)


async def test_a_server_that_hangs_is_given_up_in_time(
    service: Service, runner: Runner, subscribed: Subscribed, sender: Sender
) -> None:
    sender._session._timeout = sending.aiohttp.ClientTimeout(total=0.2)
    service.behaviour["hang"] = HANG
    await subscribed(service.endpoint("hang"))
    await asyncio.wait_for(runner.run_due(), 2)
    assert await outcomes() == {"unreachable": 1} and await waits_for()


async def test_what_would_come_too_late_is_not_tried_again(
    service: Service, runner: Runner, subscribed: Subscribed, moment: Clock
) -> None:
    service.behaviour["again"] = (503, "retry-after: 86400")
    await subscribed(service.endpoint("again"))
    for _ in range(6):
        await runner.run_due()
        moment.move(hours=2, minutes=1)
    posts = len(service.posts)
    assert posts <= 6


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_nobody_is_sent_on_to_another_address(
    service: Service, runner: Runner, subscribed: Subscribed, status: int
) -> None:
    service.behaviour["away"] = (status, f"location: http://127.0.0.1:{service.port}/inside")
    subscription = await subscribed(service.endpoint("away", "localhost"))
    await runner.run_due()
    assert [post.path for post in service.posts] == ["/away"]
    assert await outcomes() == {"strange": 1} and await waits_for() is None and await is_kept(subscription)


async def test_a_service_that_asks_for_patience_again_gets_twice_as_much(
    service: Service, runner: Runner, subscribed: Subscribed, moment: Clock
) -> None:
    service.behaviour["again"] = 429
    await subscribed(service.endpoint("again"))
    for least in (90, 180, 360):
        await runner.run_due()
        wait = await waits_for()
        assert wait and least <= wait.total_seconds() <= least * 5 / 3
        moment.moved += wait + timedelta(seconds=1)


async def test_a_service_that_is_away_is_asked_again_after_longer_and_longer(
    service: Service, runner: Runner, subscribed: Subscribed, moment: Clock
) -> None:
    service.behaviour["again"] = 503
    await subscribed(service.endpoint("again"))
    for minutes in (1, 5, 30, 120):
        await runner.run_due()
        wait = await waits_for()
        assert wait and round(wait.total_seconds() / 60) == minutes
        moment.moved += wait + timedelta(seconds=1)


async def test_the_message_arrives_as_it_was_meant(
    service: Service, runner: Runner, subscribed: Subscribed, browser: Browser
) -> None:
    await subscribed(service.endpoint("phone"))
    await runner.run_due()
    [post] = service.posts
    assert browser.read(post.body) == {
        "web_push": 8030,
        "notification": {
            "title": "Morgen",
            "body": "Morgen is de dag: open een bankrekening.",
            "lang": "nl",
            "dir": "ltr",
            "tag": "taak-17",
            "navigate": "/taken/17",
            "data": {"task": 17},
            "actions": [
                {"action": "done", "title": "Gedaan", "navigate": "/taken/17"},
                {"action": "tomorrow", "title": "Morgen", "navigate": "/taken/17"},
            ],
        },
        "app_badge": 2,
    }
    assert (post.headers["topic"], post.headers["content-encoding"]) == ("taak-17", "aes128gcm")
    assert 0 < int(post.headers["ttl"]) <= 5 * 3600
    assert post.headers["urgency"] == "normal" and post.headers["authorization"].startswith("vapid t=")


async def test_two_services_each_get_a_header_of_their_own(
    service: Service, runner: Runner, subscribed: Subscribed
) -> None:
    for host in ("127.0.0.1", "localhost", "127.0.0.1"):
        await subscribed(service.endpoint(f"phone{len(service.behaviour)}{host}", host))
        service.behaviour[f"{len(service.behaviour)}"] = 201
    await runner.run_due()
    said = {post.headers["host"]: post.headers["authorization"] for post in service.posts}
    assert len(said) == 2 == len(set(said.values()))
    assert len({post.headers["authorization"] for post in service.posts}) == 2


async def test_an_address_that_is_no_push_service_is_never_posted_to(
    service: Service, runner: Runner, subscribed: Subscribed
) -> None:
    await subscribed("https://inside.example/push")
    await runner.run_due()
    assert await outcomes() == {"not_allowed": 1}


@pytest.mark.parametrize(
    "address", ["10.0.0.1", "192.168.1.1", "169.254.169.254", "127.0.0.1", "::1", "::ffff:10.0.0.1"]
)
def test_a_known_name_that_leads_inside_is_not_connected(address: str) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with pytest.raises(OSError):
        guarded(loopback=False)((family, socket.SOCK_STREAM, 6, "", (address, 443)))


async def test_one_slow_service_delays_no_other(
    service: Service, runner: Runner, subscribed: Subscribed, sender: Sender
) -> None:
    sender._session._timeout = sending.aiohttp.ClientTimeout(total=3)
    for number in range(150):
        service.behaviour[f"hang{number}"] = HANG
        await subscribed(service.endpoint(f"hang{number}", "localhost"))
    for number in range(150):
        await subscribed(service.endpoint(f"quick{number}"))
    working = asyncio.create_task(runner.run_due())
    all_quick = asyncio.Event()
    service.on_post = lambda: (
        all_quick.set() if sum(post.path.startswith("/quick") for post in service.posts) == 150 else None
    )
    async with asyncio.timeout(6):
        await all_quick.wait()
    await asyncio.wait_for(working, 10)
    assert (await outcomes())["accepted"] == 150
    hanging = [post for post in service.posts if post.path.startswith("/hang")]
    assert len(hanging) <= sending.PER_HOST + sending.SILENT_TO_REST
    assert len(await db.fetch("SELECT id FROM job")) == 150  # nothing is lost


async def test_sockets_stay_few(service: Service, runner: Runner, subscribed: Subscribed) -> None:
    for number in range(100):
        await subscribed(service.endpoint(f"phone{number}"))
    await runner.run_due()
    assert len(service.posts) == 100
    assert service.most_open <= sending.PER_HOST


async def test_a_phone_that_passed_to_another_gets_nothing_of_the_first(
    service: Service, runner: Runner, subscribed: Subscribed
) -> None:
    subscription = await subscribed(service.endpoint("phone"))
    async with db.write():
        await db.execute("UPDATE push_subscription SET person = person + 1 WHERE id = ?", subscription)
    await runner.run_due()
    assert service.posts == [] and await outcomes() == {"no_phone": 1}


def test_the_host_of_an_endpoint_is_what_its_header_is_for() -> None:
    target = sending.Target(1, 1, "https://web.push.apple.com/QxY", "", "", False)
    assert target.origin == "https://web.push.apple.com" and not target.has_buttons
    assert urlsplit(target.origin).hostname
