"""What the embedded engine promises."""

import asyncio
import sqlite3
from collections.abc import Sequence
from contextlib import closing

import pytest

from backend.core import db, settings
from backend.core.engine import DB
from backend.core.engine.sqlite import Answer, SQLite
from tests.cast import World
from tests.terminal import is_one_sentence, wegwijs

if not settings.current().is_sqlite:
    pytest.skip("of SQLite only", allow_module_level=True)


@pytest.fixture
def engine(world: World) -> SQLite:
    assert isinstance(DB, SQLite)
    return DB


def pragma(connection: sqlite3.Connection, name: str) -> object:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_a_second_process_is_refused_with_a_sentence(engine: SQLite) -> None:
    said = wegwijs(settings.current().database, "migrate")
    assert is_one_sentence(said)
    assert f"{engine.file} is in use by another process" in said.stderr


def test_a_confirmed_change_outlives_a_power_cut(engine: SQLite) -> None:
    full = 2
    assert (pragma(engine._writer, "journal_mode"), pragma(engine._writer, "synchronous")) == ("wal", full)


async def test_nothing_refers_to_a_row_that_is_not_there(engine: SQLite) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        async with db.write():
            await db.insert("household", gemeente=999_999)


async def test_what_a_write_reads_nobody_changes_before_it_writes(engine: SQLite) -> None:
    with closing(sqlite3.connect(engine.file, timeout=0)) as other:
        async with db.write():
            await gemeenten()
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("UPDATE gemeente SET name = 'X'")


async def test_reading_cannot_change_anything(engine: SQLite, world: World) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        await db.fetch("UPDATE person SET name = 'X' WHERE id = ?", world["samira"].id)


def test_only_the_writer_checkpoints(engine: SQLite) -> None:
    assert pragma(engine._reader, "wal_autocheckpoint") == 0
    assert pragma(engine._writer, "wal_autocheckpoint") == 1000


async def add_gemeente(key: str, before_commit: asyncio.Event | None = None) -> None:
    async with db.write():
        await db.insert("gemeente", key=key, name=key)
        if before_commit:
            await before_commit.wait()


async def gemeenten() -> set[str]:
    return {key for (key,) in await db.fetch("SELECT key FROM gemeente")} - {"nijkerk", "eemdorp"}


async def cancelled_at(statement: str, engine: SQLite, monkeypatch: pytest.MonkeyPatch) -> None:
    """A write that is cancelled while the writer's thread has this statement in hand."""
    writing, in_writer = asyncio.create_task(add_gemeente("putten")), engine.in_writer

    async def cancelling(sql: str, args: Sequence[object] = ()) -> Answer:
        if sql.startswith(statement) and asyncio.current_task() is writing:
            asyncio.get_running_loop().call_soon(writing.cancel)
        return await in_writer(sql, args)

    monkeypatch.setattr(engine, "in_writer", cancelling)
    with pytest.raises(asyncio.CancelledError):
        await writing


@pytest.mark.parametrize(("statement", "kept"), [("BEGIN", False), ("INSERT", False), ("COMMIT", True)])
async def test_a_cancelled_write_leaves_no_lock_and_no_open_transaction(
    engine: SQLite, statement: str, kept: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    await cancelled_at(statement, engine, monkeypatch)
    async with asyncio.timeout(2):
        await add_gemeente("ermelo")
    assert not engine._writer.in_transaction
    assert await gemeenten() == ({"putten", "ermelo"} if kept else {"ermelo"})


async def test_a_write_that_is_cancelled_in_the_queue_takes_nothing_with_it(engine: SQLite) -> None:
    go_on = asyncio.Event()
    first = asyncio.create_task(add_gemeente("ermelo", go_on))
    waiting = asyncio.create_task(add_gemeente("putten"))
    await asyncio.sleep(0.01)
    waiting.cancel()
    go_on.set()
    await first
    async with asyncio.timeout(2):
        await add_gemeente("elburg")
    assert await gemeenten() == {"ermelo", "elburg"}


async def test_while_another_program_writes_the_app_says_not_now(engine: SQLite) -> None:
    other = sqlite3.connect(engine.file, isolation_level=None)
    engine._writer.execute("PRAGMA busy_timeout = 20")
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(db.Unavailable):
            await add_gemeente("putten")
    finally:
        other.close()
        engine._writer.execute("PRAGMA busy_timeout = 5000")
    await add_gemeente("putten")
