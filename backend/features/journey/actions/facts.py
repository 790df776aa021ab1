from backend.core import access, clock, db, dossiers, events
from backend.core.access import Person
from backend.core.dossiers import Newcomer
from backend.core.errors import Invalid, NotFound
from backend.core.events import Happened
from backend.core.texts import N_
from backend.features.journey import rules, vocabulary

NOT_A_DAY = N_("Kies een dag. Bijvoorbeeld 2026-11-23.")
NOT_AN_ANSWER = N_("Kies een antwoord uit de lijst.")


async def set_fact(me: Person, newcomer: int, key: str, value: str | None, source: str = "") -> None:
    """None: no longer known. Raises NotFound for a fact that the pack does not have, Invalid under the fact's key."""
    async with db.write():
        whose = await _open(me, newcomer, key)
        await db.lock("household", whose.household)
        check(me.gemeente_key, key, value)
        if await _said(whose.traject, key) == ((value, source) if value else None):
            return
        await (record(whose.traject, key, value, source, me) if value else _forget(whose.traject, key))
        await events.record("fact_changed", whose.subject, me, fact=key)


async def _open(me: Person, newcomer: int, key: str) -> Newcomer:
    return await (dossiers.decided_by if key in dossiers.DECIDED else dossiers.in_casework)(me, newcomer)


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


# What another slice decided: the fact, the name under which its event says it, and the source.
FOLLOWED = {"route_chosen": ("leerroute", "route", ""), "extension_decided": ("term_end", "end", "DUO")}


async def follow(event: Happened) -> None:
    """The fact that follows from what happened elsewhere. Safe to run twice."""
    key, name, source = FOLLOWED[event.verb]
    value, traject = event.data.get(name), event.subject.traject
    if not value or traject is None or event.subject.household is None:
        return
    await db.lock("household", event.subject.household)
    known = await _said(traject, key)
    if known is None or known[0] != value:
        await record(traject, key, str(value), source, await access.person(event.actor) if event.actor else None)
        await events.record("fact_changed", event.subject, fact=key)
