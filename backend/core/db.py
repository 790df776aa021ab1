"""Reading and writing. `write()` is the only way to open a write transaction."""

import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any, TypeVar

import asyncpg

from backend.core.engine import DB

Row = tuple[Any, ...]
T = TypeVar("T")

# The socket file can be missing and the name unknown (OSError); asyncpg loses its own thread when the server goes away
# in the middle of a statement (InternalClientError).
UNAVAILABLE = (asyncpg.PostgresConnectionError, asyncpg.InterfaceError, asyncpg.InternalClientError, OSError)
# PostgreSQL: connection lost, going down, starting up, waited too long for a lock or an answer, no room.
UNAVAILABLE_STATES = ("08", "57P01", "57P02", "57P03", "55P03", "57014", "40P01", "53")
UNAVAILABLE_SQLITE = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_FULL", "SQLITE_IOERR", "SQLITE_CANTOPEN")


class Unavailable(Exception):
    """The database does not answer now; the same request may succeed in a moment."""


@dataclass
class _Write:
    after_commit: list[Callable[[], None]] = field(default_factory=list)


_current: ContextVar[_Write | None] = ContextVar("write", default=None)


async def fetch(sql: str, *args: object) -> list[Row]:
    """Rows of plain values: dates are `date`, moments `datetime` in UTC, truths `bool`, on both engines."""
    with _named_failures():
        return await DB.fetch(sql, args)


async def fetch_one(sql: str, *args: object) -> Row | None:
    rows = await fetch(sql, *args)
    return rows[0] if rows else None


def any_of(values: Sequence[T]) -> tuple[str, tuple[T, ...]]:
    """Marks for `IN (…)` and what belongs to them: each power of two is one statement, which stays prepared."""
    filled = (*values, *repeat(values[-1], (1 << (len(values) - 1).bit_length()) - len(values)))
    return ", ".join("?" * len(filled)), filled


def containing(text: str) -> str:
    r"""The pattern of `LOWER(…) LIKE ? ESCAPE '\'` for texts that hold this one; a sign in it is only a sign."""
    return "%" + text.lower().replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_") + "%"


async def execute(sql: str, *args: object) -> list[Row]:
    """A change; what it RETURNs, if anything. Raises RuntimeError outside write()."""
    _writing()
    return await fetch(sql, *args)


async def insert(table: str, **values: object) -> int:
    """The new row's id."""
    columns, marks = ", ".join(values), ", ".join("?" * len(values))
    rows = await execute(f"INSERT INTO {table} ({columns}) VALUES ({marks}) RETURNING id", *values.values())
    return int(rows[0][0])


async def lock(table: str, row: int) -> None:
    """Until the commit no other transaction changes what hangs on this row. On SQLite write() alone sees to that."""
    _writing()
    if DB.engine_type == "postgres":
        await fetch(f"SELECT id FROM {table} WHERE id = ? FOR NO KEY UPDATE", row)


def after_commit(callback: Callable[[], None]) -> None:
    """Called when, and only when, this write() has been committed."""
    _writing().after_commit.append(callback)


def is_writing() -> bool:
    return _current.get() is not None


def _writing() -> _Write:
    if (current := _current.get()) is None:
        raise RuntimeError("a change needs write()")
    return current


@asynccontextmanager
async def write() -> AsyncIterator[None]:
    """All or nothing. Inside another write() it joins that one."""
    if is_writing():
        yield
        return
    mine = _Write()
    with _named_failures():
        async with DB.transaction():
            token = _current.set(mine)
            try:
                yield
            finally:
                _current.reset(token)
    for callback in mine.after_commit:
        callback()


@contextmanager
def _named_failures() -> Iterator[None]:
    """The two drivers' ways of saying "not now", as Unavailable."""
    try:
        yield
    except (*UNAVAILABLE, asyncpg.PostgresError, sqlite3.OperationalError) as error:
        if not is_passing(error):
            raise
        raise Unavailable(str(error)) from error


def is_passing(error: Exception) -> bool:
    if isinstance(error, asyncpg.PostgresError):
        return str(error.sqlstate or "").startswith(UNAVAILABLE_STATES)
    if isinstance(error, sqlite3.OperationalError):
        return (error.sqlite_errorname or "").startswith(UNAVAILABLE_SQLITE)
    return True
