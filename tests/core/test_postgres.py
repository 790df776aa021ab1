"""What the engine for more than one machine promises."""

import asyncio
from collections.abc import AsyncIterator

import asyncpg
import pytest

from backend.core import db, settings
from backend.core.engine.postgres import Postgres
from tests.cast import World
from tests.conftest import of_postgres

if settings.current().is_sqlite:
    pytest.skip("of PostgreSQL only", allow_module_level=True)

TWICE = "INSERT INTO twice VALUES (1), (1)"


@pytest.fixture
async def two_connections(world: World, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Postgres]:
    """The app with no more connections than that."""
    engine = Postgres(settings.current().database, 2)
    await engine.open()
    monkeypatch.setattr(db, "DB", engine)
    yield engine
    await engine.close()


async def write_what_cannot_be_committed() -> None:
    async with db.write():
        await db.execute("CREATE TEMP TABLE twice (a INTEGER UNIQUE DEFERRABLE INITIALLY DEFERRED) ON COMMIT DROP")
        await db.execute(TWICE)


async def write_slowly() -> None:
    async with db.write():
        await db.execute("SELECT pg_sleep(30)")


async def connections() -> list[str]:
    """What those of the app are doing."""
    async with of_postgres() as other:
        rows = await other.fetch(
            "SELECT state FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            " AND backend_type = 'client backend'"
        )
    return [row[0] for row in rows]


async def test_a_transaction_that_cannot_be_committed_gives_its_connection_back(two_connections: Postgres) -> None:
    for _ in range(6):
        with pytest.raises(asyncpg.UniqueViolationError):
            await write_what_cannot_be_committed()
    assert await db.fetch("SELECT 1") == [(1,)]


async def test_a_cancelled_write_gives_its_connection_back(two_connections: Postgres) -> None:
    for _ in range(6):
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.02):
                await write_slowly()
    assert await db.fetch("SELECT 1") == [(1,)]
    assert set(await connections()) <= {"idle", "active"}


async def test_who_finds_no_connection_in_time_is_told_not_now(
    two_connections: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backend.core.engine.postgres.SECONDS_TO_WAIT", 0.05)
    slow = [asyncio.create_task(write_slowly()) for _ in range(2)]
    await asyncio.sleep(0.05)
    with pytest.raises(db.Unavailable):
        await db.fetch("SELECT 1")
    for writing in slow:
        writing.cancel()
    await asyncio.wait(slow)
    assert await db.fetch("SELECT 1") == [(1,)]


async def test_who_waits_too_long_for_a_row_is_told_not_now(world: World) -> None:
    async with of_postgres() as other, other.transaction():
        await other.execute("SELECT id FROM household FOR UPDATE")
        with pytest.raises(db.Unavailable):
            async with db.write():
                await db.execute("SET LOCAL lock_timeout = '20ms'")
                await db.lock("household", world["samira"].household or 0)


async def test_to_name_the_database_is_not_yet_to_connect_to_it(recwarn: pytest.WarningsRecorder) -> None:
    Postgres("postgresql://nobody@localhost:1/none", 2)
    assert not recwarn.list


async def test_an_address_that_cannot_be_read_is_refused_with_a_hint() -> None:
    with pytest.raises(settings.SettingError, match="in a password write @ as %40"):
        await Postgres("postgresql://me:a/b@localhost/wegwijs", 2).open()
