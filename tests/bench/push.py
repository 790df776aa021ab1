"""Messages on one core over HTTPS, to a service on the other: ours, npm's web-push, and ours from the job table on."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path

from backend.core import settings
from backend.features.push.sender import PER_HOST
from backend.features.push.vapid import Signer
from tests import town
from tests.bench import npm
from tests.bench.plan import Engine, Plan, Table, against
from tests.bench.processes import OTHERS, SERVERS, on
from tests.bench.push_sending import Order, Spent
from tests.bench.push_service import make_certificate
from tests.push.service import Browser
from tests.server import ROOT, environment
from tests.town import Size

BUDGET = 2_500
SUBJECT = "mailto:beheer@wegwijs.nl"
BODY = json.dumps({"web_push": 8030, "notification": {"title": "Morgen", "body": "Open een bankrekening. " * 11}})
SCRIPT = Path(__file__).with_name("web_push.mjs")


async def compare(engine: Engine, plan: Plan) -> Table:
    table = Table(
        f"{engine.name}: messages of {len(BODY)} bytes to phones over HTTPS, {PER_HOST} at a time, sender on one core",
        ("", "msg/s", "CPU µs/msg", "msg/s of a whole core", "× web-push", "budget"),
    )
    with _service(engine) as order:
        order = replace(order, number=plan.messages)
        theirs = _web_push(engine, order) if plan.npm else "not asked for"
        ours = _ours(await engine.new_database(), order)
        whole = await _from_jobs(engine, order)
    for name, took in {"web-push": theirs, "Sender": ours, "from due job to delivered": whole}.items():
        _add(table, name, took, plan.messages, theirs)
    return table


@contextmanager
def _service(engine: Engine) -> Iterator[Order]:
    certificate = engine.folder / "certificate.pem"
    make_certificate(certificate)
    command = [sys.executable, "-m", "tests.bench.push_service", str(certificate)]
    with on(OTHERS):
        service = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert service.stdout
        port, phone = int(service.stdout.readline()), Browser()
        endpoint, key = f"https://127.0.0.1:{port}/phone", settings.new_vapid_key()
        yield Order(0, BODY, endpoint, str(certificate), key, SUBJECT, phone.p256dh, phone.auth)
    finally:
        service.kill()
        service.wait()


def _ours(database: str, order: Order) -> Spent:
    push = {"WEGWIJS_VAPID_SUBJECT": order.subject, "WEGWIJS_VAPID_KEY": order.key, "WEGWIJS_PUSH_LOOPBACK": "yes"}
    command = [sys.executable, "-m", "tests.bench.push_sending", json.dumps(asdict(order))]
    return _spent(command, ROOT, environment(database, **push))


async def _from_jobs(engine: Engine, order: Order) -> Spent:
    database = await engine.new_database()
    town.build(database, Size(trajects=order.number, caseload=20, awake=0))
    return _ours(database, replace(order, body=""))


def _web_push(engine: Engine, order: Order) -> Spent | str:
    folder = engine.folder / "web-push"
    if why_not := npm.install(folder, "web-push"):
        return why_not
    more = {"sockets": PER_HOST, "publicKey": Signer(order.key, order.subject).public_key}
    return _spent(["node", str(SCRIPT), json.dumps(asdict(order) | more)], folder, dict(os.environ))


def _spent(command: list[str], folder: Path, surroundings: dict[str, str]) -> Spent:
    with on(SERVERS):
        said = subprocess.run(
            command, cwd=folder, env=surroundings, stdout=subprocess.PIPE, check=True, text=True
        ).stdout
    return Spent(**json.loads(said))


def _add(table: Table, name: str, took: Spent | str, number: int, theirs: Spent | str) -> None:
    if isinstance(took, str):
        table.add(name, took, "", "", "", "")
        return
    speed = took.per_core(number)
    times = speed / theirs.per_core(number) if isinstance(theirs, Spent) else ""
    budget = against(speed, BUDGET, at_least=True) if name != "web-push" else ""
    table.add(name, took.per_second(number), 1e6 / speed, speed, times, budget)
