"""Whatever happens, in whatever order, by whatever clock: what a message must never do, it does not."""

import dataclasses
from collections.abc import Awaitable, Callable
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.core import clock, db
from backend.core import settings as app
from backend.core.clock import AMSTERDAM
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
    JustBeforeItGoes,
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

# Half past seven on any day, and on the day before each night of summer time.
BEGINNINGS = tuple(datetime(*day, 7, 30, tzinfo=AMSTERDAM) for day in ((2026, 11, 25), (2026, 10, 24), (2027, 3, 27)))
QUIET = (("21:00", "08:00"), ("08:00", "12:00"), ("00:00", "00:00"), ("02:30", "02:10"), ("01:00", "02:30"))
LIVES = 200 if app.current().is_sqlite else 50  # about as long on both
MINUTES = (3, 6, 45, 90, 180, 720, 1440, -60, 60)

who, task, days = st.sampled_from(PEOPLE), st.sampled_from(tuple(TASKS)), st.integers(-2, 15)
yes_or_no = st.booleans()
# What may make a message wrong that is about to go.
CHANGES = (
    st.builds(Ticks, who, task, yes_or_no),
    st.builds(Confirms, task, yes_or_no),
    st.builds(MovesByFact, task, days),
    st.builds(Plans, task, st.none() | days),
    st.builds(Drops, task, st.sampled_from((None, "niet nodig"))),
    st.builds(AsksHelp, task, st.sampled_from((None, "taal"))),
    st.builds(Chooses, who, yes_or_no, st.sampled_from(QUIET)),
    st.builds(Leaves, who),
    st.builds(Looks, who, st.sampled_from((30, 600))),
    st.builds(Reads, who),
    st.builds(Unsubscribes, who),
)
NEWS = (
    st.builds(MovesByLetter, task, days),
    st.builds(Comments, who, task),
    st.builds(Joins, who),
    st.builds(Subscribes, who, st.integers(1, 2)),
)
PASSING = (
    st.builds(Sweeps),
    st.builds(Works, yes_or_no),
    st.builds(LivesOn, st.sampled_from((2, 6, 26))),
    st.builds(Passes, st.sampled_from(MINUTES)),
    st.builds(ServiceWorks, yes_or_no),
    st.builds(Talks, who, task, st.integers(1, 6)),
)
STEPS = st.one_of(*PASSING, *NEWS, *CHANGES, *(st.builds(JustBeforeItGoes, change) for change in CHANGES))
# So that something is about to go from the beginning: a reminder, a question to a helper, one that goes once more.
BEFORE = st.sampled_from(
    (
        [Sweeps()],
        [AsksHelp("huisarts", "taal"), Works(True)],
        [Sweeps(), ServiceWorks(False), LivesOn(2), ServiceWorks(True)],
    )
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


# The same lives each time, so that no change is blamed for another's mistake.
@settings(
    max_examples=LIVES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=(HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large),
)
@given(st.sampled_from(BEGINNINGS), BEFORE, st.lists(STEPS, min_size=1, max_size=25))
async def test_what_must_never_happen(
    begun: Callable[[datetime], Awaitable[Life]], beginning: datetime, before: list[Step], steps: list[Step]
) -> None:
    life = await begun(beginning)
    with life.is_lived():
        for step in (*before, *steps):
            await take(step, life)
            assert life.wrong == []
        await life.run_out()
    assert life.wrong == []
