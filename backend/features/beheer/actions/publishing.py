"""Two people publish: one writes, another approves. An edition is never changed; an earlier one comes back as a new."""

import msgspec

from backend import content
from backend.content import Overlay, Pack, PackError
from backend.core import clock, db, events
from backend.core.access import Person
from backend.core.errors import Refused
from backend.core.texts import N_
from backend.features.beheer import editions, translating
from backend.features.beheer.actions import keeping
from backend.features.beheer.queries import drafts, history, numbers
from backend.features.beheer.templates import frames

OWN = N_("U schreef dit zelf. Een ander keurt het goed.")
CHANGED = N_("De tekst is intussen veranderd. Lees hem nog een keer.")
NOT_OFFERED = N_("Dit is nog niet klaar. De schrijver vraagt eerst om goedkeuring.")
DOES_NOT_FIT = N_("Dit past niet meer bij de rest van de inhoud. Het wordt niet gepubliceerd.")
ALREADY = N_("Deze uitgave is al wat mensen nu lezen.")


async def approve(me: Person, draft: int, version: int) -> None:
    """`version` is the one that was read. What runs stays as it is. Raises NotFound; Refused with why not."""
    async with db.write():
        await db.lock("gemeente", me.gemeente)
        if await history.is_published(me, draft, version):
            return
        found = await drafts.one(me, draft)
        if found.version != version:
            raise Refused(CHANGED)
        if found.is_mine:
            raise Refused(OWN)
        if not found.offered_at:
            raise Refused(NOT_OFFERED)
        number, over = await history.last(me)
        coming = over.with_change(found.change)
        await _publish(me, number + 1, over, coming, draft=found.id, draft_version=version)
        await db.execute("UPDATE content_draft SET ended_at = ? WHERE id = ?", clock.now(), found.id)
    await editions.look()


async def send_back(me: Person, draft: int, version: int, remark: str) -> None:
    """To who wrote it, with why. Raises NotFound; Refused when it is no longer what was read."""
    async with db.write():
        await db.lock("gemeente", me.gemeente)
        found = await drafts.one(me, draft)
        if found.version != version:
            raise Refused(CHANGED)
        if found.is_mine:
            raise Refused(OWN)
        if found.offered_at:
            await db.execute("UPDATE content_draft SET offered_at = NULL, remark = ? WHERE id = ?", remark, found.id)
            await events.record("content_sent_back", events.Subject(me.gemeente), me, draft=found.id)


async def restore(me: Person, number: int, seen: int) -> None:
    """Two people have approved it before, so one may bring it back: a mistake must not wait for a colleague.

    `seen` is the edition that held when the wish was made. Raises NotFound; Refused when nothing would change.
    """
    async with db.write():
        await db.lock("gemeente", me.gemeente)
        last, over = await history.last(me)
        wanted = keeping.with_own(await history.numbered(me, number), over)
        if last != seen:
            raise Refused(CHANGED)
        if _holds(wanted) == _holds(over):
            raise Refused(ALREADY)
        await _publish(me, last + 1, over, wanted, restored=number)
    await editions.look()


def _holds(over: Overlay) -> tuple[object, object]:
    return over.entries, over.translations


async def _publish(me: Person, number: int, before: Overlay, over: Overlay, **came_from: int) -> None:
    """Checked as a whole with the files of today, as when the app starts."""
    try:
        pack = content.build(me.gemeente_key, over)
    except PackError as error:
        raise Refused(DOES_NOT_FIT) from error
    await _refuse_frames(me, pack)
    edition = await db.insert(
        "edition",
        gemeente=me.gemeente,
        number=number,
        body=msgspec.json.encode(over).decode(),
        made_at=clock.now(),
        approved_by=me.id,
        **came_from,
    )
    await keeping.keep_former(me, edition, _shown(me, before), pack)
    about = events.Subject(me.gemeente)
    await events.record("edition_published", about, me, edition=number, name=pack.gemeente.name, **came_from)


def _shown(me: Person, over: Overlay) -> Pack:
    """As it was read until now; where the files changed since, what still fits of it."""
    try:
        return content.build(me.gemeente_key, over)
    except PackError:
        return content.load(me.gemeente_key)


async def _refuse_frames(me: Person, pack: Pack) -> None:
    """What a task may not become, whoever approves it. Raises Refused."""
    now, files = content.load(me.gemeente_key), translating.from_files(me.gemeente_key)
    for key, task in pack.tasks.items():
        if key in now.tasks and content.frame_of(now.tasks[key]) == content.frame_of(task):
            continue
        if key in files.tasks and (wrong := frames.unlawful(files.tasks[key], task)):
            raise Refused(next(iter(wrong.values())))
        if key in now.tasks and now.tasks[key].subject != task.subject and await numbers.listed(me, key):
            raise Refused(frames.ON_LISTS)
