"""A request that is too big or too slow is refused before the app spends anything on it."""

import asyncio
from typing import cast

from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPReceiveMessage, Receive, Scope, Send

from backend.core import texts
from backend.core.texts import N_

MAX_BODY = 64 * 1024  # bytes; the largest form, a comment of 2,000 signs in four-byte script, is far below it
# A browser shows the answer only when it could send everything; what is over MAX_BODY is not kept.
HEARD_OUT = 4 * 1024 * 1024
BODY_SECONDS = 15  # the servers never end a body that drips in byte by byte
TOO_LARGE = N_("Dit is te groot. Ga terug en kies iets kleiners.")


class RequestLimits:
    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP or scope["method"] in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        body = await _read(receive)
        if isinstance(body, int):
            await _refuse(body, scope, send)
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
    size = 0
    while size <= HEARD_OUT:
        message = await receive()
        if message["type"] != "http.request":
            return 400
        size += len(message.get("body", b""))
        if size <= MAX_BODY:
            chunks.append(message.get("body", b""))
        if not message.get("more_body"):
            return b"".join(chunks) if size <= MAX_BODY else 413
    return 413


def _replay(body: bytes, receive: Receive) -> Receive:
    first = True

    async def replayed() -> HTTPReceiveMessage:
        nonlocal first
        if first:
            first = False
            return {"type": "http.request", "body": body, "more_body": False}
        return cast(HTTPReceiveMessage, await receive())  # what follows is only ever the disconnect

    return replayed


async def _refuse(status: int, scope: Scope, send: Send) -> None:
    wanted = dict(scope["headers"]).get(b"accept-language", b"").decode("latin-1")
    words = texts.of(texts.preferred(wanted, tuple(texts.languages())))
    said = words.plain(TOO_LARGE).encode() if status == 413 else b""
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": said, "more_body": False})
