from collections.abc import Iterator

import pytest
from argon2 import PasswordHasher

from backend import demo
from backend.features.people import hashing
from tests.conftest import empty


@pytest.fixture(scope="module")
def cheap_passwords() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as for_now:
        for_now.setattr(hashing, "PASSWORDS", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        yield


@pytest.fixture(scope="module")
async def demo_world(database: None, cheap_passwords: None) -> None:
    """The tables, with the demo's people in them and nobody else."""
    await empty()
    await demo.fill()
