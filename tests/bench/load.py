"""A load generator as simple as wrk: so many connections, each asks again as soon as it is answered."""

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

CONNECTIONS = 32


@dataclass
class Measured:
    seconds: float = 0.0
    errors: int = 0
    warmed_up: int = 0  # answers before the measuring
    latencies: list[float] = field(default_factory=list)  # seconds, of each answer

    @property
    def per_second(self) -> float:
        return len(self.latencies) / self.seconds

    def milliseconds(self, percent: float) -> float:
        """A percentile."""
        ordered = sorted(self.latencies)
        return 1000 * ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]


class Asking(asyncio.Protocol):
    """One connection; a server that closes it after each answer gets the next one."""

    def __init__(self, port: int, requests: Iterator[bytes], measured: Measured) -> None:
        self.port = port
        self.requests = requests
        self.measured = measured
        self.over = asyncio.Event()

    async def connect(self) -> None:
        self.asked = time.perf_counter()
        await asyncio.get_running_loop().create_connection(lambda: self, "127.0.0.1", self.port)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)
        self._ask()

    def _ask(self) -> None:
        self.received, self.expected = b"", 0
        if request := next(self.requests, None):
            self.transport.write(request)
        else:
            self.stop()

    def data_received(self, data: bytes) -> None:
        self.received += data
        if not self.expected and (end := self.received.find(b"\r\n\r\n")) > 0:
            self.expected = end + 4 + _length(self.received[:end])
        if self.expected and len(self.received) >= self.expected:
            self._answered()

    def _answered(self) -> None:
        self.measured.latencies.append(time.perf_counter() - self.asked)
        self.measured.errors += not self.received.startswith(b"HTTP/1.1 200")
        if b"\r\nconnection: close" in self.received[:400].lower():
            self.transport.close()
        else:
            self.asked = time.perf_counter()
            self._ask()

    def connection_lost(self, error: Exception | None) -> None:
        if not self.over.is_set():
            self.next = asyncio.get_running_loop().create_task(self.connect())

    def stop(self) -> None:
        self.over.set()
        self.transport.abort()


def _length(head: bytes) -> int:
    """Of the body, in bytes. Every page here says it."""
    return int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])


def request_for(path: str, cookie: str, encoding: str = "identity") -> bytes:
    return (
        f"GET {path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: {cookie}\r\naccept-encoding: {encoding}\r\n\r\n"
    ).encode()


async def load(port: int, requests: Iterator[bytes], warm_up: float, seconds: float) -> Measured:
    """For so many seconds, or until there is no request left."""
    measured = Measured()
    asking = [Asking(port, requests, measured) for _ in range(CONNECTIONS)]
    await asyncio.gather(*(each.connect() for each in asking))
    await asyncio.sleep(warm_up)
    if warm_up:
        measured.warmed_up = len(measured.latencies)
        measured.latencies.clear()
    begun = time.perf_counter()
    await asyncio.wait([asyncio.create_task(each.over.wait()) for each in asking], timeout=seconds)
    measured.seconds = time.perf_counter() - begun
    for each in asking:
        each.stop()
    return measured
