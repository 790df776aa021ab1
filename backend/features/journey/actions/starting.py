from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypedDict, Unpack

from backend import content
from backend.core import clock, db, events, texts
from backend.core.access import Person
from backend.core.dossiers import CASEWORKERS
from backend.core.errors import Invalid, NotFound
from backend.core.events import Hint, Subject
from backend.core.texts import N_
from backend.features.journey import queries
from backend.features.journey.actions import children, facts, steps

NOT_A_LANGUAGE = N_("Kies een taal uit de lijst.")


class Known(TypedDict, total=False):
    """What may be known on the first day; the rest comes later."""

    speaks: str  # else the language of the app
    born: date | None
    phone: str | None
    household: int | None  # lives with these people; else a household of their own
    facts: Mapping[str, str]
    children: Sequence[tuple[str, date]]
    on: date | None  # the first day; else today


async def start_traject(
    me: Person | None, gemeente: int, name: str, call_name: str, language: str, **known: Unpack[Known]
) -> int:
    """The newcomer's person id. Whoever starts it is on the team; the demo starts one with nobody.

    Raises NotFound for a gemeente, a household or a fact that is not theirs to use, Invalid for what cannot be.
    """
    on = known.get("on") or clock.today()
    async with db.write():
        await _check(me, gemeente, language, known)
        household = known.get("household") or await db.insert("household", gemeente=gemeente)
        person = await db.insert(
            "person",
            gemeente=gemeente,
            role="newcomer",
            name=name,
            call_name=call_name,
            language=language,
            speaks=known.get("speaks") or language,
            phone=known.get("phone"),
            born=known.get("born"),
            created_at=clock.now(),
        )
        traject = await db.insert("traject", gemeente=gemeente, household=household, newcomer=person, started_on=on)
        for member, role in ((person, "newcomer"), *([(me.id, me.role)] if me else ())):
            await db.insert("team", traject=traject, person=member, role=role, since=on)
        for key, value in known.get("facts", {}).items():
            await facts.record(traject, key, value, "", me)
        for child, born in known.get("children", ()):
            await children.put(household, child, born)
        about = Subject(gemeente, household, traject)
        await events.record("traject_started", about, me)
        if known.get("household") and known.get("children"):
            await children.tell(about, me)
        await steps.move_on(traject)
        await _open_for(me)
    return person


async def _check(me: Person | None, gemeente: int, language: str, known: Known) -> None:
    key = await _key(me, gemeente)
    if language not in content.load(key).gemeente.languages:
        raise Invalid(language=NOT_A_LANGUAGE)
    if (speaks := known.get("speaks")) and speaks not in texts.spoken():
        raise Invalid(speaks=NOT_A_LANGUAGE)
    for fact, value in known.get("facts", {}).items():
        facts.check(key, fact, value)
    for born in (known.get("born"), *(born for _, born in known.get("children", ()))):
        if born:
            children.check_born(born)
    if (household := known.get("household")) and household not in await _households(me, gemeente):
        raise NotFound


async def _key(me: Person | None, gemeente: int) -> str:
    row = await db.fetch_one("SELECT key FROM gemeente WHERE id = ?", gemeente)
    if row is None or (me and (me.gemeente != gemeente or me.role not in CASEWORKERS)):
        raise NotFound
    return str(row[0])


async def _households(me: Person | None, gemeente: int) -> frozenset[int]:
    if me:
        return frozenset(await queries.households(me))
    return frozenset(row[0] for row in await db.fetch("SELECT id FROM household WHERE gemeente = ?", gemeente))


async def _open_for(me: Person | None) -> None:
    """Their open pages must hear of a household that they did not have."""
    if me:
        await events.hint(Hint(person=me.id))
