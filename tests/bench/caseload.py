"""What `/clienten` costs a helper with few and with many newcomers, in a small town and in a large one: by turns."""

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
ROLES = ("begeleider", "klantmanager")  # one with few, one with many
WARM_UP = 20  # turns


class Desk:
    """Where a helper opens the list again and again; how long each time took."""

    def __init__(self, port: int, helper: Citizen) -> None:
        self.connection = HTTPConnection("127.0.0.1", port)
        self.helper = helper
        self.seconds: list[float] = []
        self.kilobytes = 0.0

    def look(self) -> None:
        begun = time.perf_counter()
        self.connection.request("GET", "/clienten", headers=self.helper.headers | {"accept-encoding": "br"})
        answer = self.connection.getresponse()
        body = answer.read()
        self.seconds.append(time.perf_counter() - begun)
        self.kilobytes = len(body) / 1000
        assert answer.status == 200

    @property
    def milliseconds(self) -> float:
        return 1000 * median(self.seconds[WARM_UP:] or self.seconds)


async def compare(engine: Engine, plan: Plan) -> Table:
    with ExitStack() as running:
        small = [
            await _desk(engine, max(plan.small, number), (role,), number, running)
            for role, number in zip(ROLES, plan.lists, strict=True)
        ]
        large = await _desks(engine, plan.large, ROLES, plan.lists, running)
        for _ in range(plan.looks):
            for desk in (*small, *large):
                desk.look()
    table = Table(
        f"{engine.name}: median ms of /clienten by newcomers on the list, of whom 100 are shown;"
        f" in a town of {plan.small:,} (or of the list alone) and of {plan.large:,}",
        ("on the list", "KB br", "small", "large", "ratio", "budget"),
    )
    for number, here, there in zip(plan.lists, small, large, strict=True):
        ratio = there.milliseconds / here.milliseconds
        table.add(str(number), here.kilobytes, here.milliseconds, there.milliseconds, ratio, against(ratio, BUDGET))
    return table


async def _desk(engine: Engine, trajects: int, roles: tuple[str, ...], number: int, running: ExitStack) -> Desk:
    [desk] = await _desks(engine, trajects, roles, (number,), running)
    return desk


async def _desks(
    engine: Engine, trajects: int, roles: tuple[str, ...], numbers: tuple[int, ...], running: ExitStack
) -> list[Desk]:
    database = await engine.new_database()
    people = town.build(database, Size(trajects=trajects, roles=roles, caseloads=numbers, awake=1))
    with on(SERVERS):
        server = running.enter_context(serving(database, engine.log))
    helpers = {citizen.role: citizen for citizen in people.citizens}
    return [Desk(server.port, helpers[role]) for role in roles]
