"""What pages and a tick cost in a small town and in a large one: by turns, so that both meet the same machine."""

import time
from contextlib import ExitStack
from http.client import HTTPConnection
from statistics import median

from tests import town
from tests.bench.plan import Engine, Plan, Table, against
from tests.bench.processes import SERVERS, on
from tests.server import serving
from tests.town import Citizen, Size

BUDGET = 1.2
CASELOAD = 20
WARM_UP = 20  # turns
FORM = {"content-type": "application/x-www-form-urlencoded"}


class Place:
    """Somewhere people look at their pages and tick; how long each time took."""

    def __init__(self, port: int, newcomer: Citizen, begeleider: Citizen, tasks: list[int]) -> None:
        self.connection = HTTPConnection("127.0.0.1", port)
        self.newcomer = newcomer
        self.begeleider = begeleider
        self.tasks = tasks
        self.seconds: dict[str, list[float]] = {"/taken": [], "/clienten": [], "tick": []}

    def turn(self, number: int) -> None:
        task, done = self.tasks[number // 2 % len(self.tasks)], 1 - number % 2
        self._take("/taken", self.newcomer, "GET", "/taken")
        self._take("/clienten", self.begeleider, "GET", "/clienten")
        self._take("tick", self.newcomer, "POST", f"/taken/{task}/klaar", f"done={done}")

    def _take(self, what: str, who: Citizen, method: str, path: str, form: str | None = None) -> None:
        begun = time.perf_counter()
        self.connection.request(method, path, form, who.headers | FORM)
        answer = self.connection.getresponse()
        answer.read()
        self.seconds[what].append(time.perf_counter() - begun)
        assert answer.status in (200, 303)

    def milliseconds(self, what: str) -> float:
        return 1000 * median(self.seconds[what][WARM_UP:] or self.seconds[what])


async def compare(engine: Engine, plan: Plan) -> Table:
    with ExitStack() as running:
        small = await _place(engine, plan.small, running)
        large = await _place(engine, plan.large, running)
        for number in range(plan.looks):
            small.turn(number)
            large.turn(number)
    table = Table(
        f"{engine.name}: median ms with {plan.small:,} and with {plan.large:,} trajects of 8 tasks; the page shows 40",
        ("", f"{plan.small:,}", f"{plan.large:,}", "ratio", "budget"),
    )
    for what in small.seconds:
        few, many = small.milliseconds(what), large.milliseconds(what)
        table.add(what, few, many, many / few, against(many / few, BUDGET) if what != "/clienten" else "")
    return table


async def _place(engine: Engine, trajects: int, running: ExitStack) -> Place:
    database = await engine.new_database()
    people = town.build(database, Size(trajects=trajects, caseload=CASELOAD, tasks_of_first=40, awake=1))
    with on(SERVERS):
        server = running.enter_context(serving(database, engine.log))
    return Place(server.port, people.newcomer, people.begeleider, people.tasks[1][:8])
