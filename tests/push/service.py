"""A push service of our own: it answers what it is told to, hangs, sends on elsewhere, or hangs up."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid.utils import b64urlencode

HANG, DROP, HALF, NOISE = "hang", "drop", "half", "noise"
Behaviour = int | str | tuple[int, str]


class Browser:
    """What a browser keeps to itself: the private half of its keys."""

    def __init__(self) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._auth = bytes(range(16))

    @property
    def p256dh(self) -> str:
        return str(b64urlencode(self._key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)))

    @property
    def auth(self) -> str:
        return str(b64urlencode(self._auth))

    def read(self, body: bytes) -> dict[str, Any]:
        clear = http_ece.decrypt(body, private_key=self._key, auth_secret=self._auth, version="aes128gcm")
        message: dict[str, Any] = json.loads(clear)
        return message


@dataclass
class Post:
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Service:
    port: int = 0
    usually: Behaviour = 201
    behaviour: dict[str, Behaviour] = field(default_factory=dict)  # by the end of the path
    posts: list[Post] = field(default_factory=list)
    open: int = 0
    most_open: int = 0
    on_post: Callable[[], None] = lambda: None  # has come, and has no answer yet
    released: asyncio.Event = field(default_factory=asyncio.Event)  # ends what hangs
    on_answer: Callable[[], None] = lambda: None

    def endpoint(self, name: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}/{name}"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.open += 1
        self.most_open = max(self.most_open, self.open)
        try:
            while post := await self._read(reader):
                self.posts.append(post)
                self.on_post()
                if not await self._answer(post, writer):
                    break
                self.on_answer()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            self.open -= 1
            writer.close()

    async def _read(self, reader: asyncio.StreamReader) -> Post | None:
        line = (await reader.readline()).decode()
        if not line:
            return None
        headers: dict[str, str] = {}
        while text := (await reader.readline()).decode().strip():
            name, _, value = text.partition(":")
            headers[name.lower()] = value.strip()
        return Post(line.split()[1], headers, await reader.readexactly(int(headers.get("content-length", "0"))))

    async def _answer(self, post: Post, writer: asyncio.StreamWriter) -> bool:
        match self.behaviour.get(post.path.split("/")[1], self.usually):
            case "hang":
                await self.released.wait()
                return False
            case "drop":
                return False
            case "half":
                writer.write(b"HTTP/1.1 201 Created\r\nlocat")
                return False
            case "noise":
                writer.write(b"\x16\x03\x01 this is no answer\r\n\r\n")
                return False
            case (int(status), str(header)):
                writer.write(f"HTTP/1.1 {status} X\r\n{header}\r\ncontent-length: 0\r\n\r\n".encode())
            case status:
                writer.write(f"HTTP/1.1 {status} X\r\ncontent-length: 0\r\n\r\n".encode())
        await writer.drain()
        return True


@asynccontextmanager
async def serving() -> AsyncIterator[Service]:
    service = Service()
    server = await asyncio.start_server(service.serve, "127.0.0.1", 0)
    service.port = server.sockets[0].getsockname()[1]
    try:
        yield service
    finally:
        service.released.set()
        server.close()
