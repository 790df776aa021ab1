import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from backend.core import settings
from tests import town
from tests.server import Server, serving
from tests.store import Postgres
from tests.town import Size, Town


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.faults)


@pytest.fixture(scope="session")
def own_postgres() -> Iterator[Postgres]:
    """Not the one of the other tests: it is stopped and started."""
    if settings.current().is_sqlite:
        pytest.skip("SQLite has no server that could be away")
    # Not in pytest's own folder: that is closed to the user under whom root's PostgreSQL runs.
    with tempfile.TemporaryDirectory(prefix="wegwijs-") as folder:
        postgres = Postgres(Path(folder) / "postgresql")
        yield postgres
        postgres.remove()


@pytest.fixture
async def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty one, on the engine that the tests run on."""
    if settings.current().is_sqlite:
        return f"sqlite:///{tmp_path}/town.db"
    postgres: Postgres = request.getfixturevalue("own_postgres")
    return await postgres.new_database()


@pytest.fixture
def town_of(database: str) -> Callable[[Size], Town]:
    return lambda size: town.build(database, size)


@pytest.fixture
def start(database: str, tmp_path: Path) -> Iterator[Callable[[], Server]]:
    """Starts a server that is killed in the end, whatever happens."""
    with ExitStack() as running:
        yield lambda: running.enter_context(serving(database, tmp_path / "server.log"))


@pytest.fixture
def doors(start: Callable[[], Server]) -> tuple[Server, Server]:
    """Two ways into the same town: on PostgreSQL two processes that share nothing but the database."""
    first = start()
    return first, first if settings.current().is_sqlite else start()
