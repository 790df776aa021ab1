"""PostgreSQL through Piccolo's pool: several web processes and workers share nothing but this database."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import count
from typing import Any

import asyncpg
from piccolo.engine.postgres import PostgresEngine, PostgresTransaction

from backend.core.settings import SettingError

Rows = list[tuple[Any, ...]]
SECONDS_TO_WAIT = 5
MALFORMED = "WEGWIJS_DATABASE: cannot be read; in a password write @ as %40, / as %2F, : as %3A and # as %23"


class UnresetConnection(asyncpg.Connection):  # type: ignore[misc]  # asyncpg ships no types
    # The app uses no SET, LISTEN or session lock on pooled connections; the reset cost 18 % of a page (measured).
    def get_reset_query(self) -> str:
        return ""


class ReleasingTransaction(PostgresTransaction):
    """Piccolo's own forgets to give the connection back when BEGIN or COMMIT itself fails: the pool runs dry."""

    engine: "Postgres"

    async def __aenter__(self) -> PostgresTransaction:
        if self._parent is not None:
            return self._parent
        self.connection = await self.engine.connections.acquire(timeout=SECONDS_TO_WAIT)
        self.transaction = self.connection.transaction()
        try:
            await self.transaction.start()
        except BaseException:
            await self.engine.connections.release(self.connection)
            raise
        self.context = self.engine.current_transaction.set(self)
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> bool:
        if self._parent is not None:
            return error is None
        try:
            await (self.transaction.rollback() if error else self.transaction.commit())
        finally:
            self.engine.current_transaction.reset(self.context)
            await self.engine.connections.release(self.connection)
        return error is None


@lru_cache(maxsize=512)
def numbered(sql: str) -> str:
    """`?` as SQLite writes an argument, into `$1`, `$2`, … as PostgreSQL does. The SQL holds no `?` of its own."""
    numbers = count(1)
    return "".join(f"${next(numbers)}" if part == "?" else part for part in _split(sql))


def _split(sql: str) -> list[str]:
    pieces = sql.split("?")
    return [part for piece in pieces[:-1] for part in (piece, "?")] + [pieces[-1]]


class Postgres(PostgresEngine):
    def __init__(self, address: str, pool_size: int) -> None:
        super().__init__(config={"dsn": address})
        self.pool_size = pool_size

    async def check_version(self) -> None:
        """Piccolo connects for this when the engine is made: at each import, and with warnings of its own."""

    @property
    def connections(self) -> Any:
        if self.pool is None:
            raise asyncpg.InterfaceError("the pool is not open")
        return self.pool

    async def open(self) -> None:
        """Raises SettingError when the address cannot be read."""
        try:
            await self.start_connection_pool(
                min_size=1,
                max_size=self.pool_size,
                connection_class=UnresetConnection,
                command_timeout=SECONDS_TO_WAIT,
                timeout=SECONDS_TO_WAIT,
                server_settings={"lock_timeout": "4000", "idle_in_transaction_session_timeout": "15000"},
            )
        except ValueError as error:
            raise SettingError(MALFORMED) from error

    async def close(self) -> None:
        await self.close_connection_pool()

    async def fetch(self, sql: str, args: Sequence[Any]) -> Rows:
        if transaction := self.current_transaction.get():
            return await transaction.connection.fetch(numbered(sql), *args)  # type: ignore[no-any-return]  # asyncpg ships none
        async with self.connections.acquire(timeout=SECONDS_TO_WAIT) as connection:
            return await connection.fetch(numbered(sql), *args)  # type: ignore[no-any-return]  # asyncpg ships none

    def transaction(self, allow_nested: bool = True) -> ReleasingTransaction:
        return ReleasingTransaction(engine=self, allow_nested=allow_nested)
