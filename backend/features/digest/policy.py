from datetime import time, timedelta
from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

FILE = Path(__file__).with_name("policy.toml")


class Policy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    at: Annotated[str, Meta(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$")]
    worth_hours: Annotated[int, Meta(ge=1, le=12)]

    @property
    def morning(self) -> time:
        return time.fromisoformat(self.at)

    @property
    def worth(self) -> timedelta:
        return timedelta(hours=self.worth_hours)


@cache
def policy() -> Policy:
    """Raises msgspec.ValidationError with the place of a mistake."""
    return msgspec.toml.decode(FILE.read_bytes(), type=Policy)
