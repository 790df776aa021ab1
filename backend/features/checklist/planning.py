"""Keeps a traject's list equal to what its facts ask for. Safe to run twice; what was ticked never changes."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain

from backend import content
from backend.core import clock, db, events
from backend.core.access import Person
from backend.core.events import Subject
from backend.features.checklist.renewing import held
from backend.features.checklist.renewing.held import Formers
from backend.features.checklist.rules import asking
from backend.features.checklist.rules.asking import Asked, Dates, Kid, Situation


@dataclass(frozen=True, slots=True)
class Listed:
    """A task of the pack that the household has already."""

    id: int
    template: str
    traject: int | None
    child: int | None
    round: int
    opened_on: date
    dates: Dates
    is_over: bool  # done or set aside by a helper: it stays as it is
    due_fixed: bool
    retired: bool
    by_hand: bool  # a helper asked for it

    @property
    def place(self) -> "Place":
        return self.template, self.traject, self.child


Place = tuple[str, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Plan:
    about: Subject
    pack: content.Pack
    situation: Situation
    listed: dict[Place, Listed]  # of each the round that is open, else the last
    surplus: list[Listed]  # a next round whose earlier one was opened again
    today: date
    because: str
    has_ended: bool
    formers: Formers
    first: dict[str, int]  # of each template the first task that the household had

    def template(self, key: str) -> content.Task:
        """As this list holds it: a changed template is for lists that come after, until somebody renews what runs."""
        return self.formers.held(self.pack.tasks[key], self.first.get(key))

    def place_of(self, asked: Asked) -> Place:
        return asked.template, None if asked.shared else self.about.traject, asked.child


async def replan(traject: int, because: str = "", today: date | None = None) -> None:
    """`because` is the fact that changed; the history names it."""
    async with db.write():
        plan = await _plan(traject, because, today or clock.today())
        if plan.has_ended:
            return
        await _follow(plan, plan.pack.tasks)
        review = asking.next_birthday(plan.situation, plan.today)
        await db.execute("UPDATE traject SET review_on = ? WHERE id = ?", review, traject)


async def renew(traject: int, template: str) -> None:
    """This task alone, after its template changed. What was ticked or has a day of its own stays."""
    async with db.write():
        plan = await _plan(traject, "template", clock.today())
        if plan.has_ended or template not in plan.pack.tasks:
            return
        await _follow(plan, [template])
        mine = [listed for listed in plan.listed.values() if listed.template == template and _is_mine(plan, listed)]
        for listed in mine:
            if not (listed.is_over or listed.retired or listed.due_fixed):
                await _hand_over(plan, listed)


async def _hand_over(plan: Plan, listed: Listed) -> None:
    """To whose task it is now, and to the step where it stands now."""
    template = plan.template(listed.template)
    rows = await db.execute(
        "UPDATE task SET actor = ?, step = ? WHERE id = ? AND retired_at IS NULL AND (actor <> ? OR step <> ?)"
        " RETURNING id",
        *(template.actor, template.step, listed.id, template.actor, template.step),
    )
    if rows:
        await _tell(plan, "task_renewed", listed.id)


async def replan_due() -> None:
    """On a birthday tasks come and go: a child of four goes to school."""
    due = "SELECT id FROM traject WHERE review_on <= ? AND ended_on IS NULL ORDER BY review_on, id"
    rows = await db.fetch(due, clock.today())
    for (traject,) in rows:
        await replan(traject, because="birthday")


async def _follow(plan: Plan, keys: Collection[str]) -> None:
    """These templates on the list, as the facts ask for them."""
    templates = [template for key in keys if (template := plan.template(key)).start != "off"]
    wanted = [asked for template in templates for asked in asking.asked(template, plan.situation, plan.today)]
    for asked in wanted:
        await _keep(plan, asked)
    await _retire(plan, {plan.place_of(asked) for asked in wanted}, keys)


async def _keep(plan: Plan, asked: Asked) -> None:
    template = plan.template(asked.template)
    listed = plan.listed.get(plan.place_of(asked))
    if listed is None and template.start == "auto" and plan.formers.comes(asked.template, plan.about.traject):
        await _add(plan, asked, 1)
    elif listed and listed.is_over and template.repeat:
        await _add(plan, asked, listed.round + 1)
    elif listed and not listed.is_over:
        await _update(plan, asked, listed)


async def _add(plan: Plan, asked: Asked, round_number: int, actor: Person | None = None) -> int:
    template = plan.template(asked.template)
    dates = asking.dates(template, asked.anchor, round_number, plan.today)
    task = await db.insert(
        "task",
        gemeente=plan.about.gemeente,
        household=plan.about.household,
        traject=None if asked.shared else plan.about.traject,
        template=asked.template,
        child=asked.child,
        round=round_number,
        step=template.step,
        title=template.title,
        actor=template.actor,
        opened_on=plan.today,
        opens=dates.opens,
        advise=dates.advise,
        due=dates.due,
        due_basis=dates.due_basis,
        created_by=actor.id if actor else None,
    )
    await _tell(plan, "task_added", task, actor=actor)
    return task


async def _update(plan: Plan, asked: Asked, listed: Listed) -> None:
    template = plan.template(asked.template)
    dates = asking.dates(template, asked.anchor, listed.round, listed.opened_on)
    if listed.retired:
        await db.execute("UPDATE task SET retired_at = NULL WHERE id = ?", listed.id)
        await _tell(plan, "task_returned", listed.id)
    if dates == listed.dates or listed.due_fixed:
        return
    await db.execute(
        "UPDATE task SET opens = ?, advise = ?, due = ?, due_basis = ? WHERE id = ?",
        *(dates.opens, dates.advise, dates.due, dates.due_basis, listed.id),
    )
    await _tell(plan, "task_moved", listed.id, due=dates.due.isoformat() if dates.due else None)


async def _retire(plan: Plan, wanted: set[Place], keys: Collection[str]) -> None:
    """A template that the pack has no longer is not among the keys, and none of them wants it."""
    unasked = [listed for place, listed in plan.listed.items() if place not in wanted and _is_planned(plan, listed)]
    for listed in (*unasked, *plan.surplus):
        concerned = listed.template in keys or listed.template not in plan.pack.tasks
        if concerned and not (listed.is_over or listed.retired):
            await db.execute("UPDATE task SET retired_at = ? WHERE id = ?", clock.now(), listed.id)
            await _tell(plan, "task_retired", listed.id)


def _is_mine(plan: Plan, listed: Listed) -> bool:
    return listed.traject == plan.about.traject or (listed.traject is None and plan.situation.leads_household)


def _is_planned(plan: Plan, listed: Listed) -> bool:
    """Comes and goes with this traject's facts; what a helper asked for stays."""
    mine = _is_mine(plan, listed)
    if listed.template not in plan.pack.tasks:
        return mine
    start = plan.template(listed.template).start
    return mine and not listed.by_hand and (start == "auto" or (start == "off" and not listed.due_fixed))


async def _tell(plan: Plan, verb: str, task: int, due: str | None = None, actor: Person | None = None) -> None:
    about = Subject(plan.about.gemeente, plan.about.household, plan.about.traject, task)
    await events.record(verb, about, actor, because=plan.because, due=due)


async def _plan(traject: int, because: str, today: date) -> Plan:
    row = await db.fetch_one(
        "SELECT traject.gemeente, gemeente.key, traject.household, traject.started_on, person.born,"
        " (SELECT MIN(other.id) FROM traject other WHERE other.household = traject.household) = traject.id,"
        " traject.ended_on IS NOT NULL"
        " FROM traject JOIN gemeente ON gemeente.id = traject.gemeente JOIN person ON person.id = traject.newcomer"
        " WHERE traject.id = ?",
        traject,
    )
    if row is None:
        raise LookupError(f"no traject {traject}")
    gemeente, key, household, started_on, born, leads, ended = row
    await db.lock("household", household)
    facts: dict[str, str] = dict(await db.fetch("SELECT key, value FROM fact WHERE traject = ?", traject))
    children = await db.fetch("SELECT id, born FROM child WHERE household = ? ORDER BY id", household)
    situation = Situation(facts, started_on, born, tuple(Kid(*child) for child in children), bool(leads))
    about = Subject(gemeente, household, traject)
    listed = await _listed(household)
    current = {place: _current(rounds) for place, rounds in listed.items()}
    surplus = [late for place, rounds in listed.items() for late in rounds if late.round > current[place].round]
    known, first = await held.formers(gemeente), _first(listed)
    return Plan(about, content.load(key), situation, current, surplus, today, because, bool(ended), known, first)


def _first(listed: dict[Place, list[Listed]]) -> dict[str, int]:
    first: dict[str, int] = {}
    for one in chain(*listed.values()):
        first[one.template] = min(one.id, first.get(one.template, one.id))
    return first


def _current(rounds: list[Listed]) -> Listed:
    return next((listed for listed in rounds if not listed.is_over), rounds[-1])


async def _listed(household: int) -> dict[Place, list[Listed]]:
    rows = await db.fetch(
        "SELECT id, template, traject, child, round, opened_on, opens, advise, due, due_basis,"
        " done_at, dropped_at, due_fixed, retired_at, created_by FROM task"
        " WHERE household = ? AND template IS NOT NULL ORDER BY round",
        household,
    )
    places: dict[Place, list[Listed]] = {}
    for row in rows:
        task, template, traject, child, number, opened_on, *dates, done_at, dropped_at, due_fixed, retired_at, by = row
        is_over = bool(done_at or dropped_at)
        listed = Listed(
            *(task, template, traject, child, number, opened_on, Dates(*dates)),
            *(is_over, bool(due_fixed), retired_at is not None, by is not None),
        )
        places.setdefault(listed.place, []).append(listed)
    return places


async def add_by_hand(me: Person, traject: int, templates: Iterable[content.Task]) -> list[int]:
    """The tasks' ids; a task that is already on the list stays the one."""
    plan = await _plan(traject, "", clock.today())
    return [await _add_by_hand(plan, me, template) for template in templates]


async def _add_by_hand(plan: Plan, me: Person, template: content.Task) -> int:
    shared = template.subject in ("household", "child")
    listed = plan.listed.get((template.key, None if shared else plan.about.traject, None))
    if listed and not listed.is_over:
        if listed.retired:
            await db.execute("UPDATE task SET retired_at = NULL, created_by = ? WHERE id = ?", me.id, listed.id)
            await _tell(plan, "task_returned", listed.id, actor=me)
        return listed.id
    anchor = asking.anchor_day(template.anchor, plan.situation) or plan.today
    asked = Asked(template.key, None, shared, anchor)
    return await _add(plan, asked, listed.round + 1 if listed else 1, me)
