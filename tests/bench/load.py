"""A load generator as simple as wrk: so many connections, each asks again as soon as it is answered."""

import asyncio
import time
from dataclasses import dataclass, field

CONNECTIONS = 32


@dataclass
class Measured:
    seconds: float = 0.0
    errors: int = 0
    latencies: list[float] = field(default_factory=list)  # seconds, of each answer

    @property
    def per_second(self) -> float:
        return len(self.latencies) / self.seconds

    def percentile(self, percent: float) -> float:
        """In milliseconds."""
        ordered = sorted(self.latencies)
        return 1000 * ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]


class Asking(asyncio.Protocol):
    """One connection after another: a server that closes after each answer gets a new one."""

    def __init__(self, port: int, request: bytes, measured: Measured) -> None:
        self.port = port
        self.request = request
        self.measured = measured
        self.stopped = False

    async def connect(self) -> None:
        self.asked = time.perf_counter()
        await asyncio.get_running_loop().create_connection(lambda: self, "127.0.0.1", self.port)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self._ask()

    def _ask(self) -> None:
        self.received, self.expected, self.answered = b"", 0, False
        self.transport.write(self.request)

    def data_received(self, data: bytes) -> None:
        self.received += data
        if not self.expected and (end := self.received.find(b"\r\n\r\n")) > 0:
            self.expected = end + 4 + _length(self.received[:end])
        if self.expected and len(self.received) >= self.expected:
            self._count()
            if b"\r\nconnection: close" in self.received[:400].lower():
                self.transport.close()
            elif not self.stopped:
                self.asked = time.perf_counter()
                self._ask()

    def _count(self) -> None:
        self.answered = True
        self.measured.latencies.append(time.perf_counter() - self.asked)
        self.measured.errors += not self.received.startswith(b"HTTP/1.1 200")

    def connection_lost(self, error: Exception | None) -> None:
        if self.stopped:
            return
        self.measured.errors += not self.answered
        self.again = asyncio.get_running_loop().create_task(self.connect())

    def stop(self) -> None:
        self.stopped = True
        self.transport.abort()


def _length(head: bytes) -> int:
    """Of the body, in bytes. Every page here says it."""
    return int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])


def request_for(path: str, cookie: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: {cookie}\r\n\r\n".encode()


async def load(port: int, request: bytes, warm_up: float, seconds: float) -> Measured:
    measured = Measured()
    connections = [Asking(port, request, measured) for _ in range(CONNECTIONS)]
    await asyncio.gather(*(connection.connect() for connection in connections))
    await asyncio.sleep(warm_up)
    measured.latencies.clear()
    measured.errors, begun = 0, time.perf_counter()
    await asyncio.sleep(seconds)
    measured.seconds = time.perf_counter() - begun
    for connection in connections:
        connection.stop()
    return measured
