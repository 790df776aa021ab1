"""What the content of a gemeente consists of, sorted by what a beheerder has to do about it."""

from typing import NamedTuple

from backend.content import Organisation, Pack, Task

CONFIDENCE = ("low", "medium", "high")
CONTACT = ("phone", "address", "hours", "email", "website")


class Gap(NamedTuple):
    """A place where this gemeente has to fill in how to reach someone."""

    organisation: Organisation
    fields: tuple[str, ...]


def by_confidence(pack: Pack) -> dict[str, list[Task]]:
    return {level: [task for task in pack.tasks.values() if task.confidence == level] for level in CONFIDENCE}


def gaps(pack: Pack) -> list[Gap]:
    local = (each for each in pack.organisations.values() if each.local)
    found = (Gap(each, tuple(field for field in CONTACT if not getattr(each, field))) for each in local)
    return [gap for gap in found if gap.fields]


def targets(pack: Pack) -> list[Task]:
    """Days that the gemeente chose itself: no law and no letter asks for them."""
    return [task for task in pack.tasks.values() if task.due and task.due_basis == "target"]
