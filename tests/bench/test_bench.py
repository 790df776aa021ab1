import subprocess
import sys

import pytest

from backend.core import settings
from backend.core.settings import ROOT


@pytest.mark.faults
@pytest.mark.skipif(not settings.current().is_sqlite, reason="that each part of it runs does not come from the engine")
def test_the_bench_measures_everything_in_small() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.bench", "--quick"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    for title in (
        *("First visit", "/taken with 40 tasks", "trajects of 8 tasks", "newcomers on the list", "to the other screen"),
        *("to phones over HTTPS", "a sweep for reminders"),
    ):
        assert title in ran.stdout
