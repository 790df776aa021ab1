"""The people's own ways in: with a password and a code, with a linked phone and a PIN."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any

import httpx
import pyotp
import pytest
from argon2 import PasswordHasher
from bs4 import BeautifulSoup

from backend.core import clock, db, dossiers
from backend.core.access import Person
from backend.core.web.request import LANGUAGE_COOKIE, cookie
from backend.core.web.visitor import SESSION_COOKIE
from backend.features.people import actions, credentials, hashing
from backend.features.people.queries import links
from backend.features.people.queries.links import Link
from tests.cast import World
from tests.conftest import ClientOf, browser

PASSWORD = "vier losse natte laarzen"
PIN = "40713"
DOMAIN = "localhost.local"  # what httpx makes of the tests' own address
ANDROID = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/131.0.0.0 Mobile Safari/537.36"

NewBrowser = Callable[[], Awaitable[httpx.AsyncClient]]
LinkPhone = Callable[..., Awaitable[httpx.AsyncClient]]
OpenLink = Callable[..., Awaitable[None]]
Approve = Callable[..., Awaitable[None]]


@pytest.fixture(autouse=True)
def cheap_passwords(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Real ones cost 64 MiB and a seventh of a second each; test_hashing.py says what they are."""
    if "real_passwords" not in request.fixturenames:
        monkeypatch.setattr(hashing, "PASSWORDS", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture
def real_passwords() -> None:
    """Named by a test that needs them."""


@pytest.fixture
async def new_browser(app: Any, world: World) -> AsyncIterator[NewBrowser]:
    """One that nobody has used yet, but to say that it speaks Dutch: the tests read what it says."""
    async with AsyncExitStack() as opened:

        async def opening() -> httpx.AsyncClient:
            client = await opened.enter_async_context(browser(app))
            client.headers["user-agent"] = ANDROID
            client.cookies.set(LANGUAGE_COOKIE, "nl", domain=DOMAIN)
            return client

        yield opening


@pytest.fixture
async def phone(new_browser: NewBrowser) -> httpx.AsyncClient:
    return await new_browser()


async def make_account(person: Person) -> str:
    """The seed of the authenticator."""
    seed = credentials.new_seed()
    await actions.set_password(person.id, PASSWORD)
    await actions.set_totp(person.id, seed)
    return seed


def code_of(seed: str, steps_later: int = 0) -> str:
    return pyotp.TOTP(seed).generate_otp(int(clock.now().timestamp()) // 30 + steps_later)


async def give_password(client: httpx.AsyncClient, email: str, password: str = PASSWORD) -> httpx.Response:
    return await client.post("/inloggen", data={"email": email, "password": password})


async def sign_in(client: httpx.AsyncClient, email: str, code: str) -> httpx.Response:
    await give_password(client, email)
    return await client.post("/inloggen/code", data={"code": code})


async def link_of(helper: Person, newcomer: Person) -> Link:
    """What stands on the helper's screen."""
    link = await links.link_of(helper, await dossiers.open_for(helper, newcomer.id))
    assert link is not None
    return link


async def number_of(newcomer: Person) -> int:
    """What stands on the phone."""
    rows = await db.fetch("SELECT number FROM enrolment WHERE person = ?", newcomer.id)
    return int(rows[0][0])


@pytest.fixture
def open_link(world: World, client_of: ClientOf) -> OpenLink:
    """Lets this phone scan a fresh QR of the newcomer."""

    async def opening(phone: httpx.AsyncClient, newcomer: str = "samira", helper: str = "anneke") -> None:
        helpers = await client_of(helper)
        await helpers.post(f"/clienten/{world[newcomer].id}/telefoon")
        link = await link_of(world[helper], world[newcomer])
        assert (await phone.post("/koppelen", data={"token": link.token})).status_code == 303

    return opening


@pytest.fixture
def approve(world: World, client_of: ClientOf) -> Approve:
    """Lets the helper tap the number that is on the phone."""

    async def tapping(newcomer: str = "samira", helper: str = "anneke") -> None:
        helpers = await client_of(helper)
        data = {"number": str(await number_of(world[newcomer])), "turn": "0"}
        await helpers.post(f"/clienten/{world[newcomer].id}/telefoon/getal", data=data)

    return tapping


@pytest.fixture
def link_phone(new_browser: NewBrowser, open_link: OpenLink, approve: Approve) -> LinkPhone:
    """A phone that is linked and open."""

    async def linking(newcomer: str = "samira", helper: str = "anneke", *, shared: bool = False) -> httpx.AsyncClient:
        phone = await new_browser()
        await open_link(phone, newcomer, helper)
        await approve(newcomer, helper)
        await phone.post("/koppelen/telefoon", data={"shared": "1" if shared else "0"})
        chosen = await phone.post("/koppelen/pin", data={"pin": PIN, "again": PIN})
        assert chosen.headers["location"] == "/"
        return phone

    return linking


async def verbs(name: str = "%") -> list[str]:
    return [row[0] for row in await db.fetch("SELECT verb FROM event WHERE verb LIKE ? ORDER BY id", name)]


def text_of(answer: httpx.Response) -> str:
    main = BeautifulSoup(answer.text, "html.parser").main
    assert main is not None
    return " ".join(main.get_text(" ").split())


def close(phone: httpx.AsyncClient) -> None:
    """As when the phone forgets the session: its own cookie stays."""
    phone.cookies.delete(cookie(SESSION_COOKIE))


def put_cookie(client: httpx.AsyncClient, name: str, value: str) -> None:
    """In place of the one that the app gave."""
    client.cookies.set(cookie(name), value, domain=DOMAIN)


async def is_in(client: httpx.AsyncClient) -> bool:
    return (await client.get("/bevestigen")).status_code == 200
