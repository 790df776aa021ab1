"""Every wish about a task. Wishes are absolute: said twice they change nothing and tell nobody again."""

from collections.abc import Iterable
from datetime import date, datetime

from backend import content
from backend.core import access, clock, db, events
from backend.core.access import Person
from backend.core.dossiers import Newcomer
from backend.core.errors import NotFound, Refused
from backend.core.events import Subject
from backend.core.texts import N_
from backend.features.checklist import planning, queries
from backend.features.checklist.queries import Row
from backend.features.checklist.rules import turns

GONE = N_("Deze taak hoeft niet meer.")
TOO_LATE_TO_UNDO = N_("U kunt dit niet meer terugzetten. Vraag uw helper.")
SEEN_ALREADY = N_("Een helper heeft dit al gezien. Vraag uw helper.")
NOT_DONE_YET = N_("Deze taak is nog niet klaar.")
DONE_ALREADY = N_("Deze taak is al klaar.")
HELPER_SAID_OTHERWISE = N_("Uw helper heeft dit later veranderd. Kijk nog een keer.")
OTHERS_SAID_OTHERWISE = N_("Iemand anders heeft dit later veranderd. Kijk nog een keer.")
ENDED = N_("Dit traject is afgesloten. Er komen geen taken meer bij.")
HELPERS_ONLY = N_("Alleen een helper kan dit doen.")
ANSWERED = N_("{name} heeft al geantwoord. Lees dat eerst. Wat u typte, staat er nog.")
DAY_STANDS = N_("Deze dag staat in de wet of in een brief. U kunt hem niet verschuiven.")
LATER_THAN_TODAY = N_("Kies een dag na vandaag.")

TICKS = ("task_done", "task_reopened")
MOVES = ("task_moved", "task_postponed")


def _about(task: Row) -> Subject:
    return Subject(task.gemeente, task.household, task.traject, task.id)


async def _mine(me: Person, task_id: int) -> Row:
    """The task as it is now; on PostgreSQL it stays so until the commit."""
    found = await db.fetch_one(
        f"SELECT household FROM task WHERE id = ? AND {access.TASK_VISIBLE}", task_id, *access.visible_to(me)
    )
    if found is None:
        raise NotFound
    await db.lock("household", found[0])
    return await queries.task(me, task_id)


def _only_helpers(me: Person) -> None:
    if not me.is_helper:
        raise Refused(HELPERS_ONLY)


async def complete(me: Person, task_id: int, done: bool, wished_at: datetime | None = None) -> None:
    """`wished_at`: when it was done on the phone, where that is earlier than now."""
    async with db.write():
        task = await _mine(me, task_id)
        if done == (task.done_at is not None):
            return
        await _heed_later_word(me, task_id, wished_at, TICKS)
        await (_tick(me, task) if done else _untick(me, task))
        if _repeats(task, me):
            await planning.replan(task.traject)  # the next round comes with the tick, and goes with it


async def _heed_later_word(me: Person, task_id: int, wished_at: datetime | None, verbs: tuple[str, ...]) -> None:
    """Who was without network did not know what another said of the task in the meantime: the later word stands."""
    if wished_at and await db.fetch_one(
        f"SELECT id FROM event WHERE task = ? AND at > ? AND actor <> ? AND verb IN {verbs}",
        *(task_id, wished_at, me.id),
    ):
        raise Refused(HELPER_SAID_OTHERWISE if me.is_newcomer else OTHERS_SAID_OTHERWISE)


async def note_refusal(me: Person, task_id: int) -> None:
    """What somebody did without network and came too late stays in the history, beside what stands instead."""
    async with db.write():
        task = await _mine(me, task_id)
        await events.record("wish_came_late", _about(task), me)


def _repeats(task: Row, me: Person) -> bool:
    template = content.load(me.gemeente_key).tasks.get(task.template or "")
    return template is not None and template.repeat is not None


async def _tick(me: Person, task: Row) -> None:
    if task.dropped_at:
        raise Refused(GONE)
    now = clock.now()
    seen = (now, me.id) if me.is_helper else (None, None)  # a helper who ticks has seen it
    await db.execute(
        "UPDATE task SET done_at = ?, done_by = ?, confirmed_at = ?, confirmed_by = ?,"
        " stuck_at = NULL, stuck_by = NULL, stuck_reason = NULL WHERE id = ?",
        *(now, me.id, *seen, task.id),
    )
    await events.record("task_done", _about(task), me)


async def _untick(me: Person, task: Row) -> None:
    if task.done_at and not turns.may_undo(task.done_at, task.confirmed_at, task.accepted_at, clock.now()):
        raise Refused(TOO_LATE_TO_UNDO if clock.now() - task.done_at >= turns.UNDO else SEEN_ALREADY)
    await db.execute(
        "UPDATE task SET done_at = NULL, done_by = NULL, confirmed_at = NULL, confirmed_by = NULL WHERE id = ?",
        task.id,
    )
    await events.record("task_reopened", _about(task), me)


async def confirm(me: Person, task_id: int, seen: bool) -> None:
    """A helper saw that it is done."""
    await _level(me, task_id, "confirmed", seen)


async def accept(me: Person, task_id: int, arrived: bool) -> None:
    """The office has it."""
    await _level(me, task_id, "accepted", arrived)


async def _level(me: Person, task_id: int, level: str, reached: bool) -> None:
    async with db.write():
        task = await _mine(me, task_id)
        _only_helpers(me)
        if reached == (getattr(task, f"{level}_at") is not None):
            return
        if reached and task.done_at is None:
            raise Refused(NOT_DONE_YET)
        values = (clock.now(), me.id) if reached else (None, None)
        await db.execute(f"UPDATE task SET {level}_at = ?, {level}_by = ? WHERE id = ?", *values, task_id)
        await events.record(f"task_{level}" if reached else f"task_not_{level}", _about(task), me)


async def ask_help(me: Person, task_id: int, reason: str | None) -> None:
    """ "Het lukt niet": None takes it back. Raises NotFound for a reason that the pack does not have."""
    async with db.write():
        task = await _mine(me, task_id)
        if reason == task.stuck_reason:
            return
        if reason and reason not in content.load(me.gemeente_key).reasons:
            raise NotFound
        _still_to_do(task)
        values = (clock.now(), me.id, reason) if reason else (None, None, None)
        await db.execute("UPDATE task SET stuck_at = ?, stuck_by = ?, stuck_reason = ? WHERE id = ?", *values, task_id)
        await events.record("help_asked" if reason else "help_ended", _about(task), me, reason=reason)


def _still_to_do(task: Row) -> None:
    if task.dropped_at:
        raise Refused(GONE)
    if task.done_at:
        raise Refused(DONE_ALREADY)


async def drop(me: Person, task_id: int, reason: str | None) -> None:
    """Not applicable, says a helper, and why; None brings it back. Their own task a newcomer may take away too."""
    async with db.write():
        task = await _mine(me, task_id)
        if task.created_by != me.id:
            _only_helpers(me)
        if (reason is not None) == (task.dropped_at is not None):
            return
        values = (clock.now(), me.id, reason) if reason else (None, None, None)
        await db.execute(
            "UPDATE task SET dropped_at = ?, dropped_by = ?, drop_reason = ? WHERE id = ?", *values, task_id
        )
        await events.record("task_dropped" if reason else "task_brought_back", _about(task), me, reason=reason)


async def plan_day(me: Person, task_id: int, day: date | None, part: str | None, company: str | None) -> None:
    async with db.write():
        task = await _mine(me, task_id)
        if (day, part, company) == (task.planned_on, task.planned_part, task.planned_with):
            return
        await db.execute(
            "UPDATE task SET planned_on = ?, planned_part = ?, planned_with = ? WHERE id = ?",
            day,
            part,
            company,
            task_id,
        )
        await events.record("task_planned", _about(task), me, day=day.isoformat() if day else None)


async def set_due(me: Person, task_id: int, due: date) -> None:
    """The date in a letter, entered by a helper. From then on no changed fact moves it."""
    async with db.write():
        task = await _mine(me, task_id)
        _only_helpers(me)
        if due == task.due and task.due_basis == "letter":
            return
        await db.execute(
            "UPDATE task SET due = ?, advise = NULL, due_basis = 'letter', due_fixed = true WHERE id = ?",
            due,
            task_id,
        )
        await events.record("task_moved", _about(task), me, because="letter", due=due.isoformat())


async def postpone(me: Person, task_id: int, day: date, wished_at: datetime | None = None) -> None:
    """To a later day, says a helper. From then on no changed fact moves it."""
    async with db.write():
        task = await _mine(me, task_id)
        _only_helpers(me)
        if day == task.due:
            return
        _still_to_do(task)
        if task.due_basis in turns.BINDING:
            raise Refused(DAY_STANDS)
        await _heed_later_word(me, task_id, wished_at, MOVES)
        await db.execute(
            "UPDATE task SET due = ?, advise = NULL, due_basis = 'target', due_fixed = true WHERE id = ?", day, task_id
        )
        await events.record("task_postponed", _about(task), me, due=day.isoformat())


async def comment(me: Person, task_id: int, body: str, last: int | None = None) -> None:
    """`last`: the last message that a helper had before them. An answer of a colleague since then is read first."""
    async with db.write():
        task = await _mine(me, task_id)
        if last is not None and (name := await queries.answered_since(task_id, last, me.id)):
            raise Refused(ANSWERED, name=name)
        await db.insert("comment", task=task_id, author=me.id, body=body, created_at=clock.now())
        await events.record("task_commented", _about(task), me)


async def read_comments(me: Person, task_id: int) -> None:
    """What the newcomer said last needs no answer, says a helper."""
    async with db.write():
        task = await _mine(me, task_id)
        _only_helpers(me)
        if await queries.waits_for_answer(task_id):
            await events.record("comments_read", _about(task), me)


async def add_own(
    me: Person, whose: Newcomer, title: str, due: date | None, actor: str, note: int | None = None
) -> int:
    """Somebody's own task, perhaps made of a note. Its day is a wish, so it never makes late."""
    _goes_on(whose)
    async with db.write():
        today = clock.today()
        task = await db.insert(
            "task",
            gemeente=whose.gemeente,
            household=whose.household,
            traject=whose.traject,
            step=_current_step(me),
            title=title,
            actor=actor,
            opened_on=today,
            opens=today,
            due=due,
            due_basis="target" if due else "none",
            created_by=me.id,
        )
        await events.record("task_made", Subject(whose.gemeente, whose.household, whose.traject, task), me, note=note)
    return task


def _goes_on(whose: Newcomer) -> None:
    if whose.ended_on:
        raise Refused(ENDED)


def _current_step(me: Person) -> str:
    # A docent's own task stands among the lessons, where a docent looks.
    return "leren" if me.role == "docent" else "woning"


async def add_from_pack(me: Person, whose: Newcomer, template_key: str) -> int:
    """A task that the pack has for whom a helper asks it. Said twice, it is the same task."""
    template = content.load(me.gemeente_key).tasks.get(template_key)
    if template is None or template.start != "on_request":
        raise NotFound
    [task] = await add_by_hand(me, whose, [template])
    return task


async def add_by_hand(me: Person, whose: Newcomer, templates: Iterable[content.Task]) -> list[int]:
    """Also what comes by itself when the facts ask for it: the helper asks for it now."""
    _goes_on(whose)
    async with db.write():
        _only_helpers(me)
        return await planning.add_by_hand(me, whose.traject, templates)
