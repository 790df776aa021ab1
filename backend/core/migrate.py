"""Brings the database to the newest version, on both engines, one runner at a time."""

import contextlib
import io
import os
import re
from collections.abc import AsyncIterator

from backend.core import db
from backend.core.engine import DB
from backend.core.engine.postgres import Postgres
from backend.core.settings import ROOT

ADVISORY_LOCK = 0x5765_6777  # any fixed number: two runners on PostgreSQL wait for each other


async def migrate() -> None:
    """Piccolo has no lock of its own. On SQLite the file's claim is the lock."""
    os.environ.setdefault("PICCOLO_CONF", "backend.piccolo_conf")
    from piccolo.apps.migrations.commands.forwards import run_forwards  # imports black: 220 ms, only here

    async with _alone():
        with contextlib.redirect_stdout(io.StringIO()) as said:
            result = await run_forwards("wegwijs")
    if not result.success:
        raise RuntimeError(said.getvalue().strip() or "the migration failed")


@contextlib.asynccontextmanager
async def _alone() -> AsyncIterator[None]:
    if not isinstance(DB, Postgres):
        yield
        return
    connection = await DB.get_new_connection()
    try:
        await connection.execute("SELECT pg_advisory_lock($1)", ADVISORY_LOCK)
        yield
    finally:
        await connection.close()


def shipped() -> list[str]:
    files = sorted((ROOT / "backend" / "migrations").glob("wegwijs_*.py"))
    return [re.findall(r'^ID = "(.+)"', file.read_text(), re.M)[0] for file in files]


async def insist_on_current() -> None:
    if not await is_current():
        raise RuntimeError("the database is not of this version; run `wegwijs migrate` first")


async def is_current() -> bool:
    try:
        rows = await db.fetch("SELECT name FROM migration WHERE app_name = ?", "wegwijs")
    except db.Unavailable:
        raise
    except Exception:  # noqa: BLE001  # no such table: each driver has its own error for a database never migrated
        return False
    return {row[0] for row in rows} >= set(shipped())
