"""A version of the plan: begun, saved by whoever saw it last, checked, established. Then it never changes."""

from dataclasses import asdict, replace

from backend.core import clock, db, dossiers, events
from backend.core.access import Person
from backend.core.dossiers import Newcomer
from backend.core.errors import Refused
from backend.core.texts import N_
from backend.features.pip import before, law
from backend.features.pip.queries import plans
from backend.features.pip.queries.plans import TYPED, Version
from backend.features.pip.rules import checks
from backend.features.pip.rules.checks import Before, Plan, Point

OVERTAKEN = N_("{name} heeft dit plan ook opgeslagen. Kijk wat er anders is. Wat u typte, staat er nog.")
TAKEN_AWAY = N_("Dit plan is al vastgesteld. Maak een nieuwe versie. Wat u typte, staat hieronder.")


class Overtaken(Refused):
    """A colleague saved what this person had not seen."""


class TakenAway(Refused):
    """There is no draft any more."""


async def start(me: Person, newcomer: int) -> int:
    """The draft's version. It begins as the plan that holds; one that is begun already stays the one."""
    async with db.write():
        whose = await _locked(me, newcomer)
        found = await plans.versions(me, whose.traject)
        if going := plans.draft(found):
            return going.version
        number = found[0].version + 1 if found else 1
        now = clock.now()
        made = {"created_by": me.id, "created_at": now, "saved_by": me.id, "saved_at": now}
        values = asdict(await _first_text(found, whose))
        await db.insert("pip", traject=whose.traject, version=number, **values, **made)
        await events.record("pip_drafted", whose.subject, me, version=number)
    return number


async def _first_text(found: list[Version], whose: Newcomer) -> Plan:
    """What will be dated, sent and argued anew is left empty."""
    if found:
        kept = asdict(found[0].plan) | {"dated": None, "sent": None, "reason": "", "exception": "", "a2_hours": None}
        return Plan(**kept)
    known = await plans.known(whose.traject)
    route = before.ROUTES.get(known.facts.get("leerroute", "")) if before.has_moved(known) else None
    return Plan(literacy=known.facts.get("alfabetisering", ""), route=route)


async def save(me: Person, newcomer: int, plan: Plan, revision: int) -> list[Point]:
    """What the law still asks. `revision`: the one that the person saw. Raises Overtaken or TakenAway."""
    async with db.write():
        whose = await _locked(me, newcomer)
        found = await plans.versions(me, whose.traject)
        known = await _before(me, whose, found, plan)
        plan = checks.filled(plan, known)
        await _put(me, whose, found, plan, revision)
        return checks.points(plan, known)


async def establish(me: Person, newcomer: int, plan: Plan, revision: int) -> list[Point]:
    """Saved in any case; established only when the law asks nothing more."""
    async with db.write():
        whose = await _locked(me, newcomer)
        found = await plans.versions(me, whose.traject)
        known = await _before(me, whose, found, plan)
        plan = checks.filled(plan, known)
        if not plans.draft(found) and found and found[0].plan == _as_kept(plan):
            return []  # said twice
        draft = await _put(me, whose, found, plan, revision)
        points = checks.points(plan, known)
        if not points:
            await _close(me, whose, draft, plan)
    return points


async def _locked(me: Person, newcomer: int) -> Newcomer:
    whose = await dossiers.decided_by(me, newcomer)
    await db.lock("household", whose.household)
    return whose


async def _put(me: Person, whose: Newcomer, found: list[Version], plan: Plan, revision: int) -> Version:
    draft = plans.draft(found)
    if draft is None:
        raise TakenAway(TAKEN_AWAY)
    if plan == draft.plan:
        return draft
    if revision != draft.revision:
        raise Overtaken(OVERTAKEN, name=draft.saved_by)
    columns = ", ".join(f"{name} = ?" for name in TYPED)
    await db.execute(
        f"UPDATE pip SET {columns}, revision = revision + 1, saved_by = ?, saved_at = ? WHERE id = ?",
        *(*asdict(plan).values(), me.id, clock.now(), draft.id),
    )
    await events.record("pip_saved", whose.subject, me, version=draft.version)
    return draft


async def _before(me: Person, whose: Newcomer, found: list[Version], plan: Plan) -> Before:
    return await before.before(me, whose, found, plan.dated or clock.today())


def _as_kept(plan: Plan) -> Plan:
    return replace(plan, level=plan.effective_level)


async def _close(me: Person, whose: Newcomer, draft: Version, plan: Plan) -> None:
    dated, level = plan.dated or clock.today(), _as_kept(plan).level
    await db.execute(
        "UPDATE pip SET level = ?, law = ?, established_by = ?, established_at = ? WHERE id = ?",
        *(level, law.on(dated).key, me.id, clock.now(), draft.id),
    )
    data = {"route": plan.route, "level": level, "on": dated.isoformat(), "version": draft.version}
    await events.record("pip_established", whose.subject, me, **data)
