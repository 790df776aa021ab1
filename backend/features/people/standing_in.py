"""For a while a colleague of the same role sees what somebody of the team sees, and then no more."""

from datetime import date

from backend.core import clock, db
from backend.core.access import Person
from backend.core.dossiers import Newcomer
from backend.core.errors import Invalid, NotFound
from backend.core.texts import N_
from backend.features.people import teams
from backend.features.people.rules import places
from backend.features.people.rules.places import Place

TOO_SHORT = N_("Kies een dag na de eerste dag, en na vandaag.")
OTHER_ROLE = N_("Kies een collega met hetzelfde werk.")
THERE_ALREADY = N_("Deze collega werkt hier al. Vervangen hoeft niet.")
NOT_THERE = N_("Alleen wie zelf in het team is, krijgt een vervanger.")


async def stand_in(by: Person, newcomer_id: int, absent: int, helper: int, since: date, until: date) -> None:
    """`until`: the first day on which the stand-in is no longer there."""
    check_days(since, until)
    newcomer = await teams.whose(by, newcomer_id)
    role = await teams.role_of(helper, by.gemeente)
    async with db.write():
        await db.lock("household", newcomer.household)
        await check(by, newcomer.traject, absent, helper, role)
        await arrange(by, newcomer, absent, helper, role, since, until)


async def arrange(
    by: Person, newcomer: Newcomer, absent: int, helper: int, role: str, since: date, until: date
) -> bool:
    if not await teams.settle(newcomer.traject, helper, role, since, until, absent):
        return False
    days = {"since": since.isoformat(), "until": until.isoformat()}
    await teams.tell(by, newcomer, "stand_in_arranged", helper, replaces=absent, **days)
    return True


def check_days(since: date, until: date) -> None:
    if until <= max(since, clock.today()):
        raise Invalid(back=TOO_SHORT)


async def check(by: Person, traject: int, absent: int, helper: int, role: str) -> None:
    replaced, known = await teams.place_of(traject, absent), await teams.place_of(traject, helper)
    if replaced is None:
        raise NotFound
    if not places.may_change(by.role, replaced.role):
        raise Invalid(helper=teams.NOT_YOURS)
    if replaced.replaces is not None or replaced.is_over(clock.today()):
        raise Invalid(helper=NOT_THERE)
    if replaced.role != role or helper == absent:
        raise Invalid(helper=OTHER_ROLE)
    if is_there(known, absent):
        raise Invalid(helper=THERE_ALREADY)


def is_there(known: Place | None, absent: int) -> bool:
    """On the team already, in another way than as this stand-in, whose days may change."""
    return known is not None and not known.is_over(clock.today()) and known.replaces != absent
