"""`/taken` with 40 tasks against the same page in Django 5.2 with Jinja2: same tasks, same rows, the same core."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from itertools import cycle
from json import dumps
from statistics import mean

from tests import town
from tests.bench.load import CONNECTIONS, Measured, load, request_for
from tests.bench.plan import POSTGRESQL, SQLITE, Engine, Plan, Table, against
from tests.bench.processes import SERVERS, DjangoServer, cpu_seconds, megabytes, on
from tests.server import ROOT, Server, environment, serving
from tests.town import Size

PATH = "/taken"
BUDGETS = {SQLITE: 10, POSTGRESQL: 6}  # times Django
SIZE = Size(trajects=100, caseload=20, tasks_of_first=40, awake=1)
ALIKE = 0.1  # the two pages may differ so much in size


@dataclass(frozen=True)
class Result:
    measured: Measured
    cpu: float  # microseconds a request
    database_cpu: float
    megabytes: float


async def compare(engine: Engine, plan: Plan) -> Table:
    with ExitStack() as running:
        ours, cookie = await _ours(engine, running, SIZE)
        django, session = await _django(engine, running)
        asked = {
            "Django": (django, request_for(PATH, session)),
            "Wegwijs": (ours, request_for(PATH, cookie)),
            "Wegwijs, brotli": (ours, request_for(PATH, cookie, "br")),
        }
        _same_page(ours.page(PATH, cookie), django.page(PATH, session))
        results: dict[str, list[Result]] = {name: [] for name in asked}
        for _ in range(plan.rounds):
            for name, (server, request) in asked.items():
                results[name].append(await _measure(engine, server, cycle([request]), plan.warm_up, plan.seconds))
    results["Wegwijs, each list for the first time"] = [await _first_looks(engine, plan)]
    return _table(engine, results)


async def _ours(engine: Engine, running: ExitStack, size: Size) -> tuple[Server, str]:
    database = await engine.new_database()
    newcomer = town.build(database, size).newcomer
    with on(SERVERS):
        return running.enter_context(serving(database, engine.log)), newcomer.headers["cookie"]


async def _django(engine: Engine, running: ExitStack) -> tuple[Server, str]:
    database = await engine.new_database()
    cookie = f"sessionid={_fill_django(database)}"
    with on(SERVERS):
        return running.enter_context(serving(database, engine.log, DjangoServer)), cookie


def _fill_django(database: str) -> str:
    command = [sys.executable, "-m", "tests.bench.django_site.fill", dumps(asdict(SIZE))]
    return subprocess.run(
        command, cwd=ROOT, env=environment(database), stdout=subprocess.PIPE, check=True, text=True
    ).stdout


def _same_page(ours: str, django: str) -> None:
    assert ours.count('id="taak-') == django.count('id="taak-') == SIZE.tasks_of_first
    assert abs(len(ours) / len(django) - 1) < ALIKE


async def _first_looks(engine: Engine, plan: Plan) -> Result:
    """No line of these lists was ever shown before, so none is kept."""
    size = Size(trajects=plan.newcomers, caseload=20, tasks=40, tasks_of_first=40, awake=plan.newcomers)
    database = await engine.new_database()
    newcomers = [citizen for citizen in town.build(database, size).citizens if citizen.role == "newcomer"]
    requests = [request_for(PATH, newcomer.headers["cookie"]) for newcomer in newcomers]
    with on(SERVERS), ExitStack() as running:
        server = running.enter_context(serving(database, engine.log))
        await load(server.port, cycle(requests[:1]), 0, plan.warm_up)
        return await _measure(engine, server, iter(requests[1:]), 0, 60)


async def _measure(engine: Engine, server: Server, requests: Iterator[bytes], warm_up: float, seconds: float) -> Result:
    before, before_database = cpu_seconds(server.process.pid), engine.cpu_seconds()
    measured = await load(server.port, requests, warm_up, seconds)
    assert not measured.errors
    micro = 1e6 / (len(measured.latencies) + measured.warmed_up)
    return Result(
        measured,
        (cpu_seconds(server.process.pid) - before) * micro,
        (engine.cpu_seconds() - before_database) * micro,
        megabytes(server.process.pid),
    )


def _table(engine: Engine, results: dict[str, list[Result]]) -> Table:
    table = Table(
        f"{engine.name}: {PATH} with 40 tasks, one worker on one core, {CONNECTIONS} connections",
        ("", "req/s", "p50 ms", "p99 ms", "CPU µs/req", "database µs/req", "MB", "× Django", "budget"),
    )
    django = mean(result.measured.per_second for result in results["Django"])
    for name, some in results.items():
        speed = mean(result.measured.per_second for result in some)
        budget = against(speed / django, BUDGETS[engine.name], at_least=True) if name == "Wegwijs" else ""
        table.add(
            *(name, speed, *(mean(result.measured.milliseconds(percent) for result in some) for percent in (50, 99))),
            *(mean(getattr(result, what) for result in some) for what in ("cpu", "database_cpu", "megabytes")),
            *(speed / django, budget),
        )
    return table
