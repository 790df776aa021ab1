"""Bringing the database to the newest version."""

import asyncio

import asyncpg
import pytest

from backend.core import db, migrate, settings
from tests.conftest import of_postgres
from tests.core.undone import undone
from tests.patience import comes_true
from tests.store import rows
from tests.terminal import wegwijs

pytestmark = pytest.mark.usefixtures("database")
WAITING = "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"


async def applied() -> list[str]:
    return [name for (name,) in await db.fetch("SELECT name FROM migration ORDER BY id")]


async def test_run_again_it_changes_nothing() -> None:
    before = await applied()
    await migrate.migrate()
    assert await applied() == before == migrate.shipped()


async def test_a_database_that_lacks_a_version_is_not_current() -> None:
    assert await migrate.is_current()
    async with undone():
        await db.execute("DELETE FROM migration")
        assert not await migrate.is_current()
    assert await migrate.is_current()


async def test_a_database_that_is_away_is_not_taken_for_a_new_one(monkeypatch: pytest.MonkeyPatch) -> None:
    async def away(*_: object) -> None:
        raise db.Unavailable

    monkeypatch.setattr(db, "fetch", away)
    with pytest.raises(db.Unavailable):
        await migrate.is_current()


async def both_wait(first: asyncpg.Connection) -> bool:
    return len(await first.fetch(WAITING)) == 2


@pytest.mark.skipif(settings.current().is_sqlite, reason="SQLite has one process: a second is refused")
async def test_two_at_the_same_time_wait_for_each_other(new_database: str) -> None:
    async with of_postgres(new_database) as first:
        await first.execute("SELECT pg_advisory_lock($1)", migrate.ADVISORY_LOCK)
        both = [asyncio.create_task(asyncio.to_thread(wegwijs, new_database, "migrate")) for _ in range(2)]
        assert await comes_true(lambda: both_wait(first), within=20)
        assert not await first.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    assert [(said.returncode, said.stderr) for said in await asyncio.gather(*both)] == [(0, "")] * 2
    assert await rows(new_database, "SELECT name FROM migration") == [(name,) for name in migrate.shipped()]
