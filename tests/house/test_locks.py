"""What is installed and vendored is exactly what is listed."""

import re
import subprocess
import sys
import tomllib

import pytest

from backend.core.settings import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
NAMED = {
    "requirements.txt": PROJECT["dependencies"],
    "requirements-dev.txt": PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"],
}


def locked(file: str) -> dict[str, str]:
    """Each requirement by its name, with its hashes."""
    text = (ROOT / file).read_text()
    return dict(re.findall(r"(?m)^([\w.-]+)==(.+(?:\n +--hash=.+)*)", text))


@pytest.mark.parametrize("file", NAMED)
def test_every_package_is_pinned_with_a_hash(file: str) -> None:
    assert locked(file)
    assert not [name for name, rest in locked(file).items() if "--hash=sha256:" not in rest]


@pytest.mark.parametrize("file", NAMED)
def test_every_dependency_is_locked(file: str) -> None:
    wanted = {re.split(r"[\[<>=;~!]", dependency)[0] for dependency in NAMED[file]}
    assert wanted <= locked(file).keys()


@pytest.mark.parametrize("file", NAMED)
def test_no_lock_names_a_host(file: str) -> None:
    assert "://" not in (ROOT / file).read_text()


def test_the_two_locks_agree() -> None:
    run, dev = locked("requirements.txt"), locked("requirements-dev.txt")
    assert {name: dev.get(name) for name in run} == run


def test_vendored_files_are_what_their_list_says() -> None:
    command = [sys.executable, str(ROOT / "tools/vendor.py"), "--check"]
    assert subprocess.run(command, capture_output=True, text=True).stderr == ""
