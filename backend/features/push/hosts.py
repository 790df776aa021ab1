"""The push services that we know, from hosts.toml."""

import tomllib
from functools import cache
from pathlib import Path

from backend.core import settings
from backend.features.push import rules

FILE = Path(__file__).with_name("hosts.toml")


@cache
def known() -> frozenset[str]:
    return frozenset(tomllib.loads(FILE.read_text(encoding="utf-8"))["hosts"])


def allows(endpoint: str) -> bool:
    push = settings.current().push
    return push is not None and rules.is_allowed(endpoint, known(), loopback=push.loopback)
