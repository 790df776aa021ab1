"""What Lighthouse says of a newcomer's pages on a phone: the median of three looks."""

import json
import os
import subprocess
from pathlib import Path
from statistics import median
from typing import Any

from tests import town
from tests.bench import npm
from tests.bench.plan import Engine, Table
from tests.server import Server, serving
from tests.town import Size
from tools import browsers

PACKAGE = "lighthouse@13"
PAGES = ("/", "/taken")
LOOKS = 3
SECONDS = 120
BUDGETS = {"performance": 0.95, "accessibility": 1, "best-practices": 1}
METRICS = {"largest-contentful-paint": "LCP ms", "total-blocking-time": "TBT ms", "cumulative-layout-shift": "CLS"}

Report = dict[str, Any]


async def look(engine: Engine) -> Table:
    table = Table("Lighthouse, mobile", ("", *BUDGETS, *METRICS.values(), "budget"))
    folder = engine.folder / "lighthouse"
    if why_not := "" if browsers.find(browsers.CHROMIUM) else "needs Chromium":
        _skip(table, why_not)
    elif why_not := npm.install(folder, PACKAGE):
        _skip(table, why_not)
    else:
        await _look(engine, folder, table)
    return table


def _skip(table: Table, why_not: str) -> None:
    table.add("not measured", *("" for _ in (*BUDGETS, *METRICS)), why_not)


async def _look(engine: Engine, folder: Path, table: Table) -> None:
    database = await engine.new_database()
    newcomer = town.build(database, Size(trajects=1, awake=1, tasks_of_first=40)).newcomer
    with serving(database, engine.log) as server:
        try:
            for page in PAGES:
                _add(table, page, [_report(folder, server, page, newcomer.headers["cookie"]) for _ in range(LOOKS)])
        except subprocess.SubprocessError as error:
            _skip(table, f"Lighthouse did not finish: {type(error).__name__}")


def _report(folder: Path, server: Server, page: str, cookie: str) -> Report:
    command = [
        *(str(folder / "node_modules/.bin/lighthouse"), server.origin + page, "--quiet", "--output=json"),
        *("--chrome-flags=--headless=new --no-sandbox", "--no-enable-error-reporting"),
        f"--extra-headers={json.dumps({'Cookie': cookie})}",
    ]
    surroundings = os.environ | {"CHROME_PATH": browsers.find(browsers.CHROMIUM) or ""}
    said = subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, check=True, timeout=SECONDS)
    report: Report = json.loads(said.stdout)
    return report


def _add(table: Table, page: str, reports: list[Report]) -> None:
    scores = {name: median(report["categories"][name]["score"] for report in reports) for name in BUDGETS}
    metrics = [median(report["audits"][name]["numericValue"] for report in reports) for name in METRICS]
    missed = [name for name, budget in BUDGETS.items() if scores[name] < budget]
    table.add(page, *scores.values(), *metrics, f"{', '.join(missed)} MISSED" if missed else "0.95, 1 and 1 kept")
