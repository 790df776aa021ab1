"""Servers on one core, whoever measures them on the other; what they use of memory and time."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import psutil

from tests.server import Server

CORES = sorted(os.sched_getaffinity(0))
SERVERS, OTHERS = CORES[:1], CORES[-1:]


class DjangoServer(Server):
    READY = ("/", 404)

    def command(self) -> list[str]:
        site = "tests.bench.django_site.wsgi:application"
        options = ["--workers=1", "--worker-class=sync", f"--bind=127.0.0.1:{self.port}", "--log-level=error"]
        settings = "--env=DJANGO_SETTINGS_MODULE=tests.bench.django_site.settings"
        return [sys.executable, "-m", "gunicorn", site, settings, *options]


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


def megabytes(pid: int) -> float:
    """In memory, with the workers."""
    return sum(process.memory_info().rss for process in family(pid)) / 1e6


def cpu_seconds(pid: int) -> float:
    """Until now, with the workers."""
    return sum(sum(process.cpu_times()[:2]) for process in family(pid))
