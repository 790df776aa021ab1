"""What the README says of settings and commands is so."""

import re
from collections.abc import Iterator, Mapping

import pytest

from backend.core import settings
from backend.core.settings import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


class Asked(Mapping[str, str]):
    """An environment that remembers what it was asked for."""

    def __init__(self, **values: str) -> None:
        self.values_given = values
        self.names: set[str] = set()

    def __getitem__(self, name: str) -> str:
        self.names.add(name)
        return self.values_given[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.values_given)

    def __len__(self) -> int:
        return len(self.values_given)


def test_the_readme_lists_every_setting_and_no_other() -> None:
    environment = Asked(WEGWIJS_SECRET="00" * settings.SECRET_BYTES)
    settings.read(environment)
    documented = set(re.findall(r"(?m)^\| `(WEGWIJS_\w+)`", README))
    assert documented == {name for name in environment.names if not name.endswith("_FILE")}


def test_every_make_command_in_the_readme_exists() -> None:
    targets = set(re.findall(r"(?m)^([a-z]+):", (ROOT / "Makefile").read_text()))
    named = set(re.findall(r"`make ([a-z]+)", README)) | set(re.findall(r"(?m)^make ([a-z]+)", README))
    assert named
    assert named <= targets


@pytest.mark.parametrize("path", re.findall(r"\]\(((?!https?:|#)[^)]+)\)", README))
def test_every_file_that_the_readme_links_to_exists(path: str) -> None:
    assert (ROOT / path).exists()
