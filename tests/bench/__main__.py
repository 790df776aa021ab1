"""`make bench`: ratios and budgets, measured in one run.

With `--quick` it measures next to nothing, on the engine of WEGWIJS_DATABASE: it only shows that the measuring works.
"""

import sys

import uvloop
from rich.console import Console
from rich.table import Table as Shown

from backend.core import settings
from tests.bench import caseload, growth, lighthouse, list_page, push, screens, sweeps, visit
from tests.bench.plan import POSTGRESQL, QUICK, SQLITE, Plan, Table, engines


async def main(plan: Plan, names: tuple[str, ...]) -> None:
    with engines(names) as chosen:
        show(await visit.first_visits(chosen[0]))
        if plan.npm:
            show(await lighthouse.look(chosen[0]))
        for measure in (
            list_page.compare,
            growth.compare,
            caseload.compare,
            screens.measure,
            push.compare,
            sweeps.compare,
        ):
            for engine in chosen:
                show(await measure(engine, plan))


def show(table: Table) -> None:
    shown = Shown()
    for number, column in enumerate(table.columns):
        shown.add_column(column, justify="right" if 0 < number < len(table.columns) - 1 else "left")
    for row in table.rows:
        shown.add_row(*row)
    console = Console(width=140)
    console.print(f"\n[bold]{table.title}[/bold]", shown, sep="\n")


if __name__ == "__main__":
    if "--quick" in sys.argv:
        uvloop.run(main(QUICK, (SQLITE if settings.current().is_sqlite else POSTGRESQL,)))
    else:
        uvloop.run(main(Plan(), (SQLITE, POSTGRESQL)))
