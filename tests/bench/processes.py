"""Servers on one core, whoever measures them on the other; what they use of memory and time."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from tests.server import ROOT, environment, free_port, wait_for_port

CORES = sorted(os.sched_getaffinity(0))
SERVERS_CORE, OTHERS_CORE = CORES[:1], CORES[-1:]


@contextmanager
def on(cores: list[int]) -> Iterator[None]:
    """What is started in here stays on these cores."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, cores)
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def family(pid: int) -> list[psutil.Process]:
    process = psutil.Process(pid)
    return [process, *process.children(recursive=True)]


def memory(pid: int) -> float:
    """MB, of a process with its workers."""
    return sum(process.memory_info().rss for process in family(pid)) / 1e6


def cpu(pid: int) -> float:
    """Seconds until now, of a process with its workers."""
    return sum(sum(process.cpu_times()[:2]) for process in family(pid))
