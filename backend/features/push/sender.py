"""Posts to push services: one session for all, few at a time for each, never to a host that we do not know."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from pywebpush import WebPusher

from backend.core import clock
from backend.features.push import rules
from backend.features.push.vapid import Signer

PER_HOST, ALTOGETHER = 16, 128
SECONDS_TO_CONNECT, SECONDS = 3.0, 10.0
SECONDS_AT_GATE = 1.0
SILENT_TO_REST = 3  # so many answers in a row that did not come, and a host gets some rest
REST = timedelta(seconds=60)
BUSY = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class Target:
    """A live subscription, and whose it is."""

    id: int
    person: int
    endpoint: str
    p256dh: str
    auth: str
    shared: bool

    @property
    def origin(self) -> str:
        parts = urlsplit(self.endpoint)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def has_buttons(self) -> bool:
        """Safari shows no buttons in a message."""
        return not (urlsplit(self.endpoint).hostname or "").endswith(".push.apple.com")


@dataclass(frozen=True, slots=True)
class Answer:
    status: int  # 0: none came
    retry_after: str = ""


NO_ANSWER = Answer(0)


@dataclass(slots=True)
class Host:
    """What we know of one push service."""

    gate: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(PER_HOST))
    silent: int = 0
    rests_until: datetime | None = None

    def note(self, answer: Answer) -> None:
        self.silent = 0 if answer.status else self.silent + 1
        if self.silent >= SILENT_TO_REST:
            self.rests_until = clock.now() + REST

    def rests(self) -> datetime | None:
        return self.rests_until if self.rests_until and self.rests_until > clock.now() else None

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[datetime | None]:
        """None when it is one's turn; else when to come back. Nobody waits long: a place in the queue is a place that
        other hosts do not have."""
        try:
            async with asyncio.timeout(SECONDS_AT_GATE):
                await self.gate.acquire()
        except TimeoutError:
            yield clock.now() + BUSY
            return
        try:
            yield self.rests()
        finally:
            self.gate.release()


class Sender:
    def __init__(self, session: aiohttp.ClientSession, signer: Signer) -> None:
        self._session, self._signer = session, signer
        self._hosts: dict[str, Host] = {}

    def host(self, target: Target) -> Host:
        return self._hosts.setdefault(target.origin, Host())

    async def send(self, target: Target, body: bytes, ttl: int, topic: str, *, urgent: bool) -> Answer:
        """Never raises for what the other side does. The caller holds the host's gate."""
        headers = {
            "authorization": self._signer.header(target.origin, clock.now()),
            "content-encoding": "aes128gcm",
            "content-type": "application/octet-stream",
            "ttl": str(ttl),
            "topic": topic,
            "urgency": "high" if urgent else "normal",
        }
        answer = await self._post(target.endpoint, encrypted(target, body), headers)
        self.host(target).note(answer)
        return answer

    async def _post(self, endpoint: str, body: bytes, headers: dict[str, str]) -> Answer:
        try:
            async with self._session.post(endpoint, data=body, headers=headers, allow_redirects=False) as response:
                return Answer(response.status, response.headers.get("retry-after", ""))
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError):
            return NO_ANSWER


def encrypted(target: Target, body: bytes) -> bytes:
    """RFC 8291, with a fresh key for each message."""
    info = {"endpoint": target.endpoint, "keys": {"p256dh": target.p256dh, "auth": target.auth}}
    return bytes(WebPusher(info).encode(body)["body"])


AddressInfo = tuple[int | socket.AddressFamily, int | socket.SocketKind, int, str, tuple[Any, ...]]


def guarded(*, loopback: bool) -> Callable[[AddressInfo], socket.socket]:
    """Makes a connection's socket only for an address of the outside world."""

    def make(info: AddressInfo) -> socket.socket:
        family, kind, protocol, _, address = info
        if not rules.may_connect(str(address[0]), loopback=loopback):
            raise OSError("a push service at an address that is not public")
        made = socket.socket(family, kind, protocol)
        made.setblocking(False)
        return made

    return make


@asynccontextmanager
async def sending(signer: Signer, *, loopback: bool, tls: Any = True) -> AsyncIterator[Sender]:
    """`tls`: as aiohttp's `ssl`; tests bring their own certificate."""
    connector = aiohttp.TCPConnector(limit=ALTOGETHER, ssl=tls, socket_factory=guarded(loopback=loopback))
    limits = aiohttp.ClientTimeout(total=SECONDS, sock_connect=SECONDS_TO_CONNECT)
    jar = aiohttp.DummyCookieJar()
    async with aiohttp.ClientSession(connector=connector, timeout=limits, cookie_jar=jar, trust_env=False) as session:
        yield Sender(session, signer)
