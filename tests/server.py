"""Real servers, as they run in production, on a free port and over a database of their own."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SECONDS_TO_START = 60
SECONDS_TO_STOP = 10.0
SECRET = "5e" * 32


class Server:
    READY = ("/readyz", 200)

    def __init__(self, database: str, log: Path, settings: Mapping[str, str]) -> None:
        self.port = free_port()
        self.log = log
        self._environment = environment(
            database,
            WEGWIJS_HOST="127.0.0.1",
            WEGWIJS_PORT=str(self.port),
            WEGWIJS_ORIGIN=self.origin,
            **settings,
        )
        self.process = self._spawn()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def command(self) -> list[str]:
        return [sys.executable, "-m", "backend", "serve"]

    def _spawn(self) -> subprocess.Popen[bytes]:
        with self.log.open("ab") as out:
            return subprocess.Popen(
                self.command(),
                cwd=ROOT,
                env=self._environment,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def start_again(self) -> float:
        """Returns how many seconds it took to be ready."""
        begun = time.monotonic()
        self.process = self._spawn()
        self.wait_until_ready()
        return time.monotonic() - begun

    def wait_until_ready(self) -> None:
        last = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < last and self.process.poll() is None:
            if self.status_of(self.READY[0]) == self.READY[1]:
                return
            time.sleep(0.02)
        raise AssertionError(f"the server is not ready:\n{self.log.read_text()[-4000:]}")

    def status_of(self, path: str) -> int:
        """0 when nothing answers."""
        try:
            with urllib.request.urlopen(self.origin + path, timeout=5) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0

    def page(self, path: str, cookie: str) -> str:
        request = urllib.request.Request(self.origin + path, headers={"cookie": cookie})
        with urllib.request.urlopen(request, timeout=5) as answer:
            return str(answer.read().decode())

    def stop(self) -> float:
        """As a service manager does. Returns how many seconds it took."""
        begun = time.monotonic()
        self.process.terminate()
        try:
            self.process.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            self.kill()
            raise
        return time.monotonic() - begun

    def kill(self) -> None:
        """kill -9, together with its workers: they are a process group of their own."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(SECONDS_TO_STOP)


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def environment(database: str, **more: str) -> dict[str, str]:
    """Of a process of ours over this database."""
    return os.environ | {"WEGWIJS_DATABASE": database, "WEGWIJS_SECRET": SECRET} | more


@contextmanager
def serving(database: str, log: Path, kind: type[Server] = Server, **settings: str) -> Iterator[Server]:
    """A server that is ready, and that is killed in the end, whatever happens. Settings by their full names."""
    server = kind(database, log, settings)
    try:
        server.wait_until_ready()
        yield server
    finally:
        server.kill()
