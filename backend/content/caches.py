"""What is made of a pack is kept until the pack changes; then all of it is made anew.

A pack changes when a gemeente publishes an edition, in every process within about a second. Whoever keeps something
that comes from a pack writes `@kept` above its `@cache`; tests/house/test_kept.py finds who forgets.
"""

from collections.abc import Callable
from functools import _lru_cache_wrapper
from typing import TypeVar

T = TypeVar("T")

_listeners: list[Callable[[], object]] = []


def kept(cached: "_lru_cache_wrapper[T]") -> "_lru_cache_wrapper[T]":
    """Empties this cache when a pack changes."""
    on_change(cached.cache_clear)
    return cached


def on_change(listener: Callable[[], object]) -> Callable[[], None]:
    """Calls back after every change of a pack. Returns how to stop."""
    _listeners.append(listener)
    return lambda: _listeners.remove(listener)


def changed() -> None:
    for listener in list(_listeners):
        listener()
