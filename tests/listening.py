"""The stream of an open page, read from a real server."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.server import Server
from tests.town import Citizen


class Listening:
    def __init__(self, reader: asyncio.StreamReader) -> None:
        self._reader = reader

    async def is_told(self, within: float = 1.0) -> bool:
        """Whether "something changed" comes in time. False also when the stream ends."""
        try:
            async with asyncio.timeout(within):
                while line := await self._reader.readline():
                    if line == b"data: changed\n":
                        return True
        except TimeoutError:
            pass
        return False

    async def has_ended(self, within: float = 1.0) -> bool:
        try:
            async with asyncio.timeout(within):
                while await self._reader.readline():
                    pass
        except TimeoutError:
            return False
        return True


@asynccontextmanager
async def listening(server: Server, who: Citizen) -> AsyncIterator[Listening]:
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    try:
        writer.write(f"GET /live HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: {who.headers['cookie']}\r\n\r\n".encode())
        assert (await reader.readline()).startswith(b"HTTP/1.1 200")
        await reader.readuntil(b"retry: ")
        yield Listening(reader)
    finally:
        writer.close()
