"""`wegwijs …` as an operator types it, in a process of its own."""

import os
import signal
import subprocess
import sys
from contextlib import suppress

from tests.server import ROOT, environment

SECONDS = 30
Said = subprocess.CompletedProcess[str]


def wegwijs(database: str, *arguments: str, **settings: str) -> Said:
    """Settings by their full names. A command that does not end is killed, with the processes that it began."""
    process = subprocess.Popen(
        [sys.executable, "-m", "backend", *arguments],
        cwd=ROOT,
        env=environment(database, **settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        output, errors = process.communicate(timeout=SECONDS)
        return Said(process.args, process.returncode, output, errors)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def is_one_sentence(said: Said) -> bool:
    """What the operator reads when something is wrong: no traceback, and the exit code of a failure."""
    return said.returncode == 1 and said.stderr.startswith("wegwijs: ") and said.stderr.count("\n") == 1
