"""What is wrong with a pack, one line for each mistake."""

from collections.abc import Iterable
from typing import NamedTuple

Mistake = tuple[str, str]  # a field and what is wrong with it


class Problem(NamedTuple):
    file: str
    key: str
    field: str
    text: str

    def __str__(self) -> str:
        return ": ".join(part for part in self if part)


class PackError(ValueError):
    """A pack that cannot be used; one line for each mistake: file, key, field, what is wrong."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(dict.fromkeys(problems))
        super().__init__("\n".join(map(str, self.problems)))
