"""What a sweep of reminders costs where little and where much exists, with as much due: by turns.

`python -m tests.bench.sweeps` is one of the two: it sweeps for each line that it reads, and says how long it took.
"""

import asyncio
import subprocess
import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from statistics import median

from backend.core import db
from backend.core.engine import DB
from backend.features.notices import signals
from backend.features.notices.sweep import sweep
from tests import town
from tests.bench.plan import Engine, Plan, Table, against
from tests.bench.processes import SERVERS, on
from tests.server import ROOT, environment
from tests.town import Size

BUDGET = 1.2
EACH = 8  # tasks of a traject
SWEEPS = {"tasks": sweep, "signals": signals.sweep}
WHAT = [f"{what}, {found}" for what in SWEEPS for found in ("all new", "nothing new")]


@dataclass
class Sweeping:
    """A town with a process that sweeps."""

    process: subprocess.Popen[str]
    seconds: dict[str, list[float]] = field(default_factory=lambda: {what: [] for what in WHAT})

    def turn(self) -> None:
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write("sweep\n")
        self.process.stdin.flush()
        for some, seconds in zip(self.seconds.values(), self.process.stdout.readline().split(), strict=True):
            some.append(float(seconds))

    def milliseconds(self, what: str) -> float:
        return 1000 * median(self.seconds[what])


async def compare(engine: Engine, plan: Plan) -> Table:
    with ExitStack() as running:
        few = await _sweeping(engine, plan.few_tasks, plan.due, running)
        many = await _sweeping(engine, plan.tasks, plan.due, running)
        for _ in range(plan.sweeps):
            few.turn()
            many.turn()
    table = Table(
        f"{engine.name}: median ms of a sweep for reminders, with {plan.due:,} due, of so many tasks",
        ("", f"{plan.few_tasks:,}", f"{plan.tasks:,}", "ratio", "budget"),
    )
    for what in few.seconds:
        ratio = many.milliseconds(what) / few.milliseconds(what)
        table.add(what, few.milliseconds(what), many.milliseconds(what), ratio, against(ratio, BUDGET))
    return table


async def _sweeping(engine: Engine, tasks: int, due: int, running: ExitStack) -> Sweeping:
    return _start(await engine.new_database(), tasks, due, running)


def _start(database: str, tasks: int, due: int, running: ExitStack) -> Sweeping:
    roles = ("begeleider", "klantmanager")
    each = Size(tasks // EACH, roles, caseload=20, tasks=EACH, tasks_of_first=EACH, awake=0, due=due)
    town.build(database, each)
    command = [sys.executable, "-m", "tests.bench.sweeps", str(due)]
    with on(SERVERS):
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment(database), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
    running.callback(process.wait)
    running.callback(process.kill)
    return Sweeping(process)


async def main(due: int) -> None:
    await DB.open()
    try:
        for what in SWEEPS:
            await _twice(what, due)
        while await asyncio.to_thread(sys.stdin.readline):
            sys.stdout.write(" ".join([await _twice(what, due) for what in SWEEPS]) + "\n")
            sys.stdout.flush()
    finally:
        await DB.close()


async def _twice(what: str, due: int) -> str:
    """The seconds of one that finds all, and of one that finds nothing more."""
    seconds = f"{await _sweep(what, due)} {await _sweep(what, due)}"
    await _forget()
    return seconds


async def _sweep(what: str, due: int) -> float:
    begun = time.perf_counter()
    await SWEEPS[what]()
    seconds = time.perf_counter() - begun
    [(found,)] = await db.fetch("SELECT COUNT(*) FROM notice")
    assert found == due
    return seconds


async def _forget() -> None:
    async with db.write():
        await db.execute("DELETE FROM notice")
        await db.execute("DELETE FROM job")


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
