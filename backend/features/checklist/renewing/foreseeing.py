"""What a renewal would do to the days that run, counted before anybody asks for it."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from backend import content
from backend.core import clock, db
from backend.core.access import Person
from backend.features.checklist.bulk import OPEN
from backend.features.checklist.renewing import held
from backend.features.checklist.rules import asking
from backend.features.checklist.rules.asking import Asked, Dates, Kid, Situation
from backend.features.checklist.rules.renewing import moves

TRAJECTS = (
    "SELECT traject.id, traject.household, traject.started_on, person.born,"
    " (SELECT MIN(other.id) FROM traject other WHERE other.household = traject.household) = traject.id"
    " FROM traject JOIN person ON person.id = traject.newcomer"
    " WHERE traject.gemeente = ? AND traject.ended_on IS NULL ORDER BY traject.id"
)
FACTS = "SELECT traject, key, value FROM fact WHERE traject IN (SELECT id FROM traject WHERE gemeente = ?)"
CHILDREN = (
    "SELECT household, id, born FROM child WHERE household IN (SELECT id FROM household WHERE gemeente = ?) ORDER BY id"
)
TASKS = (
    "SELECT household, traject, child, round, opened_on, opens, advise, due, due_basis, due_fixed,"
    f" {OPEN} FROM task WHERE gemeente = ? AND template = ? ORDER BY round"
)


Place = tuple[int | None, int | None]  # traject, or None where it is shared; child


@dataclass(frozen=True, slots=True)
class Task:
    round: int
    opened_on: date
    dates: Dates
    is_fixed: bool  # it has a day of its own
    is_open: bool


@dataclass(frozen=True, slots=True)
class Town:
    """All trajects that go on, as far as one template asks about them."""

    situations: dict[int, tuple[int, Situation]]  # by traject, with the household
    tasks: dict[int, dict[Place, Task]]  # by household the last round of each


async def foreseen(me: Person, template: content.Task) -> Counter[str]:
    """How many tasks get an earlier day, a later one, and so on."""
    formers, town = await held.formers(me.gemeente), await _town(me, template.key)
    found: Counter[str] = Counter()
    for traject, (household, situation) in town.situations.items():
        tasks = town.tasks.get(household, {})
        found.update(_outcomes(template, traject, situation, tasks))
        if not tasks and template.start == "auto" and not formers.comes(template.key, traject):
            found["on"] += len(list(asking.asked(template, situation, clock.today())))
    return found


def _outcomes(template: content.Task, traject: int, situation: Situation, tasks: dict[Place, Task]) -> Iterator[str]:
    """Of what this traject has on its own list, and of what is shared once."""
    today = clock.today()
    asked = {_place(each, traject): each for each in asking.asked(template, situation, today)}
    for place, task in tasks.items():
        if not task.is_open or place[0] != (None if situation.leads_household and place[0] is None else traject):
            continue
        if task.is_fixed:
            yield "own_day"
        elif template.start == "off" or place not in asked:
            yield "gone"
        else:
            dates = asking.dates(template, asked[place].anchor, task.round, task.opened_on)
            yield from moves(task.dates, dates, today)


def _place(asked: Asked, traject: int) -> Place:
    return None if asked.shared else traject, asked.child


async def _town(me: Person, template: str) -> Town:
    facts: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for traject, key, value in await db.fetch(FACTS, me.gemeente):
        facts[traject][key] = value
    children: defaultdict[int, list[Kid]] = defaultdict(list)
    for household, child, born in await db.fetch(CHILDREN, me.gemeente):
        children[household].append(Kid(child, born))
    situations = {
        traject: (household, Situation(facts[traject], started_on, born, tuple(children[household]), bool(leads)))
        for traject, household, started_on, born, leads in await db.fetch(TRAJECTS, me.gemeente)
    }
    return Town(situations, await _tasks(me, template))


async def _tasks(me: Person, template: str) -> dict[int, dict[Place, Task]]:
    found: defaultdict[int, dict[Place, Task]] = defaultdict(dict)
    for household, traject, child, number, opened_on, *dates, fixed, is_open in await db.fetch(
        TASKS, me.gemeente, template
    ):
        found[household][traject, child] = Task(number, opened_on, Dates(*dates), bool(fixed), bool(is_open))
    return found
