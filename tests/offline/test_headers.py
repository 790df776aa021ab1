"""What the server says to the service worker: whose page, whether to keep it, and what became of a replay."""

from typing import Any

import httpx
import pytest

from backend.core import clock, db, sessions
from backend.core.web.request import cookie
from backend.core.web.visitor import SESSION_COOKIE
from backend.features.checklist import actions
from tests.cast import World
from tests.conftest import ClientOf, browser
from tests.tasks import task_of, value, verbs

MAY = (
    *("/", "/taken", "/taken/nieuw", "/stappen", "/stappen/4", "/leren", "/woorden", "/woorden/geld", "/mensen"),
    "/afspraken",
)
MAY_NOT = ("/taal", "/app", "/offline", "/bevestigen", "/niets", "/taken/99999")
REPLAY = {"x-sync": "1"}


def key(answer: httpx.Response) -> str:
    return str(answer.headers["x-user-key"])


async def test_only_pages_that_may_be_kept_say_so(client_of: ClientOf, world: World) -> None:
    client, task = await client_of("samira"), await task_of(world, "samira", "huisarts")
    for address in (*MAY, f"/taken/{task}", f"/taken/{task}/hulp"):
        assert (await client.get(address)).headers.get("x-offline") == "1", address
    for address in (*MAY_NOT, f"/taken/{task}/laat-zien"):
        assert "x-offline" not in (await client.get(address)).headers, address
    assert "x-offline" not in (await client.post(f"/taken/{task}/reacties", data={"body": ""})).headers


@pytest.mark.parametrize("name", ["anneke", "bea"])
async def test_what_staff_share_with_newcomers_is_not_kept_on_their_phone(name: str, client_of: ClientOf) -> None:
    client = await client_of(name)
    for address in ("/clienten", "/beheer", "/mensen", "/woorden"):
        assert "x-offline" not in (await client.get(address)).headers


async def test_a_key_is_of_one_person_on_one_phone_and_names_neither(
    client_of: ClientOf, world: World, stranger: httpx.AsyncClient
) -> None:
    first, again = [key(await (await client_of("samira")).get(address)) for address in ("/", "/taken")]
    other = key(await (await client_of("karim")).get("/"))
    assert first == again != other
    assert len(first) == 32 and str(world["samira"].id) != first
    assert key(await stranger.get("/welkom")) == "none"


@pytest.mark.parametrize("shared", [True, False])
async def test_nothing_is_kept_on_a_shared_phone(shared: bool, app: Any, world: World) -> None:
    now, samira = clock.now(), world["samira"].id
    async with db.write():
        times = dict.fromkeys(("rotated_at", "created_at", "used_at"), now)
        device = await db.insert("device", person=samira, secret_hash="x", label="", shared=shared, **times)
    token = await sessions.start(samira, sessions.OWN_PHONE, device)
    async with browser(app) as client:
        client.cookies.set(cookie(SESSION_COOKIE), token)
        answer = await client.get("/taken")
    assert (key(answer) == "none") == shared
    assert ("x-offline" in answer.headers) != shared


async def test_while_the_database_is_away_nobody_is_said_to_be_gone(
    client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = await client_of("samira")

    async def away(_: str, *, is_use: bool) -> None:
        raise db.Unavailable

    monkeypatch.setattr(sessions, "find", away)
    answer = await client.get("/taken")
    assert answer.status_code == 503
    assert "x-user-key" not in answer.headers


async def test_a_replay_gets_a_status_and_no_page(client_of: ClientOf, world: World) -> None:
    client, task = await client_of("farid"), await task_of(world, "farid", "huisarts")
    done = {"data": {"done": "1"}, "headers": REPLAY | {"idempotency-key": "k"}}
    assert [(await client.post(f"/taken/{task}/klaar", **done)).status_code for _ in range(2)] == [204, 204]
    made = await client.post("/taken", data={"title": "Ahmed bellen"}, headers=REPLAY)
    assert (made.status_code, made.content) == (204, b"")
    assert await verbs(task) == ["task_done"]


async def test_a_replay_without_a_session_is_told_so(stranger: httpx.AsyncClient, world: World) -> None:
    task = await task_of(world, "farid", "huisarts")
    answer = await stranger.post(f"/taken/{task}/klaar", data={"done": "1"}, headers=REPLAY)
    assert answer.status_code == 401
    assert (await stranger.post(f"/taken/{task}/klaar", data={"done": "1"})).status_code == 303


async def test_a_replay_of_another_persons_wish_waits(client_of: ClientOf, world: World) -> None:
    farid, samira = await client_of("farid"), await client_of("samira")
    task = await task_of(world, "samira", "huisarts")
    headers = REPLAY | {"x-user-key": key(await farid.get("/"))}
    answer = await samira.post(f"/taken/{task}/klaar", data={"done": "1"}, headers=headers)
    assert answer.status_code == 401
    assert await value(task, "done_at") is None


async def test_a_refused_replay_says_why_in_their_language(client_of: ClientOf, world: World) -> None:
    client, task = await client_of("farid"), await task_of(world, "farid", "huisarts")
    await actions.drop(world["bram"], task, "Niet nodig.")
    answer = await client.post(f"/taken/{task}/klaar", data={"done": "1"}, headers=REPLAY)
    assert (answer.status_code, answer.text) == (409, "Deze taak hoeft niet meer.")
    assert answer.headers["content-type"].startswith("text/plain")
    assert await verbs(task) == ["task_dropped", "wish_came_late"]
    assert "Dat kwam te laat." in (await client.get(f"/taken/{task}")).text
    too_long = await client.post(f"/taken/{task}/reacties", data={"body": "x" * 3000}, headers=REPLAY)
    assert (too_long.status_code, too_long.text) == (422, "Wat u zonder internet deed, kan niet meer.")
    gone = await client.post("/taken/99999/klaar", data={"done": "1"}, headers=REPLAY)
    assert gone.status_code == 404


@pytest.mark.parametrize(("seconds_ago", "status"), [("3600", 409), ("0", 204), ("x", 204), ("", 204)])
async def test_a_helpers_word_of_since_then_stands(
    seconds_ago: str, status: int, client_of: ClientOf, world: World
) -> None:
    client, task = await client_of("farid"), await task_of(world, "farid", "huisarts")
    for done in (True, False):
        await actions.complete(world["bram"], task, done)
    answer = await client.post(f"/taken/{task}/klaar", data={"done": "1"}, headers=REPLAY | {"x-age": seconds_ago})
    assert answer.status_code == status


async def test_their_own_word_of_since_then_does_not_stop_them(client_of: ClientOf, world: World) -> None:
    client, task = await client_of("farid"), await task_of(world, "farid", "huisarts")
    await client.post(f"/taken/{task}/klaar", data={"done": "1"})
    answer = await client.post(f"/taken/{task}/klaar", data={"done": "0"}, headers=REPLAY | {"x-age": "3600"})
    assert answer.status_code == 204
    assert await value(task, "done_at") is None
