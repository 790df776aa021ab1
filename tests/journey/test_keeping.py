"""How long a dossier is kept: never shorter than the pack says, and never a day longer."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend import content, worker
from backend.content.endings import Ending
from backend.core import clock, db
from backend.core.runner import Runner
from backend.features.journey import actions
from backend.features.journey.rules import erased_on
from tests.agenda.meeting import plan
from tests.cast import World
from tests.journey.closed import close, ended
from tests.moment import Clock

ENDINGS = content.load("nijkerk").endings
days = st.dates(date(2000, 1, 1), date(2090, 12, 31))


@given(st.sampled_from(list(ENDINGS.values())), days, st.integers(0, 4000))
def test_it_is_kept_so_long_after_the_end_and_never_goes_before_a_mistake_can_be_put_right(
    ending: Ending, end: date, later: int
) -> None:
    recorded = end + timedelta(days=later)
    kept_until, settled = ending.keep.after(end), ending.settle.after(recorded)
    assert erased_on(kept_until, settled) >= kept_until
    assert erased_on(kept_until, settled) >= settled
    assert erased_on(kept_until, settled) in (kept_until, settled)


@given(days)
def test_five_years_is_the_same_day_five_years_on(end: date) -> None:
    last = ENDINGS["diploma"].keep.after(end)
    leap = (end.month, end.day) == (2, 29)
    assert (last.year, last.month, last.day) == (end.year + 5, end.month, 28 if leap else end.day)


def test_no_ending_is_kept_longer_than_the_law_allows() -> None:
    assert all(ending.keep.after(date(2026, 1, 1)) <= date(2031, 1, 1) for ending in ENDINGS.values())
    assert ENDINGS["overleden"].keep.after(date(2026, 1, 1)) == date(2026, 1, 1)


async def is_there(world: World, name: str) -> bool:
    return bool(await db.fetch("SELECT id FROM person WHERE id = ?", world[name].id))


@pytest.mark.parametrize(("reason", "ago"), [("ontheffing", 0), ("aow", 119), ("verhuisd", 10), ("overleden", 0)])
async def test_the_chore_erases_on_the_day_and_not_before(world: World, moment: Clock, reason: str, ago: int) -> None:
    await close(world, "farid", reason, clock.today() - timedelta(days=ago))
    erase_on = (await ended(world, "farid"))[2]
    assert erase_on is not None
    moment.move(days=(erase_on - clock.today()).days - 1)
    await actions.erase_due()
    assert await is_there(world, "farid")
    moment.move(days=1)
    await actions.erase_due()
    assert not await is_there(world, "farid")


async def test_an_end_long_ago_leaves_time_to_put_it_right(world: World, moment: Clock) -> None:
    async with db.write():
        await db.execute("UPDATE traject SET started_on = ? WHERE id = ?", date(2015, 1, 1), world["farid"].traject)
    await close(world, "farid", day=date(2018, 1, 1))
    assert (await ended(world, "farid"))[2] == clock.today() + timedelta(days=14)
    await actions.erase_due()
    assert await is_there(world, "farid")


async def test_one_that_was_taken_back_is_never_erased(world: World, moment: Clock) -> None:
    await close(world, "farid", "overleden")
    await actions.reopen(world["peter"], world["farid"].id)
    moment.move(days=4000)
    await actions.erase_due()
    assert await is_there(world, "farid")


async def test_that_it_happened_is_kept_without_a_word_about_whom(world: World, moment: Clock) -> None:
    await close(world, "farid", "overleden")
    moment.move(days=15)
    await actions.erase_due()
    await actions.erase_due()
    rows = await db.fetch(
        "SELECT gemeente, household, traject, task, actor, data FROM event WHERE verb = 'dossier_erased'"
    )
    assert rows == [(world.gemeenten["nijkerk"], None, None, None, None, "{}")]


async def test_what_was_promised_about_an_appointment_that_is_erased_is_quietly_over(
    world: World, moment: Clock
) -> None:
    starts = clock.now().replace(microsecond=0) + timedelta(days=30)
    await plan(world, by="peter", whose="farid", kind="uitreiking", place="Stadhuis", starts=starts)
    await close(world, "farid", "overleden")
    moment.move(days=15)
    await actions.erase_due()
    moment.move(days=20)
    await Runner(worker.REMINDING).run_due()
    assert await db.fetch("SELECT kind FROM job WHERE run_at <= ?", clock.now()) == []
