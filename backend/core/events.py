"""What happened. The event table is the history, the audit trail and the bus between slices."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from backend.core import clock, db
from backend.core.access import Person
from backend.core.engine import DB
from backend.core.trail.kinds import KINDS

CHANNEL = "wegwijs"


@dataclass(frozen=True, slots=True)
class Hint:
    """Something of this household changed, or this person's access did. Never the content."""

    household: int | None = None
    person: int | None = None

    def encode(self) -> str:
        return f"{self.household or ''}:{self.person or ''}"

    @classmethod
    def decode(cls, text: str) -> "Hint":
        household, _, person = text.partition(":")
        return cls(int(household) if household else None, int(person) if person else None)


_listeners: list[Callable[[Hint], None]] = []


def listen(listener: Callable[[Hint], None]) -> Callable[[], None]:
    """Calls back for each hint of this process; on PostgreSQL hints travel by LISTEN instead. Returns how to stop."""
    _listeners.append(listener)
    return lambda: _listeners.remove(listener)


_followed: set[str] = set()


def follow(verbs: Iterable[str]) -> None:
    """Events of these verbs wait until the worker has handled them."""
    _followed.update(verbs)


@dataclass(frozen=True, slots=True)
class Subject:
    """What an event is about."""

    gemeente: int
    household: int | None = None
    traject: int | None = None
    task: int | None = None


@dataclass(frozen=True, slots=True)
class Happened:
    """An event as a watcher gets it."""

    id: int
    verb: str
    subject: Subject
    actor: int | None
    data: dict[str, str | int | None]


def about(person: Person) -> Subject:
    """A newcomer's own dossier; for staff only the gemeente."""
    return Subject(person.gemeente, person.household, person.traject)


async def record(verb: str, subject: Subject, actor: Person | None = None, **data: str | int | None) -> None:
    """Writes the event in the caller's transaction. Raises RuntimeError outside write().

    Raises LookupError for a kind of which nobody said who may know it.
    """
    if verb not in KINDS:
        raise LookupError(f"{verb} has no line in core/trail/kinds")
    await db.execute(
        "INSERT INTO event (at, verb, gemeente, household, traject, task, actor, data, handled)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        *(clock.now(), verb, subject.gemeente, subject.household, subject.traject, subject.task),
        actor.id if actor else None,
        json.dumps(data, ensure_ascii=False),
        verb not in _followed,
    )
    if subject.household:
        await touch(subject.household)


async def touch(household: int) -> None:
    """What is shown of this household is no longer what it was.

    Whoever changes something of a household takes db.lock("household") first, so that two changes never wait
    for each other in a ring.
    """
    await db.execute("UPDATE household SET version = version + 1 WHERE id = ?", household)
    await hint(Hint(household=household))


async def hint(what: Hint) -> None:
    """Reaches every process when, and only when, the transaction is committed."""
    if DB.engine_type == "postgres":
        await db.execute("SELECT pg_notify(?, ?)", CHANNEL, what.encode())
    else:
        db.after_commit(lambda: _tell(what))


def _tell(what: Hint) -> None:
    for listener in list(_listeners):
        listener(what)
