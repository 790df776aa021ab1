"""A task in hand: nobody else of its household is served until the commit."""

from datetime import datetime

from backend.core import access, db
from backend.core.access import Person
from backend.core.errors import NotFound, Refused
from backend.core.events import Subject
from backend.core.texts import N_
from backend.features.checklist import queries
from backend.features.checklist.queries import Row

GONE = N_("Deze taak hoeft niet meer.")
DONE_ALREADY = N_("Deze taak is al klaar.")
HELPERS_ONLY = N_("Alleen een helper kan dit doen.")
HELPER_SAID_OTHERWISE = N_("Uw helper heeft dit later veranderd. Kijk nog een keer.")
OTHERS_SAID_OTHERWISE = N_("Iemand anders heeft dit later veranderd. Kijk nog een keer.")


async def take(me: Person, task_id: int) -> Row:
    """The task as it is now; on PostgreSQL it stays so until the commit."""
    found = await db.fetch_one(
        f"SELECT household FROM task WHERE id = ? AND {access.TASK_VISIBLE}", task_id, *access.visible_to(me)
    )
    if found is None:
        raise NotFound
    await db.lock("household", found[0])
    return await queries.task(me, task_id)


def about(task: Row) -> Subject:
    return Subject(task.gemeente, task.household, task.traject, task.id)


def insist_helper(me: Person) -> None:
    if not me.is_helper:
        raise Refused(HELPERS_ONLY)


def insist_to_do(task: Row) -> None:
    if task.dropped_at:
        raise Refused(GONE)
    if task.done_at:
        raise Refused(DONE_ALREADY)


async def heed_later_word(me: Person, task_id: int, wished_at: datetime | None, verbs: tuple[str, ...]) -> None:
    """Who was without network did not know what another said of the task in the meantime: the later word stands."""
    if wished_at and await db.fetch_one(
        f"SELECT id FROM event WHERE task = ? AND at > ? AND actor <> ? AND verb IN {verbs}",
        *(task_id, wished_at, me.id),
    ):
        raise Refused(HELPER_SAID_OTHERWISE if me.is_newcomer else OTHERS_SAID_OTHERWISE)
