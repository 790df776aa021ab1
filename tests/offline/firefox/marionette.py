"""The wire to Firefox: its Marionette port, JSON with its length before it."""

import asyncio
import json
from typing import Any


class Refused(Exception):
    """Firefox could not do it; the message says why."""


class Marionette:
    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer
        self._asked = 0

    async def does(self, command: str, **arguments: Any) -> Any:
        self._asked += 1
        body = json.dumps([0, self._asked, command, arguments]).encode()
        self._writer.write(b"%d:%s" % (len(body), body))
        _, _, error, result = await self._read()
        if error:
            raise Refused(f"{error['error']}: {error['message']}")
        return result

    async def _read(self) -> Any:
        length = (await self._reader.readuntil(b":"))[:-1]
        return json.loads(await self._reader.readexactly(int(length)))

    @classmethod
    async def connect(cls, port: int) -> "Marionette":
        marionette = cls(*await asyncio.open_connection("127.0.0.1", port, limit=2**24))
        await marionette._read()  # Firefox greets first
        await marionette.does("WebDriver:NewSession")
        return marionette
