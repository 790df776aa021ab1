from datetime import date

from backend import content
from backend.core import clock, db, dossiers, events
from backend.core.access import Person
from backend.core.errors import Invalid, NotFound
from backend.core.events import Happened, Subject
from backend.core.texts import N_
from backend.features.journey import queries, rules
from backend.features.journey.rules import START, State

NOT_YET = N_("Deze dag komt nog.")
BEFORE_START = N_("Deze dag is vóór het begin van het traject.")


async def set_step(me: Person, newcomer: int, step: str, state: State, since: date | None = None) -> None:
    """A helper says where a step stands, and from which day. Steps overlap: none ends another."""
    async with db.write():
        whose = await dossiers.in_casework(me, newcomer)
        if step not in content.load(me.gemeente_key).steps:
            raise NotFound
        await db.lock("household", whose.household)
        await _check(whose.traject, since)
        known = (await queries.steps(whose.traject)).get(step)
        if state == (known.state if known else "none") and (known is None or since in (None, known.since)):
            return
        await _put(whose.traject, step, state, since or clock.today(), celebrated=rules.is_celebrated(state))
        await events.record("step_changed", whose.subject, me, step=step, state=state)


async def _check(traject: int, since: date | None) -> None:
    if since and since > clock.today():
        raise Invalid(since=NOT_YET)
    if since and since < await queries.started_on(traject):
        raise Invalid(since=BEFORE_START)


async def celebrate(me: Person, step: str) -> None:
    """The newcomer has seen that this step is done, and those before it."""
    async with db.write():
        steps = list(content.load(me.gemeente_key).steps)
        if step not in steps or me.traject is None or me.household is None:
            raise NotFound
        await db.lock("household", me.household)
        marks, keys = db.any_of(steps[: steps.index(step) + 1])
        changed = await db.execute(
            f"UPDATE step_state SET seen = true WHERE traject = ? AND seen = false AND step IN ({marks}) RETURNING id",
            *(me.traject, *keys),
        )
        if changed:
            await events.record("step_celebrated", events.about(me), me, step=step)


async def move_on(traject: int, fact: str = START) -> None:
    """What follows from one fact; at the start, from all. Only that one: a helper's later choice stays as it is."""
    async with db.write():
        await db.lock("household", (await _days(traject))[0].household or 0)
        about, since = await _days(traject)
        states = {step: reached.state for step, reached in (await queries.steps(traject)).items()}
        happened = since if fact == START else since.keys() & {fact}
        for step, (state, because) in rules.raised(states, happened).items():
            celebrated = fact != START and rules.is_celebrated(state, because)
            await _put(traject, step, state, min(since[because], clock.today()), celebrated=celebrated)
            await events.record("step_changed", about, step=step, state=state, because=because)


async def _days(traject: int) -> tuple[Subject, dict[str, date]]:
    """What the traject is, and its days: when it began, and each fact that steps follow from."""
    row = await db.fetch_one("SELECT gemeente, household, started_on FROM traject WHERE id = ?", traject)
    if row is None:
        raise LookupError(f"no traject {traject}")
    facts = await db.fetch("SELECT key, value FROM fact WHERE traject = ?", traject)
    days = {key: date.fromisoformat(value) for key, value in facts if key in rules.FOLLOWS}
    return Subject(row[0], row[1], traject), {START: row[2]} | days


async def _put(traject: int, step: str, state: State, since: date, *, celebrated: bool) -> None:
    """A step that was done already and moves to another day is not celebrated again."""
    if state == "none":
        await db.execute("DELETE FROM step_state WHERE traject = ? AND step = ?", traject, step)
        return
    await db.execute(
        "INSERT INTO step_state (traject, step, state, since, seen) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (traject, step) DO UPDATE SET state = excluded.state, since = excluded.since,"
        " seen = CASE WHEN step_state.state = excluded.state THEN step_state.seen ELSE excluded.seen END",
        *(traject, step, state, since, not celebrated),
    )


async def end_with(event: Happened) -> None:
    """For `milestone_reached`: the diploma or the certificate is there. Safe to run twice."""
    kind, traject = event.data.get("kind"), event.subject.traject
    if kind not in rules.GIVEN or traject is None or event.subject.household is None:
        return
    await db.lock("household", event.subject.household)
    known = await queries.steps(traject)
    for step, state in rules.AT_THE_END.items():
        if step not in known or known[step].state != state:
            await _put(traject, step, state, date.fromisoformat(str(event.data["day"])), celebrated=True)
            await events.record("step_changed", event.subject, step=step, state=state, because=str(kind))
