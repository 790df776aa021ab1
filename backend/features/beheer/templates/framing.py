"""A draft with another frame of its task, if everything allows it."""

import msgspec

from backend import content
from backend.content import Change, Pack, PackError, Task
from backend.content.frame import SPANS
from backend.core.access import Person
from backend.core.errors import Invalid
from backend.core.texts import N_
from backend.features.beheer import checking
from backend.features.beheer.actions.publishing import DOES_NOT_FIT
from backend.features.beheer.editing import Editing
from backend.features.beheer.kinds import FOR_STAFF
from backend.features.beheer.queries import numbers
from backend.features.beheer.templates import frames, making

OUT_OF_ORDER = N_("Deze dag past niet bij de andere dagen. Kijk naar de volgorde.")


async def change(me: Person, one: Editing, typed: dict[str, str]) -> Change:
    """Raises Invalid with a sentence for each mistake."""
    was = one.published
    assert isinstance(was, Task)  # as the page that holds the form
    frame = frames.read(was, one.pack, {"subject": was.subject} | typed)
    wrong = _wrong_title(typed) | _unlawful(one, was, frame)
    if frame["subject"] != was.subject and await numbers.listed(me, one.key):
        wrong["subject"] = frames.ON_LISTS
    if wrong:
        raise Invalid(**wrong)
    found = msgspec.structs.replace(one.change, fields=_fields(one, was, frame, typed.get(FOR_STAFF, "")))
    refuse_misfit(one.pack, found)
    return found


def _fields(one: Editing, was: Task, frame: content.Frame, title: str) -> dict[str, object]:
    """What the draft changes besides, and of the frame what differs; of what is new all of it."""
    said = frame if one.is_new else frames.changed(was, frame)
    said |= {FOR_STAFF: title} if one.is_new or title != was.title_staff else {}
    others = {field: value for field, value in one.change.fields.items() if field not in (*frame, FOR_STAFF)}
    return others | said


def _unlawful(one: Editing, was: Task, frame: content.Frame) -> dict[str, str]:
    return frames.unlawful(one.files.tasks.get(one.key, was), content.framed(was, frame))


def _wrong_title(typed: dict[str, str]) -> dict[str, str]:
    title = typed.get(FOR_STAFF, "")
    if (typed["actor"] == "newcomer") == bool(title):
        return {FOR_STAFF: making.TITLE_STAFF}
    return {FOR_STAFF: sentence} if (sentence := checking.mistake(title, may_be_empty=True)) else {}


def refuse_misfit(pack: Pack, found: Change) -> None:
    """Raises Invalid where it does not fit the rest of the content."""
    key = pack.gemeente.key
    try:
        content.build(key, content.laid(key).with_change(found))
    except PackError as error:
        fields = [problem.field for problem in error.problems]
        raise Invalid(**{field: OUT_OF_ORDER if field in SPANS else DOES_NOT_FIT for field in fields}) from error
