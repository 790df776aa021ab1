"""How much is measured, on which database, and what comes of it."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from tests.bench.processes import OTHERS, cpu_seconds, on
from tests.store import Postgres

SQLITE, POSTGRESQL = "SQLite", "PostgreSQL"


@dataclass(frozen=True)
class Plan:
    rounds: int = 2
    warm_up: float = 2.0  # seconds
    seconds: float = 5.0
    newcomers: int = 500  # who look at their list once
    small: int = 100  # trajects
    large: int = 100_000
    looks: int = 300
    lists: tuple[int, int] = (24, 400)  # newcomers on a helper's list
    streams: int = 500
    ticks: int = 200
    messages: int = 5_000
    tasks: int = 1_000_000
    few_tasks: int = 10_000
    due: int = 1_000  # of the tasks, as many in both towns
    sweeps: int = 15
    npm: bool = True  # may fetch what Node needs


QUICK = Plan(
    rounds=1,
    warm_up=0.1,
    seconds=0.3,
    newcomers=5,
    small=5,
    large=50,
    looks=5,
    lists=(3, 6),
    streams=10,
    ticks=5,
    messages=5,
    tasks=400,
    few_tasks=80,
    due=5,
    sweeps=1,
    npm=False,
)


@dataclass
class Engine:
    """Makes databases, all of one kind."""

    name: str
    folder: Path
    postgres: Postgres | None
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    async def new_database(self) -> str:
        if self.postgres:
            return await self.postgres.new_database()
        return f"sqlite:///{self.folder}/{next(self._numbers)}.db"

    @property
    def log(self) -> Path:
        return self.folder / "server.log"

    def cpu_seconds(self) -> float:
        """Of a database server; SQLite's work is the app's own."""
        return cpu_seconds(self.postgres.pid) if self.postgres else 0.0


@contextmanager
def engines(names: tuple[str, ...]) -> Iterator[list[Engine]]:
    with tempfile.TemporaryDirectory(prefix="wegwijs-bench-") as name, ExitStack() as running:
        folder = Path(name)
        yield [_engine(each, folder, running) for each in names]


def _engine(name: str, folder: Path, running: ExitStack) -> Engine:
    if name == SQLITE:
        return Engine(name, folder, None)
    with on(OTHERS):
        postgres = Postgres(folder / "postgresql")
    running.callback(postgres.remove)
    return Engine(name, folder, postgres)


@dataclass
class Table:
    title: str
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]] = field(default_factory=list)

    def add(self, *cells: str | float) -> None:
        self.rows.append(tuple(cell if isinstance(cell, str) else _number(cell) for cell in cells))


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def against(measured: float, budget: float, at_least: bool = False) -> str:
    kept = measured >= budget if at_least else measured <= budget
    return f"{'≥' if at_least else '≤'} {budget:g} {'kept' if kept else 'MISSED'}"
