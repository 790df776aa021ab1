"""What people say to each other about a task."""

from backend import content
from backend.core import clock, db, events
from backend.core.access import Person
from backend.core.errors import NotFound, Refused
from backend.core.texts import N_
from backend.features.checklist import queries
from backend.features.checklist.actions.holding import about, insist_helper, insist_to_do, take

ANSWERED = N_("{name} heeft al geantwoord. Lees dat eerst. Wat u typte, staat er nog.")


async def ask_help(me: Person, task_id: int, reason: str | None) -> None:
    """ "Het lukt niet": None takes it back. Raises NotFound for a reason that the pack does not have."""
    async with db.write():
        task = await take(me, task_id)
        if reason == task.stuck_reason:
            return
        if reason and reason not in content.load(me.gemeente_key).reasons:
            raise NotFound
        insist_to_do(task)
        values = (clock.now(), me.id, reason) if reason else (None, None, None)
        await db.execute("UPDATE task SET stuck_at = ?, stuck_by = ?, stuck_reason = ? WHERE id = ?", *values, task_id)
        await events.record("help_asked" if reason else "help_ended", about(task), me, reason=reason)


async def comment(me: Person, task_id: int, body: str, last: int | None = None) -> None:
    """`last`: the last message that a helper had before them. An answer of a colleague since then is read first."""
    async with db.write():
        task = await take(me, task_id)
        if last is not None and (name := await queries.answered_since(task_id, last, me.id)):
            raise Refused(ANSWERED, name=name)
        await db.insert("comment", task=task_id, author=me.id, body=body, created_at=clock.now())
        await events.record("task_commented", about(task), me)


async def read_comments(me: Person, task_id: int) -> None:
    """What the newcomer said last needs no answer, says a helper."""
    async with db.write():
        task = await take(me, task_id)
        insist_helper(me)
        if await queries.waits_for_answer(task_id):
            await events.record("comments_read", about(task), me)
