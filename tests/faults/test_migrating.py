"""An installation of before, with people in it, comes to the newest version and loses nothing."""

import subprocess
import sys

from tests.server import ROOT, environment
from tests.store import rows

FIRST = """
import asyncio, os, contextlib, io
from backend.core import clock, db, migrate
from backend.core.engine import DB
async def main():
    os.environ["PICCOLO_CONF"] = "backend.piccolo_conf"
    from piccolo.apps.migrations.commands.forwards import run_forwards
    await DB.open()
    with contextlib.redirect_stdout(io.StringIO()):
        assert (await run_forwards("wegwijs", migration_id="0001-first")).success
    async with db.write():
        gemeente = await db.insert("gemeente", key="nijkerk", name="Nijkerk", demo=True)
        for number in range(500):
            await db.insert("person", gemeente=gemeente, role="newcomer", name=f"N {number}", call_name="N",
                language="nl", created_at=clock.now())
        household = await db.insert("household", gemeente=gemeente)
        for number in range(500):
            await db.insert("task", gemeente=gemeente, household=household, step="woning", title=f"T {number}",
                opened_on=clock.today(), opens=clock.today(), due=clock.today())
    assert not await migrate.is_current()
    await DB.close()
asyncio.run(main())
"""


def run(database: str, *command: str) -> None:
    subprocess.run([sys.executable, *command], cwd=ROOT, env=environment(database), check=True)


async def test_what_was_there_is_there_still(database: str) -> None:
    run(database, "-c", FIRST)
    for _ in range(2):  # the second time there is nothing to do
        run(database, "-m", "backend", "migrate")
    for table in ("person", "task"):
        assert await rows(database, f"SELECT COUNT(*) FROM {table}") == [(500,)]
    assert await rows(database, "SELECT COUNT(*) FROM notice") == [(0,)]
