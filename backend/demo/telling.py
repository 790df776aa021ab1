from collections.abc import Awaitable, Callable
from typing import NamedTuple


class Deed(NamedTuple):
    """Something that somebody of the demo did, so many days from today."""

    day: int
    order: int
    do: Callable[[], Awaitable[object]]
