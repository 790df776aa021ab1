"""The pack of a gemeente: read, merged, checked, and then kept."""

from functools import cache
from pathlib import Path

from backend.content.answers import Appointment, Cannot, Done, Holiday, NoteStart, Planning, Reason, Reminder
from backend.content.checks import check
from backend.content.draft import Draft
from backend.content.endings import Afterwards, Ending
from backend.content.gemeente import Gemeente
from backend.content.guide import Item, Organisation, Step, Word
from backend.content.merge import merge
from backend.content.problems import PackError, Problem
from backend.content.schema import Pack
from backend.content.task import Task

ROOT = Path(__file__).parent


@cache
def load(gemeente: str, root: Path = ROOT) -> Pack:
    """The pack of one gemeente; PackError names everything that is wrong with it."""
    if gemeente not in gemeenten(root):
        raise PackError([Problem(f"{gemeente}/gemeente.toml", "", "", "there is no such file")])
    draft = Draft(merge(root, gemeente))
    check(draft, gemeente)
    if draft.problems:
        raise PackError(draft.problems)
    return _pack(draft, gemeente)


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
    return Pack(
        gemeente=draft.of(Gemeente)[gemeente],
        facts=draft.table("facts"),
        anchors=draft.table("anchors"),
        steps=draft.of(Step),
        tasks=draft.of(Task),
        items=draft.of(Item),
        words=draft.of(Word),
        organisations=draft.of(Organisation),
        appointments=draft.of(Appointment),
        holidays=draft.of(Holiday),
        reasons=draft.of(Reason),
        cannot=draft.of(Cannot),
        planning=draft.of(Planning),
        done=draft.of(Done),
        notes=draft.of(NoteStart),
        reminders=draft.of(Reminder),
        endings=draft.of(Ending),
        afterwards=draft.of(Afterwards),
    )
