import shutil
from pathlib import Path

import pytest

SMALL = Path(__file__).parent / "small"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the smallest pack that is right: one gemeente, `dorp`, and two tasks."""
    return shutil.copytree(SMALL, tmp_path / "small")
