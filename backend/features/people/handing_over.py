"""The whole caseload of one helper goes to a colleague: for good from a day on, or until the helper is back.

Each dossier in a transaction of its own: one that fails does not hold up the others, and said again it is tried again.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from backend.core import clock, db, log
from backend.core.access import Person
from backend.core.dossiers import Newcomer
from backend.core.errors import Invalid
from backend.core.texts import N_
from backend.features.people import standing_in, teams
from backend.features.people.queries import caseloads
from backend.features.people.rules import places

NOT_BEFORE_TODAY = N_("Kies vandaag of een latere dag.")

Outcome = Literal["moves", "there", "failed"]


@dataclass(frozen=True, slots=True)
class Wish:
    leaving: int
    helper: int
    since: date
    back: date | None = None  # the first day on which the helper is there again; None: never


@dataclass(frozen=True, slots=True)
class Row:
    newcomer: Newcomer
    outcome: Outcome


async def preview(by: Person, wish: Wish) -> list[Row]:
    """What would happen to whom. Raises Invalid for what cannot be."""
    await _role(by, wish)
    return [
        Row(newcomer, await _outcome(newcomer.traject, wish))
        for newcomer in await caseloads.of(by, wish.leaving, wish.since)
    ]


async def hand_over(by: Person, wish: Wish) -> list[Row]:
    role = await _role(by, wish)
    return [
        Row(newcomer, await _try(by, newcomer, wish, role))
        for newcomer in await caseloads.of(by, wish.leaving, wish.since)
    ]


async def _role(by: Person, wish: Wish) -> str:
    """The role that both have."""
    if wish.since < clock.today():
        raise Invalid(since=NOT_BEFORE_TODAY)
    if wish.back:
        standing_in.check_days(wish.since, wish.back)
    leaving, role = [await teams.role_of(who, by.gemeente) for who in (wish.leaving, wish.helper)]
    if leaving != role or wish.leaving == wish.helper:
        raise Invalid(helper=standing_in.OTHER_ROLE)
    return role


async def _outcome(traject: int, wish: Wish) -> Outcome:
    known = await teams.place_of(traject, wish.helper)
    return "there" if standing_in.is_there(known, wish.leaving) else "moves"


async def _try(by: Person, newcomer: Newcomer, wish: Wish, role: str) -> Outcome:
    try:
        async with db.write():
            await db.lock("household", newcomer.household)
            await db.lock("person", wish.helper)
            await teams.role_of(wish.helper, by.gemeente)  # nobody is left to an account that ended on the way
            outcome = await _outcome(newcomer.traject, wish)
            await (_lend(by, newcomer, wish, role) if wish.back else _give(by, newcomer, wish, role))
            return outcome
    except Exception:  # noqa: BLE001  # whatever one dossier trips over, the next has its turn
        log.log.exception("hand-over failed", extra={"event": "hand-over failed"})
        return "failed"


async def _lend(by: Person, newcomer: Newcomer, wish: Wish, role: str) -> None:
    known = await teams.place_of(newcomer.traject, wish.helper)
    if wish.back and not standing_in.is_there(known, wish.leaving):
        await standing_in.arrange(by, newcomer, wish.leaving, wish.helper, role, wish.since, wish.back)


async def _give(by: Person, newcomer: Newcomer, wish: Wish, role: str) -> None:
    known, leaving = [await teams.place_of(newcomer.traject, who) for who in (wish.helper, wish.leaving)]
    if leaving is None or leaving.is_over(wish.since):
        return  # said twice at once
    await teams.settle(newcomer.traject, wish.helper, role, places.begins(known, wish.since))
    await teams.end_place(newcomer.traject, wish.leaving, max(wish.since, leaving.since))
    await teams.tell(by, newcomer, "handed_over", wish.helper, leaving=wish.leaving, since=wish.since.isoformat())
    await teams.hint(wish.leaving)
