"""The pack of a gemeente: read, merged, checked, and then kept."""

from functools import cache
from pathlib import Path

import msgspec

from backend.content.answers import Appointment, Cannot, Done, Holiday, NoteStart, Planning, Reason, Reminder
from backend.content.caches import kept
from backend.content.checks import check, translation_mistakes
from backend.content.draft import Draft
from backend.content.endings import Afterwards, Ending
from backend.content.flags import Flag
from backend.content.free_days import FreeDay
from backend.content.gemeente import Contact, Gemeente
from backend.content.guide import Item, Organisation, Step, Word
from backend.content.merge import merge
from backend.content.overlay import EDITION, FILES_ONLY, Overlay, laid
from backend.content.problems import PackError, Problem
from backend.content.reminding import Reminding
from backend.content.schema import Pack
from backend.content.sets import TaskSet
from backend.content.task import Task

ROOT = Path(__file__).parent
THE_GEMEENTE = "gemeente"  # among the organisations


@kept
@cache
def load(gemeente: str, root: Path = ROOT) -> Pack:
    """The pack of one gemeente as it is now; PackError names everything that is wrong with its files.

    Of its edition what no longer fits is left out, and said in the pack: an edition never stops the app.
    """
    over = laid(gemeente) if root == ROOT else FILES_ONLY
    left_out: tuple[Problem, ...] = (Problem(EDITION, "", "", "cannot be read"),) if over.unreadable else ()
    while True:
        try:
            return msgspec.structs.replace(build(gemeente, over, root), left_out=left_out)
        except PackError as error:
            if (sound := _without(over, error)) == over:
                raise
            over, left_out = sound, left_out + error.problems


def _without(over: Overlay, error: PackError) -> Overlay:
    """What the problems are about goes; where they are about something else, all of it."""
    places = {(each.file.removeprefix(EDITION), each.key) for each in error.problems}
    smaller = over.without(places).without_translations(places)
    return smaller if smaller != over else Overlay(over.edition)


def build(gemeente: str, over: Overlay = FILES_ONLY, root: Path = ROOT) -> Pack:
    """The files with this edition over them, checked as a whole; PackError names what is wrong with either."""
    if gemeente not in gemeenten(root):
        raise PackError([Problem(f"{gemeente}/gemeente.toml", "", "", "there is no such file")])
    draft = Draft(merge(root, gemeente, over))
    check(draft, gemeente)
    draft.problems.extend(translation_mistakes(over.translations))
    if draft.problems:
        raise PackError(draft.problems)
    return msgspec.structs.replace(_pack(draft, gemeente), edition=over.edition, translations=over.translations)


def load_all(root: Path = ROOT) -> dict[str, Pack]:
    """Every gemeente's pack by key; PackError names the mistakes of all of them."""
    packs: dict[str, Pack] = {}
    problems: list[Problem] = []
    for gemeente in gemeenten(root):
        try:
            packs[gemeente] = load(gemeente, root)
        except PackError as error:
            problems.extend(error.problems)
    if problems:
        raise PackError(problems)
    return packs


def gemeenten(root: Path = ROOT) -> list[str]:
    """The keys of all gemeenten that have a folder with a gemeente.toml."""
    return sorted(path.parent.name for path in root.glob("*/gemeente.toml"))


def _pack(draft: Draft, gemeente: str) -> Pack:
    own = draft.of(Gemeente)[gemeente]
    return Pack(
        gemeente=own,
        facts=draft.table("facts"),
        anchors=draft.table("anchors"),
        steps=draft.of(Step),
        tasks=draft.of(Task),
        items=draft.of(Item),
        words=draft.of(Word),
        organisations=_with_contact(draft.of(Organisation), own.contact),
        appointments=draft.of(Appointment),
        holidays=draft.of(Holiday),
        free_days=draft.of(FreeDay),
        reasons=draft.of(Reason),
        cannot=draft.of(Cannot),
        planning=draft.of(Planning),
        done=draft.of(Done),
        notes=draft.of(NoteStart),
        reminders=draft.of(Reminder),
        endings=draft.of(Ending),
        afterwards=draft.of(Afterwards),
        flags=draft.of(Flag),
        sets=draft.of(TaskSet),
        remindings=draft.of(Reminding),
    )


def _with_contact(organisations: dict[str, Organisation], contact: Contact) -> dict[str, Organisation]:
    """How the gemeente says it can be reached stands also where people read who does what."""
    said = {field: text for field, text in msgspec.structs.asdict(contact).items() if text}
    own = organisations.get(THE_GEMEENTE)
    return organisations | {own.key: msgspec.structs.replace(own, **said)} if own else organisations
