"""kill -9 in the middle of everything, again and again."""

import asyncio
import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import median

from backend.core import settings
from tests.faults.crowd import CONFIRMED, Crowd
from tests.faults.test_crowd import FIFTY
from tests.server import Server
from tests.store import file_of
from tests.town import Size, Town

KILLS = 10 if settings.current().is_sqlite else 5
SECONDS_OF_LIFE = (0.1, 0.6)
SECONDS_TO_START = 5.0


async def test_what_was_confirmed_outlives_the_process(
    town_of: Callable[[Size], Town], start: Callable[[], Server], database: str, tmp_path: Path
) -> None:
    town = town_of(FIFTY)
    crowd, stop = Crowd(town, start()), asyncio.Event()
    life, starts = asyncio.create_task(crowd.live_on(stop)), list[float]()
    for _ in range(KILLS):
        await asyncio.sleep(random.uniform(*SECONDS_OF_LIFE))
        crowd.server.kill()
        assert is_whole(database, tmp_path / "copy")
        starts.append(await asyncio.to_thread(crowd.server.start_again))
    stop.set()
    await life
    assert median(starts) < SECONDS_TO_START * crowding()
    assert set(crowd.statuses) == {CONFIRMED}
    assert len(crowd.said) > KILLS
    await crowd.all_is_kept_once(database)


def crowding() -> float:
    """1 on a machine that has nothing else to do; 3 where three want each core."""
    return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


def is_whole(database: str, folder: Path) -> bool:
    """Looks at a copy: to open the file itself would mend it before the app has to. PostgreSQL was not killed."""
    if not database.startswith("sqlite"):
        return True
    folder.mkdir(exist_ok=True)
    for file in file_of(database).parent.glob("town.db*"):
        shutil.copy(file, folder)
    with closing(sqlite3.connect(folder / file_of(database).name)) as connection:
        return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
