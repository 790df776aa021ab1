"""A push service of our own that a real Firefox stays connected to: it passes on what it cannot read.

To the browser it speaks JSON over a websocket: hello, register, notification, ack, unregister. To the sender it is as
strict as the services are.
"""

import base64
import json
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from backend.core import clock
from tests.patience import comes_true

MOST_BYTES, MOST_SECONDS = 4_096, 2_592_000
SHOWN, UNREADABLE = 100, 101  # how a browser acknowledges a message


@dataclass
class PushServer:
    port: int = 0
    keys: dict[str, str] = field(default_factory=dict)  # of each channel, the sender that it is for
    ended: list[str] = field(default_factory=list)  # channels that the browser gave up
    answers: list[int] = field(default_factory=list)  # to each post
    bodies: list[bytes] = field(default_factory=list)
    acknowledged: list[int] = field(default_factory=list)
    tampers: bool = False  # one bit on the way
    _browser: web.WebSocketResponse | None = None

    def endpoint(self, channel: str) -> str:
        return f"http://127.0.0.1:{self.port}/{channel}"

    async def hears(self, *codes: int) -> bool:
        """Whether the browser acknowledges so."""

        async def does() -> bool:
            return self.acknowledged == list(codes)

        return await comes_true(does, within=10.0)

    async def is_left(self) -> bool:
        """Whether the browser gives up every channel."""

        async def does() -> bool:
            return set(self.keys) == set(self.ended)

        return await comes_true(does, within=10.0)

    def forget(self) -> None:
        for what in (self.keys, self.ended, self.answers, self.bodies, self.acknowledged):
            what.clear()
        self.tampers = False

    async def talk(self, request: web.Request) -> web.WebSocketResponse:
        browser = self._browser = web.WebSocketResponse(protocols=("push-notification",))
        await browser.prepare(request)
        async for said in browser:
            if said.type is WSMsgType.TEXT:
                await self._hear(browser, json.loads(said.data))
        return browser

    async def _hear(self, browser: web.WebSocketResponse, said: dict[str, Any]) -> None:
        channel = said.get("channelID", "")
        match said.get("messageType", "ping"):
            case "hello":
                answer = {"uaid": said.get("uaid") or uuid.uuid4().hex, "use_webpush": True}
            case "register":
                self.keys[channel] = said["key"].rstrip("=")
                answer = {"channelID": channel, "pushEndpoint": self.endpoint(channel)}
            case "unregister":
                self.ended.append(channel)
                answer = {"channelID": channel}
            case "ack":
                self.acknowledged += [update["code"] for update in said["updates"]]
                return
            case "ping":
                await browser.send_str("{}")
                return
            case _:
                return
        await browser.send_json({"messageType": said["messageType"], "status": 200} | answer)

    async def take(self, request: web.Request) -> web.Response:
        channel, body = request.match_info["channel"], await request.read()
        status = self._judge(channel, request, body)
        self.answers.append(status)
        if status == 201:
            self.bodies.append(body)
            await self._pass_on(channel, body)
        return web.Response(status=status)

    def _judge(self, channel: str, request: web.Request, body: bytes) -> int:
        if channel not in self.keys:
            return 404
        if channel in self.ended:
            return 410
        if len(body) > MOST_BYTES:
            return 413
        ttl = request.headers.get("ttl", "")
        if request.headers.get("content-encoding") != "aes128gcm" or not ttl.isdigit() or int(ttl) > MOST_SECONDS:
            return 400
        ours = f"http://{request.host}"
        return 201 if is_from(self.keys[channel], request.headers.get("authorization", ""), ours) else 403

    async def _pass_on(self, channel: str, body: bytes) -> None:
        assert self._browser is not None
        sent = body[:-1] + bytes([body[-1] ^ self.tampers])
        message = {"messageType": "notification", "channelID": channel, "version": uuid.uuid4().hex}
        await self._browser.send_json(message | {"data": text_of(sent), "headers": {"encoding": "aes128gcm"}})


def is_from(key: str, header: str, audience: str) -> bool:
    """RFC 8292: a token that the sender signed for this service, and that lives a day at most."""
    try:
        scheme, _, rest = header.partition(" ")
        given = dict(part.strip().split("=", 1) for part in rest.split(","))
        signed, _, signature = given["t"].rpartition(".")
        claims = json.loads(bytes_of(signed.split(".")[1]))
        _verify(given["k"], signed.encode(), bytes_of(signature))
    except (ValueError, KeyError, IndexError, InvalidSignature):
        return False
    lives = claims["exp"] - clock.now().timestamp()
    mine = claims["aud"] == audience and claims["sub"].startswith("mailto:")
    return scheme == "vapid" and given["k"] == key and mine and 0 < lives <= 86_400


def _verify(key: str, signed: bytes, signature: bytes) -> None:
    one, other = (int.from_bytes(half, "big") for half in (signature[:32], signature[32:]))
    public = EllipticCurvePublicKey.from_encoded_point(SECP256R1(), bytes_of(key))
    public.verify(encode_dss_signature(one, other), signed, ECDSA(hashes.SHA256()))


def bytes_of(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def text_of(octets: bytes) -> str:
    return base64.urlsafe_b64encode(octets).decode().rstrip("=")


@asynccontextmanager
async def serving() -> AsyncIterator[PushServer]:
    server = PushServer()
    app = web.Application()
    app.add_routes([web.get("/", server.talk), web.post("/{channel}", server.take)])
    runner = web.AppRunner(app, shutdown_timeout=1.0)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    server.port = runner.addresses[0][1]
    try:
        yield server
    finally:
        await runner.cleanup()
