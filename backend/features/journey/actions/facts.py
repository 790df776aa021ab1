from backend.core import clock, db, dossiers, events
from backend.core.access import Person
from backend.core.errors import Invalid, NotFound
from backend.core.texts import N_
from backend.features.journey import rules, vocabulary

NOT_A_DAY = N_("Kies een dag. Bijvoorbeeld 2026-11-23.")
NOT_AN_ANSWER = N_("Kies een antwoord uit de lijst.")


async def set_fact(me: Person, newcomer: int, key: str, value: str | None, source: str = "") -> None:
    """None: no longer known. Raises NotFound for a fact that the pack does not have, Invalid under the fact's key."""
    async with db.write():
        whose = await dossiers.in_casework(me, newcomer)
        await db.lock("household", whose.household)
        check(me.gemeente_key, key, value)
        if await _said(whose.traject, key) == ((value, source) if value else None):
            return
        await (record(whose.traject, key, value, source, me) if value else _forget(whose.traject, key))
        await events.record("fact_changed", whose.subject, me, fact=key)


def check(gemeente: str, key: str, value: str | None) -> None:
    choices = vocabulary.choices(gemeente).get(key)
    if choices is None:
        raise NotFound
    if value and not rules.fits(value, choices):
        raise Invalid(**{key: NOT_AN_ANSWER if choices else NOT_A_DAY})


async def _said(traject: int, key: str) -> tuple[str, str] | None:
    row = await db.fetch_one("SELECT value, source FROM fact WHERE traject = ? AND key = ?", traject, key)
    return (row[0], row[1]) if row else None


async def record(traject: int, key: str, value: str, source: str, me: Person | None) -> None:
    await db.execute(
        "INSERT INTO fact (traject, key, value, source, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (traject, key) DO UPDATE SET value = excluded.value, source = excluded.source,"
        " recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by",
        *(traject, key, value, source, clock.now(), me.id if me else None),
    )


async def _forget(traject: int, key: str) -> None:
    await db.execute("DELETE FROM fact WHERE traject = ? AND key = ?", traject, key)
