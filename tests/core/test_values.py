"""Days, moments and truths: the same Python values on both engines, raw and through Piccolo."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from backend.core import db
from backend.core.tables import Event, Traject
from tests.cast import World

NINE = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
KOLKATA = timezone(timedelta(hours=5, minutes=30))
LEAP_DAY = date(2024, 2, 29)


async def remember(world: World, at: datetime, handled: bool = True) -> int:
    async with db.write():
        return await db.insert("event", at=at, verb="tested", gemeente=world["samira"].gemeente, handled=handled)


@pytest.mark.parametrize("at", [NINE, NINE.replace(microsecond=1), NINE.astimezone(KOLKATA)])
async def test_a_moment_comes_back_in_utc(world: World, at: datetime) -> None:
    event = await remember(world, at)
    raw = await db.fetch("SELECT at FROM event WHERE id = ?", event)
    through_piccolo = await Event.select(Event.at).where(Event.id == event)
    for found in (raw[0][0], through_piccolo[0]["at"]):
        assert found == at
        assert found.utcoffset() == timedelta()


@pytest.mark.parametrize("handled", [True, False])
async def test_a_truth_comes_back_as_one(world: World, handled: bool) -> None:
    event = await remember(world, NINE, handled)
    raw = await db.fetch("SELECT handled FROM event WHERE id = ?", event)
    through_piccolo = await Event.select(Event.handled).where(Event.id == event)
    assert raw[0][0] is through_piccolo[0]["handled"] is handled


async def test_a_day_comes_back_as_one(world: World) -> None:
    traject = world["samira"].traject
    async with db.write():
        await db.execute("UPDATE traject SET started_on = ?, review_on = NULL WHERE id = ?", LEAP_DAY, traject)
    raw = await db.fetch("SELECT started_on, review_on FROM traject WHERE id = ?", traject)
    through_piccolo = await Traject.select(Traject.started_on).where(Traject.id == traject)
    assert raw == [(LEAP_DAY, None)]
    assert type(raw[0][0]) is type(through_piccolo[0]["started_on"]) is date


@pytest.mark.parametrize("at", [NINE, NINE.astimezone(KOLKATA), NINE.replace(microsecond=500_000)])
async def test_a_moment_compares_by_when_it_was_wherever_it_was_written(world: World, at: datetime) -> None:
    event = await remember(world, at)
    for other, is_later in ((at - timedelta(microseconds=1), True), (at + timedelta(microseconds=1), False)):
        for asked in (other, other.astimezone(KOLKATA)):
            found = await db.fetch("SELECT id FROM event WHERE verb = 'tested' AND at > ?", asked)
            assert found == ([(event,)] if is_later else [])
    assert await db.fetch("SELECT id FROM event WHERE at = ?", at.astimezone(KOLKATA)) == [(event,)]


async def test_what_piccolo_writes_and_what_we_write_is_the_same(world: World) -> None:
    ours = await remember(world, NINE.astimezone(KOLKATA), handled=False)
    event = Event(at=NINE.astimezone(KOLKATA), verb="tested", gemeente=world["samira"].gemeente, handled=False)
    await event.save()
    rows = await db.fetch("SELECT at, handled, data FROM event WHERE verb = 'tested' AND at = ?", NINE)
    assert len(rows) == 2 and rows[0] == rows[1]
    assert event.id != ours


async def test_an_id_beyond_all_ids_finds_nothing(world: World) -> None:
    assert await db.fetch("SELECT id FROM person WHERE id = ?", 2**63 - 1) == []
