"""A request that is too big or too slow is refused before the app spends anything on it."""

import asyncio
from typing import cast

from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPReceiveMessage, Receive, Scope, Send

MAX_BODY = 64 * 1024  # bytes; the largest form, a comment of 2,000 signs in four-byte script, is far below it
BODY_SECONDS = 15  # the servers never end a body that drips in byte by byte


class RequestLimits:
    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP or scope["method"] in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        body = await _read(receive)
        if isinstance(body, int):
            await _refuse(body, send)
            return
        await self.app(scope, _replay(body, receive), send)


async def _read(receive: Receive) -> bytes | int:
    """The whole body, or the status with which to refuse it."""
    try:
        async with asyncio.timeout(BODY_SECONDS):
            return await _collect(receive)
    except TimeoutError:
        return 408


async def _collect(receive: Receive) -> bytes | int:
    chunks: list[bytes] = []
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return 400
        chunks.append(message.get("body", b""))
        if sum(map(len, chunks)) > MAX_BODY:
            return 413
        if not message.get("more_body"):
            return b"".join(chunks)


def _replay(body: bytes, receive: Receive) -> Receive:
    first = True

    async def replayed() -> HTTPReceiveMessage:
        nonlocal first
        if first:
            first = False
            return {"type": "http.request", "body": body, "more_body": False}
        return cast(HTTPReceiveMessage, await receive())  # what follows is only ever the disconnect

    return replayed


async def _refuse(status: int, send: Send) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b"", "more_body": False})
