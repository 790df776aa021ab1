"""What nobody has checked yet and what a gemeente still has to choose: reviews/base.toml, then that of the gemeente."""

import tomllib
from functools import cache
from pathlib import Path

import msgspec

from backend.content.caches import kept
from backend.content.merge import BASE
from backend.content.packs import ROOT, load
from backend.content.schema import Pack

# Beside the packs: in a gemeente's own folder every TOML file is content.
FOLDER = "reviews"


class Note(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """For the beheerder, in Dutch. `tasks` is empty where it is about more than tasks."""

    text: str
    tasks: tuple[str, ...]


class Review(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    unverified: tuple[Note, ...] = ()
    choice: tuple[Note, ...] = ()

    def doubts_about(self, task: str) -> list[str]:
        return [note.text for note in self.unverified if task in note.tasks]


@kept
@cache
def load_review(gemeente: str, root: Path = ROOT) -> Review:
    """Raises msgspec.ValidationError for a file that does not fit."""
    base, own = _read(root, BASE), _read(root, gemeente)
    pack = load(gemeente, root)
    return Review(_kept(pack, base.unverified + own.unverified), _kept(pack, base.choice + own.choice))


def _read(root: Path, name: str) -> Review:
    path = root / FOLDER / f"{name}.toml"
    return msgspec.convert(tomllib.loads(path.read_text("utf-8")), Review) if path.exists() else Review()


def _kept(pack: Pack, notes: tuple[Note, ...]) -> tuple[Note, ...]:
    """What is only about tasks that this gemeente has switched off is not its concern."""
    own = (msgspec.structs.replace(note, tasks=tuple(filter(pack.tasks.get, note.tasks))) for note in notes)
    return tuple(new for new, old in zip(own, notes, strict=True) if new.tasks or not old.tasks)
