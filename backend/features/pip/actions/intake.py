"""The brede intake as it is written down. Wishes are absolute: said twice they change nothing."""

from datetime import date
from typing import Literal

from backend.core import clock, db, dossiers, events
from backend.core.access import Person
from backend.core.dossiers import Newcomer
from backend.core.errors import Invalid
from backend.core.texts import N_
from backend.features.pip.queries import intake

Choice = Literal["alone", "together"]
Result = Literal["reached", "not_reached", "unknown", "exempt_sight", "exempt_hearing", "none"]

NOT_YET = N_("Deze dag is nog niet geweest.")
WHY_NOT = N_("Schrijf op waarom er geen toets is.")
WHEN_TAKEN = N_("Vul in wanneer de toets was.")


async def tell_alone(me: Person, newcomer: int, told_on: date | None) -> None:
    """The right to come alone was pointed out on this day."""
    _past(told_on=told_on)
    async with db.write():
        whose = await _decided(me, newcomer)
        if (await intake.intake(me, whose.traject)).told_on == told_on:
            return
        await _put(whose, told_on=told_on, told_by=me.id if told_on else None)
        await events.record("intake_told", whose.subject, me)


async def choose(me: Person, newcomer: int, choice: Choice) -> None:
    """Alone, or with whom they like: the newcomer says it, or a klantmanager writes down what they said."""
    async with db.write():
        whose = await dossiers.in_plan(me, newcomer)
        await db.lock("household", whose.household)
        if (await intake.intake(me, whose.traject)).choice == choice:
            return
        await _put(whose, choice=choice, chosen_at=clock.now(), chosen_by=me.id)
        await events.record("intake_chosen", whose.subject, me, choice=choice)


async def wait_for(me: Person, newcomer: int, waits_for: str, answered_on: date | None) -> None:
    """What others have to send before the plan can be made, and when it came."""
    _past(answered_on=answered_on)
    async with db.write():
        whose = await _decided(me, newcomer)
        known = await intake.intake(me, whose.traject)
        if (known.waits_for, known.answered_on) == (waits_for, answered_on):
            return
        await _put(whose, waits_for=waits_for, answered_on=answered_on)
        await events.record("intake_waited", whose.subject, me)


async def add_talk(
    me: Person, newcomer: int, held_on: date, company: str, subjects: tuple[str, ...], summary: str
) -> None:
    _past(held_on=held_on)
    async with db.write():
        whose = await _decided(me, newcomer)
        await db.insert(
            "intake_talk",
            traject=whose.traject,
            held_on=held_on,
            company=company,
            subjects=" ".join(subjects),
            summary=summary,
            written_by=me.id,
            written_at=clock.now(),
        )
        await events.record("intake_held", whose.subject, me, on=held_on.isoformat())


async def record_toets(
    me: Person,
    newcomer: int,
    result: Result,
    *,
    taken_on: date | None = None,
    score: int | None = None,
    needed: int | None = None,
    because: str = "",
) -> None:
    """An insight: no route follows from it. Without a test there is an ontheffing or a reason."""
    _past(taken_on=taken_on)
    if result == "none" and not because:
        raise Invalid(because=WHY_NOT)
    if result in ("reached", "not_reached") and taken_on is None:
        raise Invalid(taken_on=WHEN_TAKEN)
    async with db.write():
        whose = await _decided(me, newcomer)
        known = await intake.toets(me, whose.traject)
        if known and known[:5] == (taken_on, result, score, needed, because):
            return
        await db.execute(
            "INSERT INTO leerbaarheidstoets"
            " (traject, taken_on, result, score, needed, because, recorded_by, recorded_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (traject) DO UPDATE SET taken_on = excluded.taken_on,"
            " result = excluded.result, score = excluded.score, needed = excluded.needed, because = excluded.because,"
            " recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at",
            *(whose.traject, taken_on, result, score, needed, because, me.id, clock.now()),
        )
        await events.record("toets_recorded", whose.subject, me)


def _past(**day: date | None) -> None:
    """Raises Invalid under the name of a day that has not been."""
    for name, value in day.items():
        if value and value > clock.today():
            raise Invalid(**{name: NOT_YET})


async def _decided(me: Person, newcomer: int) -> Newcomer:
    whose = await dossiers.decided_by(me, newcomer)
    await db.lock("household", whose.household)
    return whose


async def _put(whose: Newcomer, **values: object) -> None:
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    changes = ", ".join(f"{name} = excluded.{name}" for name in values)
    await db.execute(
        f"INSERT INTO intake (traject, {names}) VALUES (?, {marks}) ON CONFLICT (traject) DO UPDATE SET {changes}",
        *(whose.traject, *values.values()),
    )
