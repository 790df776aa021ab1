import asyncio
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from itertools import count
from typing import Any
from urllib.parse import urlsplit

import asyncpg
import httpx
import hypothesis
import pytest
from granian.constants import Interfaces
from granian.server.embed import Server

from backend.core import clock, db, looks, migrate, sessions, settings
from backend.core.engine import DB
from backend.core.tables import ALL
from backend.core.web.request import cookie
from backend.core.web.visitor import SESSION_COOKIE
from backend.features.beheer import editions
from tests import cast
from tests.cast import World
from tests.moment import Clock
from tests.server import free_port

# How long an example takes says nothing of what is right, and a busy machine would fail it.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

VERSIONS = count(1_000_000, 1_000_000)
HERE = "http://localhost:8000"


@pytest.fixture(scope="session")
def moment() -> Iterator[Clock]:
    """The clock that the app reads."""
    real, tests_clock = clock.source, Clock()
    clock.source = tests_clock.now
    yield tests_clock
    clock.source = real


@pytest.fixture(scope="session")
async def database(moment: Clock) -> AsyncIterator[None]:
    await DB.open()
    await migrate.migrate()
    if await db.fetch("SELECT id FROM gemeente WHERE demo = false"):
        pytest.exit("This database holds a real gemeente, and the tests would empty it.")
    yield
    await DB.close()


@pytest.fixture(scope="session")
async def first_world(database: None, moment: Clock) -> tuple[World, dict[str, list[dict[str, Any]]]]:
    """The cast, and all rows that make it, to begin each test from the same."""
    await empty()
    world = await cast.build()
    rows = {table._meta.tablename: await table.select().run() for table in ALL}
    moment.start = moment.now()  # nothing of the world is younger than a test
    return world, rows


@pytest.fixture
async def world(first_world: tuple[World, dict[str, list[dict[str, Any]]]], moment: Clock) -> AsyncIterator[World]:
    world, rows = first_world
    moment.restart()
    await empty()
    async with db.write():
        for table, records in rows.items():
            await _refill(table, records)
        # A version never means two things: the app keeps pages by it, also from one test to the next.
        await db.execute("UPDATE household SET version = ?", next(VERSIONS))
    await editions.look()
    yield world
    moment.restart()


async def empty() -> None:
    names = [table._meta.tablename for table in ALL]
    looks.forget()
    async with db.write():
        if DB.engine_type == "postgres":
            await db.execute(f"TRUNCATE {', '.join(names)}")
            return
        for name in reversed(names):
            await db.execute(f"DELETE FROM {name}")


@pytest.fixture
async def empty_database(database: None) -> None:
    """The tables, and nobody in them."""
    await empty()


@pytest.fixture(scope="module")
async def new_database(database: None, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[str]:
    """The address of one without tables, for processes of its own: on the engine that the tests run on."""
    if settings.current().is_sqlite:
        yield f"sqlite:///{tmp_path_factory.mktemp('new')}/wegwijs.db"
        return
    name = f"new_{secrets.token_hex(4)}"
    async with of_postgres() as connection:
        await connection.execute(f"CREATE DATABASE {name}")
        yield urlsplit(settings.current().database)._replace(path=f"/{name}").geturl()
        await connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@asynccontextmanager
async def of_postgres(database: str = "") -> AsyncIterator[asyncpg.Connection]:
    """A connection beside those of the app."""
    connection = await asyncpg.connect(database or settings.current().database)
    try:
        yield connection
    finally:
        await connection.close()


async def _refill(table: str, records: list[dict[str, Any]]) -> None:
    for some in (records[at : at + 200] for at in range(0, len(records), 200)):
        row = f"({', '.join('?' * len(some[0]))})"
        values = [value for record in some for value in record.values()]
        await db.execute(f"INSERT INTO {table} ({', '.join(some[0])}) VALUES {', '.join([row] * len(some))}", *values)


@pytest.fixture(scope="session")
async def app(database: None) -> Any:
    from backend.app import create

    return create(with_worker=False)


@pytest.fixture(scope="session")
async def port(app: Any) -> AsyncIterator[int]:
    """Where the app is served."""
    port = free_port()
    server = Server(app, port=port, interface=Interfaces.ASGINL, websockets=False, log_enabled=False)
    serving = asyncio.create_task(server.serve())
    for _ in range(250):
        if await _answers(port):
            break
        await asyncio.sleep(0.02)
    yield port
    server.stop()
    await serving


async def _answers(port: int) -> bool:
    with suppress(OSError):
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.close()
        return True
    return False


ClientOf = Callable[[str], Awaitable[httpx.AsyncClient]]


@asynccontextmanager
async def browser(app: Any) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    headers = {"sec-fetch-site": "same-origin", "accept-language": "nl"}
    async with httpx.AsyncClient(transport=transport, base_url=HERE, headers=headers) as client:
        yield client


@pytest.fixture
async def stranger(app: Any, world: World) -> AsyncIterator[httpx.AsyncClient]:
    async with browser(app) as client:
        yield client


@pytest.fixture
async def client_of(app: Any, world: World) -> AsyncIterator[ClientOf]:
    """A browser in which this person of the cast is signed in."""
    opened: list[httpx.AsyncClient] = []

    async def signed_in(name: str) -> httpx.AsyncClient:
        token = await sessions.start(world[name].id, sessions.STAFF)
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        client = httpx.AsyncClient(
            transport=transport,
            base_url=HERE,
            headers={"sec-fetch-site": "same-origin"},
            cookies={cookie(SESSION_COOKIE): token},
        )
        opened.append(client)
        return client

    yield signed_in
    await asyncio.gather(*(client.aclose() for client in opened))
