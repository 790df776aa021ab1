"""Whatever happens, in whatever order, by whatever clock: what a message must never do, it does not."""

import dataclasses
import os
from collections.abc import Awaitable, Callable
from datetime import datetime

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from backend.core import clock, db
from backend.core import settings as app
from backend.core.settings import Push, new_vapid_key
from tests.cast import World
from tests.notices.life import PEOPLE, TASKS, Life, begin
from tests.notices.steps import (
    AsksHelp,
    Chooses,
    Comments,
    Confirms,
    Drops,
    Joins,
    Leaves,
    LivesOn,
    Looks,
    MovesByFact,
    MovesByLetter,
    Passes,
    Plans,
    Reads,
    ServiceWorks,
    Step,
    Subscribes,
    Sweeps,
    Talks,
    Ticks,
    Unsubscribes,
    Works,
    take,
)
from tests.tasks import task_of

# Before each night of summer time, and on any other day.
BEGINNINGS = (datetime(2026, 11, 25, 7, 30), datetime(2026, 10, 24, 7, 30), datetime(2027, 3, 27, 7, 30))
QUIET = (("21:00", "08:00"), ("08:00", "12:00"), ("00:00", "00:00"), ("02:30", "02:10"), ("01:00", "02:30"))
MINUTES = (3, 6, 45, 90, 180, 720, 1440, -60, 60)

who, task, days = st.sampled_from(PEOPLE), st.sampled_from(tuple(TASKS)), st.integers(-2, 15)
yes_or_no = st.booleans()
STEPS = st.one_of(
    st.builds(Sweeps),
    st.builds(Works),
    st.builds(LivesOn, st.sampled_from((2, 6, 26))),
    st.builds(Passes, st.sampled_from(MINUTES)),
    st.builds(Ticks, who, task, yes_or_no),
    st.builds(Confirms, task, yes_or_no),
    st.builds(MovesByLetter, task, days),
    st.builds(MovesByFact, task, days),
    st.builds(Plans, task, st.none() | days),
    st.builds(Drops, task, st.sampled_from((None, "niet nodig"))),
    st.builds(AsksHelp, task, st.sampled_from((None, "taal"))),
    st.builds(Comments, who, task),
    st.builds(Talks, who, task, st.integers(1, 6)),
    st.builds(Chooses, who, yes_or_no, st.sampled_from(QUIET)),
    st.builds(Leaves, who),
    st.builds(Joins, who),
    st.builds(Subscribes, who, st.integers(1, 2)),
    st.builds(Unsubscribes, who),
    st.builds(Looks, who, st.sampled_from((30, 600))),
    st.builds(Reads, who),
    st.builds(ServiceWorks, yes_or_no),
)


@pytest.fixture
async def begun(world: World, monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], Awaitable[Life]]:
    """Of Tesfay only these tasks are open, and of the others none: a life is short."""
    chosen = dataclasses.replace(app.current(), push=Push("mailto:beheer@wegwijs.nl", new_vapid_key(), loopback=True))
    monkeypatch.setattr(app, "current", lambda: chosen)
    async with db.write():
        await db.execute("UPDATE task SET done_at = ?", clock.now())
    tasks = {name: await task_of(world, "tesfay", name) for name in TASKS}
    return lambda beginning: begin(world, tasks, beginning)


@settings(
    max_examples=int(os.environ.get("N", 40)),
    deadline=None,
    derandomize="N" not in os.environ,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(st.sampled_from(BEGINNINGS), st.lists(STEPS, min_size=1, max_size=25))
async def test_what_must_never_happen(
    begun: Callable[[datetime], Awaitable[Life]], beginning: datetime, steps: list[Step]
) -> None:
    life = await begun(beginning)
    with life.is_lived():
        for step in steps:
            await take(step, life)
            assert life.wrong == []
        await life.run_out()
    assert life.wrong == []
