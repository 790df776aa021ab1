"""Children belong to the household: a change is told to everyone's traject in it."""

from dataclasses import replace
from datetime import date

from backend.core import clock, db, dossiers, events
from backend.core.access import Person
from backend.core.dossiers import Newcomer
from backend.core.errors import Invalid, NotFound, Refused
from backend.core.events import Subject
from backend.core.texts import N_
from backend.features.journey import rules

NOT_A_BIRTHDAY = N_("Kijk naar de geboortedatum. Deze dag kan niet.")
HAS_DONE_TASKS = N_("Voor dit kind is al een taak klaar. Daarom kan het kind niet weg.")


async def add_child(me: Person, newcomer: int, name: str, born: date) -> int:
    """The child's id. A child of this name and birthday who is there already stays the one."""
    check_born(born)
    async with db.write():
        whose = await _locked(me, newcomer)
        child, is_new = await put(whose.household, name, born)
        if is_new:
            await tell(whose.subject, me)
    return child


async def change_child(me: Person, newcomer: int, child: int, name: str, born: date) -> None:
    check_born(born)
    async with db.write():
        whose = await _locked(me, newcomer)
        known = await db.fetch_one(
            "SELECT name, born FROM child WHERE id = ? AND household = ?", child, whose.household
        )
        if known is None:
            raise NotFound
        if tuple(known) == (name, born):
            return
        await db.execute("UPDATE child SET name = ?, born = ? WHERE id = ?", name, born, child)
        await tell(whose.subject, me)


async def remove_child(me: Person, newcomer: int, child: int) -> None:
    """Out of the household. Raises Refused when something was already done for the child."""
    async with db.write():
        whose = await _locked(me, newcomer)
        if not await db.fetch_one("SELECT id FROM child WHERE id = ? AND household = ?", child, whose.household):
            raise NotFound
        if await db.fetch_one("SELECT id FROM task WHERE child = ? AND done_at IS NOT NULL LIMIT 1", child):
            raise Refused(HAS_DONE_TASKS)
        await db.execute("UPDATE child SET household = NULL WHERE id = ?", child)
        await tell(whose.subject, me)


async def put(household: int, name: str, born: date) -> tuple[int, bool]:
    known = await db.fetch_one(
        "SELECT id FROM child WHERE household = ? AND name = ? AND born = ?", household, name, born
    )
    if known:
        return int(known[0]), False
    return await db.insert("child", household=household, name=name, born=born), True


def check_born(born: date) -> None:
    if not rules.is_birthday(born, clock.today()):
        raise Invalid(born=NOT_A_BIRTHDAY)


async def _locked(me: Person, newcomer: int) -> Newcomer:
    whose = await dossiers.in_casework(me, newcomer)
    await db.lock("household", whose.household)
    return whose


async def tell(about: Subject, me: Person | None) -> None:
    trajects = await db.fetch("SELECT id FROM traject WHERE household = ? ORDER BY id", about.household)
    for (traject,) in trajects:
        await events.record("children_changed", replace(about, traject=traject), me, fact="children")
